/// What has arrived of an answer, with the two bounds that end a transfer from our side.
struct ReceivedAnswer {
    /// A hundred times what the product sends; libcurl itself bounds only the single line.
    static let headerBytesMax = 64 << 10

    /// Why the rest was refused.
    enum Refusal: Equatable {
        /// The body would be larger than the request's limit.
        case bodyTooLarge
        /// The headers together are larger than ``headerBytesMax``.
        case headersTooLarge
    }

    /// The decoded body so far.
    private(set) var body: [UInt8] = []
    /// Set when a bound was passed.
    private(set) var refusal: Refusal?
    /// Whether the empty line after the headers came; libcurl takes an answer without it for whole.
    private(set) var hasAllHeaders = false
    private var isInterim = false
    private var headerBytes = 0

    /// Keeps a piece of the body; false when it does not fit any more.
    mutating func append(_ piece: UnsafeRawBufferPointer, limit: Int) -> Bool {
        guard piece.count <= limit - body.count else {
            refusal = .bodyTooLarge
            // Nobody will look at it: the memory is free at once, not when the waiting task runs.
            body = []
            return false
        }
        unsafe body.append(contentsOf: piece)
        return true
    }

    /// Counts a line of the headers, those of interim answers and trailers included.
    mutating func note(headerLine line: UnsafeRawBufferPointer) -> Bool {
        headerBytes += line.count
        guard headerBytes <= Self.headerBytesMax else {
            refusal = .headersTooLarge
            return false
        }
        if unsafe line.starts(with: "HTTP/".utf8) {
            // The empty line after an interim answer ("HTTP/1.1 103 …") ends nothing.
            isInterim = unsafe line.dropFirst("HTTP/1.1 ".utf8.count).first == UInt8(ascii: "1")
        } else if unsafe line.allSatisfy({ $0 == 0x0D || $0 == 0x0A }) {
            hasAllHeaders = !isInterim
        }
        return true
    }
}
