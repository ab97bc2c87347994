import Alerting
import ClusterAPI
import Model
import TestSupport
import Testing
import Watching

/// What must hold about the reasons, whatever a cluster answers in whatever order.
@Suite struct ReasonPropertyTests {
    private static let replies: [Reply] = [
        .refused, .silent, .untrusted, .broken, .page, .truncated, .unauthorized,
    ]

    @Test func `one reason at most is told, and one is when it lasts`() {
        withSeeds(150) { random in
            var lab = Lab()
            var fires: Set<String> = []
            var badSince: Int?
            let pool = Self.replies.shuffled(using: &random).prefix(3)
            for _ in 0..<120 {
                let isBad = Int.random(in: 0..<8, using: &random) > 0
                let reply = pool.randomElement(using: &random) ?? .refused
                let answers = isBad ? Self.core(reply, &random) : Bodies().all
                let said = lab.cycle(answers, after: Int.random(in: 1...30, using: &random))
                badSince = isBad ? badSince ?? lab.seconds : nil
                for line in said { Self.follow(line, &fires) }
                let reasons = fires.filter { !$0.hasPrefix("permission") }
                #expect(reasons.count <= 1, "\(fires)")
                #expect(Set(lab.firing) == fires)
            }
        }
    }

    @Test func `a cluster that cannot be read for longer than every hold is told`() {
        withSeeds(150) { random in
            var lab = Lab()
            _ = lab.cycle(Bodies().all)
            let pool = Self.replies.shuffled(using: &random).prefix(
                Int.random(in: 1...3, using: &random)
            )
            var began: [Int] = []
            // With three reasons in turn, one of them is seen again within these looks.
            for place in 0..<40 {
                let reply = pool[pool.startIndex + place % pool.count]
                _ = lab.cycle([.cluster: reply], after: Int.random(in: 5...20, using: &random))
                began.append(lab.firing.count)
            }
            #expect(began.suffix(30).allSatisfy { $0 == 1 }, "\(began)")
        }
    }

    /// A core resource fails; those before it were read, and those after it not asked for.
    private static func core(_ reply: Reply, _ random: inout SplitMix64) -> [Resource: Reply] {
        let good = Bodies().all
        switch Int.random(in: 0..<3, using: &random) {
        case 0: return [.cluster: reply]
        case 1: return [.cluster: good[.cluster] ?? reply, .nodes: reply]
        case _:
            return [
                .cluster: good[.cluster] ?? reply, .nodes: good[.nodes] ?? reply,
                .databases: reply,
            ]
        }
    }

    private static func follow(_ line: String, _ fires: inout Set<String>) {
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        if words[0] == "firing" {
            #expect(fires.insert(words[1]).inserted, "\(line) twice")
        } else if words[0] == "flapping" {
            #expect(fires.contains(words[1]), "\(line) without firing")
        } else {
            #expect(fires.remove(words[1]) != nil, "\(line) without firing")
        }
    }
}
