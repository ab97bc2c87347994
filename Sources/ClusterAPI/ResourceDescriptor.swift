/// Where a resource lies, how often it is read, what reading takes and what its absence means.
package struct ResourceDescriptor: Hashable, Sendable {
    /// The resource that is described.
    package var resource: Resource
    /// Path and query, with nothing asked for that is not decoded.
    package var path: String
    /// A second path that some releases or documents have instead; nil for most.
    package var alternative: String?
    /// How often it is read.
    package var group: PollGroup
    /// The permission that a role needs for it, by its name in the product's documentation.
    package var permission: String
    /// What a 404 means.
    package var notFound: AbsenceMeaning
    /// What a 406 means.
    package var notAcceptable: AbsenceMeaning
    /// What the outermost value of the answer is.
    package private(set) var shape = AnswerShape.object
    /// The oldest documentation that has it; some releases before that may have it as well.
    package private(set) var since = "6.2"
    /// What it is asked about, where each object has an answer of its own.
    package private(set) var objects: AskedObjects?
    /// Whether an object is asked about only in every fifth slow interval.
    package private(set) var isSeldom = false

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

    func answers(_ shape: AnswerShape) -> Self { with { $0.shape = shape } }

    func since(_ release: String) -> Self { with { $0.since = release } }

    func of(_ objects: AskedObjects) -> Self { with { $0.objects = objects } }

    func seldom() -> Self { with { $0.isSeldom = true } }

    func or(_ path: String) -> Self { with { $0.alternative = path } }

    private func with(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }
}
