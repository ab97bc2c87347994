import CLibcurl
import Watching

/// Every option that a request is sent with; the only place that opens a `Secret`.
///
/// What is not set here has libcurl's default: no redirects, no cookies, no `.netrc`, no HTTP/0.9,
/// no `Expect`. The headers sent are `Host`, `User-Agent`, `Accept`, `Accept-Encoding` and, with a
/// login, `Authorization`; the product answers an unknown header with status 400. A request is a
/// GET, unless it has a body or asks for a token: that is a POST, and has `Content-Type` and
/// `Content-Length`.
struct CurlOptions {
    /// A node with which no TLS comes about in this time will not answer in time either.
    private static let connectLimitMax = Duration.seconds(10)

    /// How long a connection may have been idle and still be used again, in seconds.
    ///
    /// A request is never repeated by itself, so one on a connection that the server has given up
    /// meanwhile would be lost. That is within a cycle, and hardly ever between two.
    private static let idleSecondsMax = 5

    private let order: TransferOrder
    private let target: RequestTarget
    private let authorities: [UInt8]?

    /// Reads the authority file and builds the URL, which is all that can fail.
    init(_ order: TransferOrder) throws(TransportError) {
        self.order = order
        let (policy, endpoint) = (order.policy, order.request.endpoint)
        target = try RequestTarget(order.request, serverName: policy.serverName)
        if let pins = policy.pinnedPublicKeys, !pins.utf8.starts(with: "sha256//".utf8) {
            // libcurl would take it for the path of a file.
            throw .tls(endpoint, .badFile, reason: "the pinned key is not of the form sha256//")
        }
        guard let path = policy.authorityFile, !policy.skipsVerification else {
            authorities = nil
            return
        }
        do throws(AuthorityFile.Unreadable) {
            authorities = try AuthorityFile.read(path)
        } catch {
            throw .tls(endpoint, .badFile, reason: error.reason)
        }
    }

    /// Sets them; each lasts until the handle is freed, which is after one request.
    func apply(to easy: EasyHandle) {
        let request = order.request
        let numbers = [
            (CURLOPT_NOSIGNAL, 1),
            (CURLOPT_QUICK_EXIT, 1),  // A cancelled name lookup is left behind, not waited for.
            (CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1)),
            (CURLOPT_PATH_AS_IS, 1),
            (CURLOPT_DISALLOW_USERNAME_IN_URL, 1),
            (CURLOPT_MAXAGE_CONN, Self.idleSecondsMax),
            (CURLOPT_TIMEOUT_MS, Self.milliseconds(request.timeout)),
            (CURLOPT_CONNECTTIMEOUT_MS, Self.milliseconds(Self.connectLimit(of: request))),
        ]
        for (option, value) in numbers { easy.set(option, value) }
        let texts = [
            (CURLOPT_URL, target.url),
            (CURLOPT_PROTOCOLS_STR, request.endpoint.isEncrypted ? "https" : "http"),
            (CURLOPT_PROXY, ""),  // Not even one from the environment: it would see the login.
            (CURLOPT_USERAGENT, order.userAgent),
            (CURLOPT_ACCEPT_ENCODING, "gzip"),
        ]
        for (option, value) in texts { easy.set(option, value) }
        if let connectTo = target.connectTo { easy.set(CURLOPT_CONNECT_TO, listOf: [connectTo]) }
        judgeCertificate(easy)
        logIn(easy)
    }

    /// How long the way to the first byte of the request may take, handshake included.
    static func connectLimit(of request: Request) -> Duration {
        min(request.timeout, connectLimitMax)
    }

    private func judgeCertificate(_ easy: EasyHandle) {
        let policy = order.policy
        // A pin alone decides; with authorities, both must hold.
        let pinDecides = policy.pinnedPublicKeys != nil && policy.authorityFile == nil
        let verifies = !policy.skipsVerification && !pinDecides
        easy.set(CURLOPT_SSL_VERIFYPEER, verifies ? 1 : 0)
        easy.set(CURLOPT_SSL_VERIFYHOST, verifies ? 2 : 0)
        easy.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        // Every new connection is judged in full, under the policy as it is then.
        easy.set(CURLOPT_SSL_SESSIONID_CACHE, 0)
        easy.set(CURLOPT_CERTINFO, 1)
        if !policy.skipsVerification, let pins = policy.pinnedPublicKeys {
            easy.set(CURLOPT_PINNEDPUBLICKEY, pins)
        }
        if let authorities {
            easy.set(CURLOPT_CAINFO_BLOB, authorities)
            // The system's folder would be trusted besides.
            easy.set(CURLOPT_CAPATH, nil)
        }
    }

    private func logIn(_ easy: EasyHandle) {
        var headers = ["Accept: application/json"]
        switch order.request.login {
        case nil, .exchange(.certificate, _)?:
            break
        case .credential(.user(let name, let password))?:
            logIn(easy, as: name, with: password)
        case .credential(.certificate(let certificate))?:
            show(certificate, easy)
        case .token(let token)?:
            let word = token.scheme.rawValue
            headers.append(token.secret.reveal { "Authorization: \(word) \($0)" })
        case .exchange(.user(let name, let password), let place)?:
            if place != .body { logIn(easy, as: name, with: password) }
            headers.append("Content-Type: application/json")
            easy.set(CURLOPT_POST, 1)
            let body = place == .header ? "" : TokenRequestBody.text(name, password)
            easy.set(CURLOPT_COPYPOSTFIELDS, body)
        }
        if let body = order.request.body {
            easy.set(CURLOPT_POST, 1)
            easy.setCopy(of: body.bytes)
            // Without the empty one libcurl would ask first whether a large body is welcome.
            headers += ["Content-Type: \(body.contentType)", "Expect:"] + body.headers
        }
        easy.set(CURLOPT_HTTPHEADER, listOf: headers)
    }

    private func logIn(_ easy: EasyHandle, as name: String, with password: Secret) {
        easy.set(CURLOPT_HTTPAUTH, rewatchd_curl_basic_authentication())
        easy.set(CURLOPT_USERNAME, name)
        password.reveal { easy.set(CURLOPT_PASSWORD, $0) }
    }

    /// An open connection is used again only by a request with the same certificate.
    private func show(_ certificate: ClientCertificate, _ easy: EasyHandle) {
        easy.set(CURLOPT_SSLCERTTYPE, "PEM")
        easy.set(CURLOPT_SSLCERT_BLOB, certificate.chain)
        easy.set(CURLOPT_SSLKEYTYPE, "PEM")
        certificate.key.reveal { easy.set(CURLOPT_SSLKEY_BLOB, Array($0.utf8)) }
    }

    /// Rounded up, since 0 would mean no limit; at most 24 days, which is the most libcurl takes.
    private static func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        let limit = Int64(Int32.max)
        guard seconds < limit / 1000 else { return Int(limit) }
        let milliseconds =
            seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        return Int(max(milliseconds, 1))
    }
}
