import Model
import Testing

/// RFC 3339 in both directions, a line for each case.
@Suite struct TimestampTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2015-05-28T08:06:44Z", 1_432_800_404_000),
            ("2026-11-22T00:33:43.120Z", 1_795_307_623_120),
            ("2000-02-29T23:59:59Z", 951_868_799_000),
            ("1969-12-31T23:59:59.999Z", -1), ("0001-01-01T00:00:00Z", -62_135_596_800_000),
            ("9999-12-31T23:59:59Z", 253_402_300_799_000),
            ("2026-03-01t10:00:00z", 1_772_359_200_000),
            ("2026-03-01T12:00:00+02:00", 1_772_359_200_000),
            ("2026-03-01T05:30:00-04:30", 1_772_359_200_000),
            ("2026-03-01T10:00:00.1234567Z", 1_772_359_200_123),
            ("2026-03-01T10:00:00.5+00:00", 1_772_359_200_500),
            ("2016-12-31T23:59:60Z", 1_483_228_800_000),
        ] as [(String, Int64)]
    )
    func readsATime(_ text: String, _ milliseconds: Int64) {
        #expect(Timestamp(rfc3339: text)?.milliseconds == milliseconds)
    }

    @Test(
        arguments: [
            "", "2026", "2026-03-01", "2026-03-01T10:00:00", "2026-03-01 10:00:00Z",
            "2026-03-01T10:00:44ZZ", "2026-03-01T10:00:00.Z", "2026-3-1T10:00:00Z",
            "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z", "2026-04-31T00:00:00Z", "2026-03-00T00:00:00Z",
            "2026-03-01T24:00:00Z", "2026-03-01T10:60:00Z", "2026-03-01T10:00:61Z",
            "2026-03-01T10:00:00+2:00", "2026-03-01T10:00:00+24:00", "2026-03-01T10:00:00+02:60",
            "-026-03-01T10:00:00Z", "２０２６-03-01T10:00:00Z", " 2026-03-01T10:00:00Z",
        ])
    func refusesWhatIsNoTime(_ text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (1_795_307_623_120, "2026-11-22T00:33:43.120Z"),
            (951_827_696_007, "2000-02-29T12:34:56.007Z"),
            (-62_135_596_800_000, "0001-01-01T00:00:00.000Z"),
        ] as [(Int64, String)]
    )
    func writesATime(_ milliseconds: Int64, _ text: String) {
        #expect(Timestamp(milliseconds: milliseconds).rfc3339 == text)
    }

    /// Each day of four centuries, which is the calendar's period, survives the round trip.
    @Test func everyDayOfFourCenturiesSurvivesTheRoundTrip() {
        for day in Int64(-73_000)..<73_097 {
            let time = Timestamp(milliseconds: day * 86_400_000 + 43_200_001)
            #expect(Timestamp(rfc3339: time.rfc3339) == time)
        }
    }

    @Test func measuresAndMoves() {
        let time = Timestamp(seconds: 10)
        #expect(time + .milliseconds(1_500) == Timestamp(milliseconds: 11_500))
        #expect(Timestamp(milliseconds: 9_000) - time == .seconds(-1))
        #expect(Timestamp(milliseconds: 1_500).seconds == 1.5)
    }
}
