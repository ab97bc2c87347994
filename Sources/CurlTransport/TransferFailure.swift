import CLibcurl
import Glibc
import Watching

/// Explains the end of a transfer in the words of the port.
///
/// libcurl's codes alone are too coarse: code 60 is five different troubles with a certificate,
/// code 7 a refused and an unreachable host, code 56 a reset before and in the middle of an
/// answer. So the system's error, OpenSSL's verdict and what has arrived are looked at as well.
struct TransferFailure {
    let code: CURLcode
    let request: Request
    let received: ReceivedAnswer
    let facts: TransferFacts
    /// libcurl's own sentence, at most 255 bytes; it never holds headers, body or login.
    let text: String

    private var endpoint: Endpoint { request.endpoint }

    /// The error, or nil when the transfer brought a whole answer.
    var error: TransportError? {
        switch received.refusal {
        case .bodyTooLarge: return .tooLarge(endpoint, limit: request.responseLimit)
        case .headersTooLarge:
            let limit = ReceivedAnswer.headerBytesMax
            return .malformed(endpoint, reason: "headers larger than \(limit) bytes")
        case nil: break
        }
        if let alert = clientAlert {
            return .tls(endpoint, .clientRefused, reason: alert)
        }
        switch code {
        case CURLE_OK: return received.hasAllHeaders ? nil : .connectionReset(endpoint)
        case CURLE_OPERATION_TIMEDOUT: return timedOut
        // The connection died, and the request is not repeated on another one.
        case CURLE_ABORTED_BY_CALLBACK: return .connectionReset(endpoint)
        case CURLE_COULDNT_RESOLVE_HOST: return .nameNotResolved(endpoint)
        case CURLE_COULDNT_CONNECT: return notConnected
        case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE:
            return brokenOff
        case CURLE_PEER_FAILED_VERIFICATION:
            let verdict = CertificateVerdict(code: facts.chainVerdict)
            return .tls(endpoint, verdict.failure, reason: verdict.words ?? reason)
        default: return tlsFailure.map { .tls(endpoint, $0, reason: reason) } ?? handshakeOrAnswer
        }
    }

    /// How libcurl's sentences about the loss of an open connection begin.
    private static let lossOfConnection = [
        "Send failure", "Recv failure", "OpenSSL SSL_read", "OpenSSL SSL_write",
    ]

    /// libcurl's sentence; empty when it tells of something else than the code does.
    ///
    /// When an open connection turns out to be dead, libcurl goes on with a new one, but keeps the
    /// sentence about the old one: of all the failures of a request the first one is told.
    private var currentText: String {
        Self.lossOfConnection.contains { text.hasPrefix($0) } ? "" : text
    }

    /// What the server said against the client's certificate, if it did, in TLS's own words.
    ///
    /// With TLS 1.3 it says so only when the client takes the handshake for done, and the error is
    /// one of reading. Source: the alerts of RFC 8446, section 6, in OpenSSL's spelling.
    private var clientAlert: String? {
        guard code == CURLE_SSL_CONNECT_ERROR || code == CURLE_RECV_ERROR,
            case .credential(.certificate)? = request.login,
            let start = text.utf8.firstRange(of: "alert ".utf8)?.upperBound
        else { return nil }
        let words = String(text[start...].prefix { $0 != "," })
        return words.contains("certificate") || words.contains("unknown ca")
            || words.contains("access denied") ? "the server's alert is \(words)" : nil
    }

    /// libcurl's sentence, or the general one for the code.
    private var reason: String {
        if !currentText.isEmpty { return currentText }
        guard let general = unsafe curl_easy_strerror(code) else { return "code \(code.rawValue)" }
        return unsafe String(cString: general)
    }

    private var timedOut: TransportError {
        let limit = facts.hasAsked ? request.timeout : CurlOptions.connectLimit(of: request)
        return .timedOut(endpoint, after: limit, stage)
    }

    private var stage: TimeoutStage {
        if received.hasAllHeaders { return .receiving }
        if facts.hasAsked { return .waiting }
        return facts.isConnected ? .securing : .connecting
    }

    private var notConnected: TransportError {
        switch facts.systemError {
        case ECONNREFUSED: .connectionRefused(endpoint)
        case 0: .unreachable(endpoint, reason: reason)
        default: .unreachable(endpoint, reason: ErrorNumber.text(facts.systemError))
        }
    }

    private var brokenOff: TransportError {
        // libcurl 7 reports broken chunks with the code of a failed read.
        if text.hasSuffix("chunked-encoding") { return broken }
        return received.hasAllHeaders
            ? .truncated(endpoint, received: received.body.count)
            : .connectionReset(endpoint)
    }

    private var broken: TransportError {
        received.hasAllHeaders
            ? .undecodable(endpoint, reason: reason) : .malformed(endpoint, reason: reason)
    }

    /// Which check of TLS the code stands for; nil for the handshake itself and for other codes.
    private var tlsFailure: TLSFailure? {
        switch code {
        case CURLE_SSL_PINNEDPUBKEYNOTMATCH: .pinMismatch
        case CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM: .badFile
        case CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS: .untrusted
        case CURLE_SSL_CIPHER, CURLE_SSL_CLIENTCERT: .handshake
        default: nil
        }
    }

    private var handshakeOrAnswer: TransportError {
        guard code == CURLE_SSL_CONNECT_ERROR else { return broken }
        // OpenSSL's words for a first record that is none; there was no certificate to judge.
        if currentText.contains("wrong version number") || currentText.contains("http request") {
            return .unreachable(endpoint, reason: "its port answers, but not in TLS; plain HTTP?")
        }
        // A peer that hangs up in the handshake has refused nothing: it is going down or not up.
        let hungUp =
            currentText.contains("SSL_ERROR_SYSCALL") || currentText.contains("unexpected eof")
            || [ECONNRESET, EPIPE].contains(facts.systemError)
        return hungUp ? .connectionReset(endpoint) : .tls(endpoint, .handshake, reason: reason)
    }
}
