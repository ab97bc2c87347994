import CSimdJSON

/// Owns simdjson's parser and the memory of its last document.
///
/// One document at a time: its memory is used again for the next. Documents are bounded in length
/// and depth, and so is the memory that stays between two of them.
@safe struct JSONParser: ~Copyable {
    /// The longest document in bytes; the transport's limit is usually far below.
    static let maximumBytes = 256 << 20
    /// The deepest nesting; the API's own answers have six levels.
    static let maximumDepth = 64
    /// The longest document whose memory is kept for the next one.
    static let keptBytes = 12 << 20

    private let parser: OpaquePointer?

    /// Makes a parser that holds no memory yet.
    init() {
        unsafe parser = csimdjson_create(Self.maximumDepth, Self.maximumBytes)
    }

    deinit {
        unsafe csimdjson_free(parser)
    }

    /// Parses a document and hands its first value to a closure, which must not let it escape.
    mutating func withDocument<Result>(
        _ body: [UInt8],
        _ use: (JSONValue) throws(DecodingFailure) -> Result
    ) throws(DecodingFailure) -> Result {
        guard let parser = unsafe parser else { throw .notJSON(reason: "no memory for a parser") }
        defer { unsafe csimdjson_trim(parser, Self.keptBytes) }
        var document = unsafe csimdjson_document()
        var outcome = unsafe parse(body, with: parser, into: &document)
        if outcome == csimdjson_perhaps_repairable {
            outcome = unsafe parse(JSONRepair.repaired(body), with: parser, into: &document)
        }
        guard outcome == csimdjson_ok, let tape = unsafe document.tape,
            let strings = unsafe document.strings
        else {
            throw .notJSON(reason: unsafe String(cString: csimdjson_error(parser)))
        }
        return try use(unsafe JSONValue(tape: tape, strings: strings))
    }

    private func parse(
        _ body: [UInt8],
        with parser: OpaquePointer,
        into document: inout csimdjson_document
    ) -> csimdjson_result {
        unsafe body.withUnsafeBufferPointer { bytes in
            unsafe csimdjson_parse(
                parser,
                bytes.baseAddress,
                bytes.count,
                body.capacity,
                &document
            )
        }
    }
}
