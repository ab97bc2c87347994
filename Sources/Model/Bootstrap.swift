/// What /v1/bootstrap says of the node that answers.
package struct Bootstrap: Hashable, Sendable {
    /// How far it is; nil when the answer did not say it.
    package var state: Status<BootstrapState>?

    /// A node of which nothing is known.
    package init() {}
}
