/// Where a resource lies, how often it is read, what reading takes and what its absence means.
package struct ResourceDescriptor: Hashable, Sendable {
    /// The resource that is described.
    package var resource: Resource
    /// Path and query, with nothing asked for that is not decoded.
    package var path: String
    /// How often it is read.
    package var group: PollGroup
    /// The permission that a role needs for it, by its name in the product's documentation.
    package var permission: String
    /// What a 404 means.
    package var notFound: AbsenceMeaning
    /// What a 406 means.
    package var notAcceptable: AbsenceMeaning

    /// Joins a row of the table; the path is the part below `/v1/`, or absolute.
    init(
        _ resource: Resource,
        _ path: String,
        _ group: PollGroup,
        _ permission: String,
        _ absence: (notFound: AbsenceMeaning, notAcceptable: AbsenceMeaning)
    ) {
        self.resource = resource
        self.path = path.hasPrefix("/") ? path : "/v1/" + path
        self.group = group
        self.permission = permission
        self.notFound = absence.notFound
        self.notAcceptable = absence.notAcceptable
    }
}
