import Model
import Testing

/// Identifiers, statuses and subjects.
@Suite struct VocabularyTests {
    @Test func identifiersSortByValueAndBeforeOtherText() {
        let texts = ["1", "2", "10", "18446744073709551615", "-1", "1:2:3", "a", "b"]
        let sorted = texts.map { UID($0) }
        #expect(sorted.reversed().sorted() == sorted)
        for (index, left) in sorted.enumerated() {
            for (other, right) in sorted.enumerated() {
                #expect((left < right) == (index < other), "\(left) < \(right)")
            }
        }
        #expect(UID(7) == UID("7"))
        #expect(UID(7).description == "7")
    }

    @Test func anUnknownWordStaysVisible() {
        let known = Status<NodeStatus>(word: "down")
        let unknown = Status<NodeStatus>(word: "going_offline")
        #expect(known == .known(.down))
        #expect(known.label == "down")
        #expect(unknown == .unrecognised("going_offline"))
        #expect(unknown.label == "unrecognised")
        #expect(unknown.description == "going_offline")
    }

    @Test(
        arguments: [
            (.cluster, "cluster"), (.node(UID("2")), "node:2"), (.database(UID("5")), "database:5"),
            (.shard(UID("17")), "shard:17"), (.resource("nodes"), "resource:nodes"),
        ] as [(Subject, String)]
    )
    func aSubjectIsWrittenAsInTheJournal(_ subject: Subject, _ text: String) {
        #expect(subject.description == text)
    }
}
