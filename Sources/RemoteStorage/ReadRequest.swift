/// A request of remote read: which series another engine wants, and of which time.
///
///     ReadRequest  { repeated Query queries = 1, repeated ResponseType accepted = 2 }
///     Query        { int64 start = 1, int64 end = 2, repeated LabelMatcher matchers = 3 }
///     LabelMatcher { Type type = 1, string name = 2, string value = 3 }
///
/// The hints that a query may carry are left out: they allow an answer to be shorter, and never
/// ask for it. Source: <https://prometheus.io/docs/prometheus/latest/querying/remote_read_api/>.
package struct ReadRequest: Hashable, Sendable {
    /// How a label is compared; the numbers are those of the message.
    package enum Comparison: UInt64, Hashable, Sendable {
        case equal = 0
        case notEqual = 1
        case matches = 2
        case doesNotMatch = 3
    }

    /// One condition on a label.
    package struct Matcher: Hashable, Sendable {
        /// How the label is compared.
        package var comparison = Comparison.equal
        /// The label's name.
        package var name = ""
        /// With what it is compared.
        package var value = ""
    }

    /// What one selector of a query wants.
    package struct Query: Hashable, Sendable {
        /// The first time that is wanted, in milliseconds since 1970.
        package var start: Int64 = 0
        /// The last time that is wanted.
        package var end: Int64 = 0
        /// The conditions, which hold together.
        package var matchers: [Matcher] = []
    }

    /// The most bytes of a body; a long list of names takes some ten thousand.
    package static let bodyBytesMax = 1 << 20
    /// The most bytes of a message.
    package static let messageBytesMax = 4 << 20
    /// The most queries of a message; engines send one.
    package static let queriesMax = 16
    /// The most conditions of a query.
    package static let matchersMax = 64

    /// The queries, each of which gets a result.
    package private(set) var queries: [Query] = []

    /// Reads the body of a request.
    package init(body: [UInt8]) throws(RemoteStorageError) {
        guard body.count <= Self.bodyBytesMax else { throw .tooLong(limit: Self.bodyBytesMax) }
        let message = try Snappy.decompress(body, limit: Self.messageBytesMax)
        var reader = ProtobufReader(message[...], "the request")
        var accepted: Set<UInt64> = []
        while let (field, value) = try reader.next() {
            switch (field, value) {
            case (1, .bytes(let bytes)):
                guard queries.count < Self.queriesMax else {
                    throw .tooMany(parts: "queries", limit: Self.queriesMax)
                }
                queries.append(try Query(bytes))
            case (2, .number(let type)): accepted.insert(type)
            case (2, .bytes(var packed)):
                while let type = packed.popVarint() { accepted.insert(type) }
            case _: break
            }
        }
        // Who names none takes samples, as all did before there was anything else.
        guard accepted.isEmpty || accepted.contains(0) else { throw .noCommonAnswer }
    }
}

extension ReadRequest.Query {
    fileprivate init(_ bytes: ArraySlice<UInt8>) throws(RemoteStorageError) {
        self.init()
        var reader = ProtobufReader(bytes, "a query")
        while let (field, value) = try reader.next() {
            switch (field, value) {
            case (1, .number(let time)): start = Int64(bitPattern: time)
            case (2, .number(let time)): end = Int64(bitPattern: time)
            case (3, .bytes(let bytes)):
                guard matchers.count < ReadRequest.matchersMax else {
                    throw .tooMany(parts: "matchers in a query", limit: ReadRequest.matchersMax)
                }
                matchers.append(try ReadRequest.Matcher(bytes))
            case _: break
            }
        }
    }
}

extension ReadRequest.Matcher {
    fileprivate init(_ bytes: ArraySlice<UInt8>) throws(RemoteStorageError) {
        self.init()
        var reader = ProtobufReader(bytes, "a matcher")
        while let (field, value) = try reader.next() {
            switch (field, value) {
            case (1, .number(let type)):
                guard let known = ReadRequest.Comparison(rawValue: type) else {
                    throw .unknownComparison(number: type)
                }
                comparison = known
            case (2, .bytes(let bytes)): name = try Self.text(bytes)
            case (3, .bytes(let bytes)): self.value = try Self.text(bytes)
            case _: break
            }
        }
    }

    private static func text(_ bytes: ArraySlice<UInt8>) throws(RemoteStorageError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .malformed(message: "a label")
        }
        return text
    }
}
