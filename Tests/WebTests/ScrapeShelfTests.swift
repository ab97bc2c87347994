import Exposition
import Model
import NIOCore
import Testing

@testable import Web

@Suite struct ScrapeShelfTests {
    /// Bodies of a shelf whose parts say how often they were made.
    private final class Counter {
        private let shelf = ScrapeShelf()
        private(set) var count = 0

        func lines(
            _ cluster: String? = nil,
            generation: Int = 1,
            at milliseconds: Int
        ) -> [String] {
            let body = shelf.body(
                of: cluster,
                generation: generation,
                at: .milliseconds(milliseconds)
            ) {
                count += 1
                return ScrapeParts(
                    before: [Self.part("a", count)],
                    clusters: [Self.part("b", count)],
                    behind: [Self.part("c", count)]
                )
            }
            let text = body.plain(.text).map { String(buffer: $0) }.joined()
            return text.split(separator: "\n").filter { !$0.hasPrefix("#") }
                .map { String($0.suffix(1)) }
        }

        private static func part(_ name: String, _ value: Int) -> ExpositionPart {
            var writer = FamilyWriter(name: name, help: "Of \(name).", kind: .gauge)
            writer.append([:], Int64(value))
            return ExpositionPart([writer.finish()])
        }
    }

    @Test func `who asks at the same time gets the same body`() {
        let counter = Counter()
        #expect(counter.lines(at: 0) == ["1", "1", "1"])
        #expect(counter.lines(at: 19) == ["1", "1", "1"])
        #expect(counter.count == 1)
    }

    @Test func `later only what the clusters say is the same`() {
        let counter = Counter()
        _ = counter.lines(at: 0)
        #expect(counter.lines(at: 20) == ["2", "1", "2"])
        #expect(counter.lines(at: 39) == ["2", "1", "2"])
        #expect(counter.lines(at: 40) == ["3", "1", "3"])
    }

    @Test func `nothing outlives its generation, not even for a moment`() {
        let counter = Counter()
        _ = counter.lines(at: 0)
        #expect(counter.lines(generation: 2, at: 1) == ["2", "2", "2"])
    }

    @Test func `each cluster has a body of its own`() {
        let counter = Counter()
        #expect(counter.lines("a", at: 0) == ["1", "1", "1"])
        #expect(counter.lines("b", at: 1) == ["2", "2", "2"])
        #expect(counter.lines(at: 2) == ["3", "3", "3"])
        #expect(counter.lines("a", at: 3) == ["1", "1", "1"])
    }
}
