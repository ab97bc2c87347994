/// One metric family of one source, rendered: the header and the finished sample lines.
package struct FamilyBlock: Sendable, Equatable {
    /// The family's name, by which a document is sorted.
    package let name: String

    /// The `# HELP` and `# TYPE` lines, each with its line feed.
    package let header: [UInt8]

    /// The sample lines in the order they are exposed, each with its line feed.
    package internal(set) var samples: [UInt8]
}
