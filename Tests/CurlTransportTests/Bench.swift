import CurlTransport
import Testing
import Watching

/// A transport of its own engine, with requests to loopback ports.
struct Bench {
    let engine: CurlEngine
    let transport: any Transport

    init(_ policy: TLSPolicy = TLSPolicy(skipsVerification: true), engine: CurlEngine? = nil) {
        self.engine = engine ?? CurlEngine()
        transport = CurlTransport(
            engine: self.engine,
            policy: policy,
            userAgent: "rewatchd/0.0.0-test"
        )
    }

    /// A request that, unless told otherwise, may take so long that only an event ends it.
    static func request(
        _ path: String = "/v1/cluster",
        host: String = "127.0.0.1",
        port: Int,
        isEncrypted: Bool = true,
        timeout: Duration = .seconds(3600)
    ) -> Request {
        Request(
            endpoint: Endpoint(host: host, port: port, isEncrypted: isEncrypted),
            path: path,
            login: nil,
            timeout: timeout,
            responseLimit: 1 << 20
        )
    }

    /// Sends and returns what became of it.
    func result(of request: Request) async -> Result<Response, TransportError> {
        do throws(TransportError) {
            return .success(try await transport.send(request))
        } catch {
            return .failure(error)
        }
    }

    /// Sends and returns the error, nil when there was an answer.
    func error(of request: Request) async -> TransportError? {
        guard case .failure(let error) = await result(of: request) else { return nil }
        return error
    }
}
