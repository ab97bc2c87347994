import Exposition
import Pages
import Synchronization
import Web

/// A source with fixed bodies and switches.
final class FakeSource: MetricsSource {
    struct State {
        var isReady = false
        var reloads = 0
        var reloadResult = ReloadResult.applied
    }

    let state = Mutex(State())
    private let bodies: [String?: ScrapeBody]
    private let names: [String]

    /// Serves segments for everything, and one segment for each cluster.
    init(_ segments: [String] = ["a 1\n", "b 2\n"], clusters: [String: String] = [:]) {
        var bodies: [String?: ScrapeBody] = clusters.reduce(into: [:]) {
            $0[$1.key] = ScrapeBody([Self.segment($1.value)])
        }
        bodies[nil] = ScrapeBody(segments.map { Self.segment($0) })
        self.bodies = bodies
        names = clusters.keys.sorted()
    }

    var isReady: Bool { state.withLock { $0.isReady } }

    func scrape(cluster: String?) -> ScrapeBody? { bodies[cluster] }

    func page(_ address: PageAddress) async -> PageAnswer {
        switch address {
        case .cluster(let name, _) where !names.contains(name):
            PageAnswer(status: 404, .html, Array("<p>none</p>".utf8))
        case .style: PageAnswer(.style, Array("p {}".utf8))
        case .script: PageAnswer(.script, Array("1".utf8))
        case .fleet, .cluster, .database, .timeline, .polls, .configuration:
            PageAnswer(.html, Array("\(address)".utf8))
        }
    }

    func status(_ question: StatusQuestion) async -> APIAnswer {
        APIAnswer(json: Array("\(question.cluster ?? "-") \(question.database ?? "-")".utf8))
    }

    func polls(cluster: String?) async -> APIAnswer {
        APIAnswer(json: Array("polls \(cluster ?? "-")".utf8))
    }

    private static func segment(_ text: String) -> BodySegment {
        BodySegment { format in
            switch format {
            case .text: Array(text.utf8)
            case .openMetrics: Array("# OM\n\(text)".utf8)
            }
        }
    }

    func alerts() -> APIAnswer { APIAnswer(json: Array("{\"alerts\":1}".utf8)) }

    func events(since: String?, limit: String?) async -> APIAnswer {
        APIAnswer(json: Array("{\"since\":\"\(since ?? "")\",\"limit\":\"\(limit ?? "")\"}".utf8))
    }

    func series(_ question: SeriesQuestion) async -> APIAnswer {
        let text = "\(question.match) \(question.from ?? "") \(question.step ?? "")"
        return APIAnswer(status: question.match.isEmpty ? 400 : 200, json: Array(text.utf8))
    }

    func read(_ message: [UInt8]) async -> ReadReply {
        guard message != Array("bad".utf8) else {
            return .refused(APIAnswer(status: 400, json: Array("{}".utf8)))
        }
        return .message(message.reversed(), type: "a/b", encoding: "c")
    }

    func reload() async -> ReloadResult {
        state.withLock {
            $0.reloads += 1
            return $0.reloadResult
        }
    }
}
