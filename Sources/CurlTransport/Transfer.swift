import CLibcurl
import Watching

/// One request on its way: an easy handle, what it has received, and who waits for it.
///
/// It belongs to the engine's thread. libcurl refers to it without keeping it, so ``CurlHandle``
/// holds it for as long as its handle is with the multi handle.
final class Transfer {
    let easy = EasyHandle()
    let cancellation: Cancellation
    /// Resumes the waiting task; called once, after the handle left the multi handle.
    let finish: (Result<Response, TransportError>) -> Void
    private let request: Request
    private var received = ReceivedAnswer()
    private var hasBeenSent = false

    /// Prepares the handle; throws when the request cannot be sent or the authority file not read.
    init(
        _ order: TransferOrder,
        cancellation: Cancellation,
        finish: @escaping (Result<Response, TransportError>) -> Void
    ) throws(TransportError) {
        self.request = order.request
        self.cancellation = cancellation
        self.finish = finish
        try CurlOptions(order).apply(to: easy)
        unsafe easy.deliver(
            to: self,
            header: { unsafe Transfer.takeHeader($0, $1, $2, $3) },
            body: { unsafe Transfer.takeBody($0, $1, $2, $3) },
            permission: { sender, _, _, _, _ in unsafe Transfer.permit(sender) }
        )
    }

    /// What the request came to, given libcurl's verdict; read before the handle is removed.
    func result(of code: CURLcode) -> Result<Response, TransportError> {
        let failure = TransferFailure(
            code: code,
            request: request,
            received: received,
            facts: TransferFacts(easy),
            text: easy.reason
        )
        let status = easy.number(CURLINFO_RESPONSE_CODE)
        // Such an answer has said what matters with its headers. Above all a 401 must be seen even
        // if its body breaks off or never ends, or the login would be tried again and again.
        let isSaid = status >= 300 && received.hasAllHeaders
        if let error = failure.error, !isSaid { return .failure(error) }
        var response = Response(
            status: status,
            body: received.body,
            contentType: easy.header("Content-Type"),
            location: easy.header("Location"),
            retryAfter: easy.header("Retry-After").flatMap(Self.seconds)
        )
        response.challenge = easy.header("WWW-Authenticate")
        response.stateID = easy.header("cluster-state-id").flatMap { Int64($0) }
        response.serverCertificate = easy.serverCertificate
        return .success(response)
    }

    /// RFC 9110, 10.2.3: a number of seconds, or a date, which two clocks would be needed for.
    private static func seconds(_ text: String) -> Duration? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int32(text).map { .seconds($0) }
    }
}

// What libcurl calls while it performs; a count other than the offered one ends the transfer.
extension Transfer {
    /// Lets a request out once.
    ///
    /// libcurl would repeat it on another connection when one that it reused dies before the first
    /// byte, up to five times; each of them would be a login that nobody counts.
    /// Source: <https://curl.se/libcurl/c/CURLOPT_PREREQFUNCTION.html>.
    private static func permit(_ sender: UnsafeMutableRawPointer?) -> Int32 {
        guard let sender = unsafe sender else { return CURL_PREREQFUNC_ABORT }
        let transfer = unsafe Unmanaged<Transfer>.fromOpaque(sender).takeUnretainedValue()
        defer { transfer.hasBeenSent = true }
        return transfer.hasBeenSent ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK
    }

    private static func takeBody(
        _ bytes: UnsafeMutablePointer<CChar>?,
        _ size: Int,
        _ count: Int,
        _ receiver: UnsafeMutableRawPointer?
    ) -> Int {
        guard let receiver = unsafe receiver else { return 0 }
        let transfer = unsafe Unmanaged<Transfer>.fromOpaque(receiver).takeUnretainedValue()
        let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
        let fits = unsafe transfer.received.append(piece, limit: transfer.request.responseLimit)
        // For an empty piece any other number than 0 is the refusal.
        return fits ? size * count : size * count + 1
    }

    private static func takeHeader(
        _ bytes: UnsafeMutablePointer<CChar>?,
        _ size: Int,
        _ count: Int,
        _ receiver: UnsafeMutableRawPointer?
    ) -> Int {
        guard let receiver = unsafe receiver else { return 0 }
        let transfer = unsafe Unmanaged<Transfer>.fromOpaque(receiver).takeUnretainedValue()
        let line = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
        return unsafe transfer.received.note(headerLine: line) ? size * count : size * count + 1
    }
}
