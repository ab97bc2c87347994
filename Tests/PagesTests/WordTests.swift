import Model
import Testing

@testable import Pages

/// Numbers and times as people read them.
@Suite struct WordTests {
    @Test(arguments: [
        (Quantity.rate, 0.0, "0/s"), (.rate, 12_400, "12.4k/s"), (.rate, 999.6, "1k/s"),
        (.rate, 0.254, "0.25/s"), (.rate, 3_456_789, "3.46M/s"), (.count, 42, "42"),
        (.count, 999, "999"), (.count, 1e18, "1000000T"), (.count, -1_500, "-1.5k"),
        (.bytes, 0, "0 B"), (.bytes, 1_023, "1 KiB"), (.bytes, 1_288_490_188, "1.2 GiB"),
        (.bytes, 5_500_000_000_000, "5 TiB"), (.byteRate, 2_048, "2 KiB/s"),
        (.seconds, 0.000_34, "340 µs"), (.seconds, 0.0123, "12.3 ms"), (.seconds, 1.5, "1.5 s"),
        (.seconds, 0, "0 s"), (.seconds, 7_200, "2 h"), (.ratio, 0.31, "31 %"),
        (.ratio, 0.067, "6.7 %"), (.ratio, 1.134, "113 %"), (.ratio, 0, "0 %"),
        (.bytes, .nan, "–"), (.rate, .infinity, "–"),
    ])
    func `a number has its unit`(_ quantity: Quantity, _ number: Double, _ text: String) {
        #expect(quantity.text(number) == text)
    }

    @Test(
        arguments: [
            (0, "0 s"), (59_999, "59 s"), (60_000, "1 min"), (3_599_000, "59 min"),
            (3_600_000, "1 h"), (3_900_000, "1 h 5 min"), (86_400_000, "1 d"),
            (97_200_000, "1 d 3 h"),
            (86_400_000 * 89, "89 d"), (86_400_000 * 12_345, "12\u{202F}345 d"), (-5_000, "0 s"),
        ] as [(Int64, String)]
    )
    func `a length of time is said in two units at most`(_ milliseconds: Int64, _ text: String) {
        #expect(Elapsed.text(milliseconds: milliseconds) == text)
    }

    @Test(arguments: [
        (Quantity.rate, 1.0, 0.5), (.rate, 17_000, 5_000), (.rate, 0.003, 0.001),
        (.rate, 4, 1), (.rate, 9_999, 5_000), (.bytes, 1_073_741_824, 268_435_456),
        (.bytes, 3_000, 1_024), (.rate, 0, 1), (.rate, .infinity, 1),
    ])
    func `an axis has round steps, four at most`(
        _ quantity: Quantity,
        _ top: Double,
        _ step: Double
    ) {
        #expect(abs(quantity.step(reaching: top, in: 4) - step) < step / 1e9)
    }

    @Test func `a name of any length is cut in time, and turns nothing`() {
        let long = String(repeating: "a\u{301}", count: 2_000_000)
        #expect(ShownName.cut(long, 48).unicodeScalars.count == 49)
        #expect(ShownName.plain("a\u{202E}b\u{2066}c\u{200F}d") == "abcd")
        #expect(ShownName.html("\u{202E}<x>").text == "<bdi>\u{202E}&lt;x&gt;</bdi>")
    }

    @Test func `the worst is the greatest`() {
        #expect(Standing.allCases == Standing.allCases.sorted())
        #expect(Set(Standing.allCases.map(\.sign)).count == 4)
    }
}
