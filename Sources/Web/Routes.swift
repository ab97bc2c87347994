import Exposition
import HTTPTypes
import Hummingbird
import NIOCore
import Pages

/// Decides what each request is answered with.
///
/// A switch over a handful of fixed paths, not a router: only pages have paths with variable parts,
/// and those are read by `PageAddress`.
struct Routes<Source: MetricsSource>: Sendable {
    let source: Source
    let isLifecycleEnabled: Bool

    /// Answers a request; a HEAD is answered as GET, its body is left out by the sender.
    func answer(to request: Request) async -> Answer {
        let get: [HTTPRequest.Method] = [.get, .head]
        switch request.uri.path {
        case "/metrics": return only(get, request) { metrics(request) }
        case "/-/healthy": return only(get, request) { .line(.ok, "rewatchd is healthy.") }
        case "/-/ready": return only(get, request) { ready() }
        case "/api/v1/series":
            guard get.contains(request.method) else { return only(get, request) { ready() } }
            return .json(await source.series(SeriesQuestion(query: request.uri.query)))
        case "/api/v1/read":
            guard request.method == .post else { return only([.post], request) { ready() } }
            return await read(request)
        case "/api/v1/alerts": return only(get, request) { .json(source.alerts()) }
        case "/api/v1/status":
            guard get.contains(request.method) else { return only(get, request) { ready() } }
            return .json(await source.status(StatusQuestion(query: request.uri.query)))
        case "/api/v1/polls":
            guard get.contains(request.method) else { return only(get, request) { ready() } }
            let cluster = QueryParameter.value(of: "cluster", in: request.uri.query)
            return .json(await source.polls(cluster: cluster))
        case "/api/v1/events":
            guard get.contains(request.method) else { return only(get, request) { ready() } }
            let query = request.uri.query
            let since = QueryParameter.value(of: "since", in: query)
            let limit = QueryParameter.value(of: "limit", in: query)
            return .json(await source.events(since: since, limit: limit))
        case "/-/reload":
            guard request.method == .post else { return only([.post], request) { reloadDisabled } }
            return isLifecycleEnabled ? await reload() : reloadDisabled
        default: return await page(request)
        }
    }

    private func page(_ request: Request) async -> Answer {
        let uri = request.uri
        guard let address = PageAddress(path: uri.path, query: uri.query) else {
            return .line(.notFound, "There is nothing here; / lists what there is.")
        }
        guard [.get, .head].contains(request.method) else {
            return only([.get, .head], request) { ready() }
        }
        let isCompressed = AcceptEncoding.prefersGzip(request.headers[.acceptEncoding])
        return await source.page(address).answer(isCompressed: isCompressed)
    }

    private func only(
        _ methods: [HTTPRequest.Method],
        _ request: Request,
        answer: () -> Answer
    ) -> Answer {
        if methods.contains(request.method) { return answer() }
        let allowed = methods.map(\.rawValue).joined(separator: ", ")
        return .line(.methodNotAllowed, "Only \(allowed) can be used here.").with(.allow, allowed)
    }

    private func metrics(_ request: Request) -> Answer {
        let cluster = QueryParameter.value(of: "cluster", in: request.uri.query)
        guard let body = source.scrape(cluster: cluster) else {
            return .line(.notFound, "No cluster of that name is watched.")
        }
        let format = AcceptedFormat.format(request.headers[.accept])
        let isCompressed = AcceptEncoding.prefersGzip(request.headers[.acceptEncoding])
        let answer = Answer(
            .ok,
            type: format.contentType,
            body: isCompressed ? body.compressed(format) : body.plain(format)
        ).with(.vary, "Accept, Accept-Encoding")
        return isCompressed ? answer.with(.contentEncoding, "gzip") : answer
    }

    /// Answers a message of remote read, whose length is bounded before it is taken.
    private func read(_ request: Request) async -> Answer {
        let message: ByteBuffer
        do {
            message = try await request.body.collect(upTo: WebLimits.messageBytesMax)
        } catch is NIOTooManyBytesError {
            return .line(.contentTooLarge, "No message is so long.").with(.connection, "close")
        } catch {
            return .line(.badRequest, "The message did not arrive.").with(.connection, "close")
        }
        switch await source.read(Array(buffer: message)) {
        case .refused(let answer): return .json(answer)
        case .message(let bytes, let type, let encoding):
            return Answer(.ok, type: type, body: [ByteBuffer(bytes: bytes)])
                .with(.contentEncoding, encoding)
        }
    }

    private func ready() -> Answer {
        source.isReady
            ? .line(.ok, "rewatchd is ready.")
            : .line(.serviceUnavailable, "Not every cluster has been polled yet.")
    }

    private var reloadDisabled: Answer { .line(.forbidden, "Lifecycle API is not enabled.") }

    private func reload() async -> Answer {
        switch await source.reload() {
        case .applied: .line(.ok, "The configuration was reloaded.")
        case .refused(let reason):
            .line(
                .internalServerError,
                "The configuration was not reloaded, the running one stays: \(reason)"
            )
        }
    }
}
