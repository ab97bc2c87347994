import Watching

/// What the engine needs to know to perform one request.
struct TransferOrder: Sendable {
    var request: Request
    var policy: TLSPolicy
    var userAgent: String
}
