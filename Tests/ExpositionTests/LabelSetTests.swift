import Exposition
import Testing

@Suite struct LabelSetTests {
    @Test(
        arguments: [
            ([], "{}"),
            ([("node", "1"), ("cluster", "a")], #"{cluster="a",node="1"}"#),
            ([("a", "")], #"{a=""}"#),
            ([("a", #"q"b\n"#)], #"{a="q\"b\\n"}"#),
            ([("a", "x\ny\r\tz")], "{a=\"x\\ny\r\tz\"}"),
            ([("a", "é🙂,}")], #"{a="é🙂,}"}"#),
            ([("a", "1"), ("b", "2"), ("a", "3")], #"{a="3",b="2"}"#),
            ([("ab", "1"), ("a_b", "2"), ("aB", "3")], #"{aB="3",a_b="2",ab="1"}"#),
        ] as [([(String, String)], String)]
    )
    func `renders sorted and escaped`(_ labels: [(String, String)], _ text: String) {
        #expect(LabelSet(labels.map { (name: $0.0, value: $0.1) }).description == text)
    }

    @Test(
        arguments: [
            (1_023, "x"), (1_024, "x"), (1_025, "x"), (5_000, "x"), (1_024, "é"), (1_025, "🙂"),
            (3_000, "\u{301}"),
        ] as [(Int, Character)]
    )
    func `long values are cut to the bound`(_ count: Int, _ character: Character) {
        let value = String(repeating: String(character), count: count)
        let labels: LabelSet = ["a": value]
        let scalars = labels.description.unicodeScalars.dropFirst(4).dropLast(2)
        if count <= LabelSet.valueLengthMax {
            #expect(scalars.elementsEqual(value.unicodeScalars))
        } else {
            #expect(scalars.count == LabelSet.valueLengthMax)
            #expect(scalars.last == "…")
        }
    }

    @Test func `sets are ordered as their series are exposed`() {
        let sets: [LabelSet] = [["a": "10"], ["a": "1"], ["a": "1", "b": "0"], [:], ["a": "2"]]
        #expect(
            sets.sorted().map(\.description)
                == ["{}", #"{a="1"}"#, #"{a="1",b="0"}"#, #"{a="10"}"#, #"{a="2"}"#]
        )
    }

    /// They are compared eight bytes at a time, so each length and each place of a difference counts.
    @Test func `the order is that of the bytes`() {
        let texts = (0..<20).flatMap { length in
            ["", "é", "~", "0"].map { String(repeating: "x", count: length) + $0 }
        }
        let sets = texts.map { LabelSet([(name: "a", value: $0)]) }
        for one in sets {
            for other in sets {
                let isBefore = one.bytes.lexicographicallyPrecedes(other.bytes)
                #expect((one < other) == isBefore, "\(one) and \(other)")
            }
        }
    }

    @Test func `many are ordered at once as they are by twos, and equal ones stay`() {
        let values = (0..<300).map { String($0 % 97 * 89_989) }
        let sets = values.map { LabelSet([(name: "cluster", value: "a"), (name: "n", value: $0)]) }
        let order = LabelSet.order(of: sets + [[:]])
        #expect(order.first == 300, "no labels come first")
        for (one, other) in zip(order.dropFirst(), order.dropFirst(2)) {
            #expect(sets[one] < sets[other] || sets[one] == sets[other] && one < other)
        }
        #expect(Set(order) == Set(0...300))
        #expect(LabelSet.order(of: []).isEmpty)
    }

    @Test(arguments: ["", "1a", "a-b", "é", "a b"])
    func `a name that Prometheus would refuse is a mistake of the caller`(_ name: String) async {
        await #expect(processExitsWith: .failure) { [name] in
            _ = LabelSet([(name: name, value: "1")])
        }
    }
}
