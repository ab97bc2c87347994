/// The cluster's licence as /v1/license tells it, without the licence text.
package struct License: Hashable, Sendable {
    /// Until when it is valid.
    package var expiration: Timestamp?
    /// Whether the cluster counts it as expired.
    package var expired: Bool?
    /// How many shards it allows.
    package var shardsLimit: Double?

    /// Joins what was read.
    package init(expiration: Timestamp?, expired: Bool?, shardsLimit: Double?) {
        self.expiration = expiration
        self.expired = expired
        self.shardsLimit = shardsLimit
    }
}
