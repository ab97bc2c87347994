/// What a 404 or a 406 says of a resource; everywhere else it is just an error.
package enum AbsenceMeaning: Hashable, Sendable {
    /// The resource must be there: the answer is an error.
    case failure
    /// There are no objects of this kind, so there are no statistics of them.
    case noObjects
    /// This version of the product, or this state of the cluster, does not have the resource.
    case unsupported
    /// The object asked about is not there, or has no such thing, when the answer says anything.
    ///
    /// One that says nothing comes from a release without the resource.
    case noSuchObject
    /// The one thing that the resource describes does not exist.
    case none
}
