/// The process that takes the data of other databases in, as its state tells it.
package struct Syncer: Hashable, Sendable {
    /// A number that changes when it starts anew.
    package var run: Double?

    /// A process of which nothing is known.
    package init() {}
}
