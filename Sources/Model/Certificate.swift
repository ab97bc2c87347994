/// A certificate of the cluster, or the first one of a chain.
package struct Certificate: Hashable, Sendable {
    /// What it is for, such as `proxy`: the API's name for it without `_cert`.
    package var name: String
    /// Whom it names, such as `CN=cluster.example, O=Example`.
    package var subject: String
    /// When it ends; of a chain, when the first of its certificates does.
    package var notAfter: Timestamp

    /// Joins what was read.
    package init(name: String, subject: String, notAfter: Timestamp) {
        self.name = name
        self.subject = subject
        self.notAfter = notAfter
    }
}
