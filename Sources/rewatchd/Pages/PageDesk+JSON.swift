import Model
import Pages
import Watching
import Web

extension PageDesk {
    /// Answers `GET /api/v1/status`: what the pages show, as data.
    @concurrent
    func status(_ question: StatusQuestion) async -> APIAnswer {
        guard let name = question.cluster else { return Self.success(await fleet().json) }
        guard let cluster = cluster(name, search: "") else {
            return Refusal(404, "not_found", "no cluster of that name is watched").answer
        }
        guard let uid = question.database else { return Self.success(cluster.json) }
        guard let database = viewer(of: name)?.database(UID(uid), span: .hour) else {
            return Refusal(404, "not_found", "no database of that number is known").answer
        }
        return Self.success(database.json)
    }

    /// Answers `GET /api/v1/polls`: how a cluster was read lately.
    @concurrent
    func pollsAnswer(cluster: String?) async -> APIAnswer {
        guard let polls = polls(cluster) else {
            return Refusal(404, "not_found", "no cluster of that name is watched").answer
        }
        return Self.success(polls.json)
    }

    static func success(_ data: JSON) -> APIAnswer {
        let document = JSON.object([.init("status", .text("success")), .init("data", data)])
        return APIAnswer(json: document.bytes + [UInt8(ascii: "\n")])
    }
}
