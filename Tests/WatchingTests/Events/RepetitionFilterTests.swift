import ClusterAPI
import Testing
import Watching

/// What is said about a fault that goes on: the start, the changes, a count, the end.
@Suite struct RepetitionFilterTests {
    private let trouble = Trouble.resource(.nodes)

    /// What was said at each step, in short.
    private func text(_ recurrence: Recurrence?) -> String {
        switch recurrence {
        case .began(let reason): "began \(reason)"
        case .changed(let reason): "changed \(reason)"
        case .repeated(let reason, let times): "\(times) more of \(reason)"
        case .ended(let times, let lasted): "ended after \(times) in \(lasted)"
        case nil: ""
        }
    }

    private func failed(
        _ filter: inout RepetitionFilter,
        _ reason: String,
        _ seconds: Int,
        kind: String? = nil
    ) -> String {
        text(
            filter.failed(
                trouble,
                reason: reason,
                kind: kind ?? reason,
                at: .seconds(seconds)
            )
        )
    }

    @Test func `says the start, a count every five minutes, and the end`() {
        var filter = RepetitionFilter()
        var said: [String] = []
        for second in stride(from: 0, through: 660, by: 10) {
            let word = failed(&filter, "refused", second)
            if !word.isEmpty { said.append("\(second): \(word)") }
        }
        #expect(
            said == [
                "0: began refused", "300: 30 more of refused", "600: 30 more of refused",
            ]
        )
        let end = filter.succeeded(trouble, at: .seconds(700))
        #expect(text(end) == "ended after 67 in \(Duration.seconds(700))")
        #expect(filter.succeeded(trouble, at: .seconds(710)) == nil)
        #expect(failed(&filter, "refused", 720) == "began refused")
    }

    @Test func `says a change once, and counts anew`() {
        var filter = RepetitionFilter()
        #expect(failed(&filter, "refused", 0) == "began refused")
        #expect(failed(&filter, "HTTP 503", 10) == "changed HTTP 503")
        #expect(failed(&filter, "HTTP 503", 20) == "")
        #expect(failed(&filter, "HTTP 503", 309) == "")
        #expect(failed(&filter, "HTTP 503", 310) == "3 more of HTTP 503")
    }

    @Test func `two faults that take turns are said once each`() {
        var filter = RepetitionFilter()
        var said: [String] = []
        for second in stride(from: 0, through: 600, by: 10) {
            let word = failed(&filter, second % 20 == 0 ? "refused" : "HTTP 503", second)
            if !word.isEmpty { said.append("\(second): \(word)") }
        }
        #expect(
            said == [
                "0: began refused", "10: changed HTTP 503", "310: 30 more of HTTP 503",
            ]
        )
    }

    @Test func `a fault that was away for longer is news again`() {
        var filter = RepetitionFilter()
        #expect(failed(&filter, "a", 0) == "began a")
        #expect(failed(&filter, "b", 10) == "changed b")
        #expect(failed(&filter, "a", 300) == "changed a")
    }

    @Test func `the same kind of fault with other numbers is no change`() {
        var filter = RepetitionFilter()
        #expect(failed(&filter, "broke off after 10 bytes", 0, kind: "truncated") != "")
        #expect(failed(&filter, "broke off after 12 bytes", 10, kind: "truncated") == "")
        #expect(
            failed(&filter, "broke off after 14 bytes", 300, kind: "truncated")
                == "2 more of broke off after 14 bytes"
        )
    }

    @Test func `remembers a bounded number of faults`() {
        var filter = RepetitionFilter()
        for number in 0..<10_000 { _ = failed(&filter, "fault \(number)", number / 100) }
        #expect(failed(&filter, "fault 9999", 100) == "")
        #expect(failed(&filter, "fault 1", 100) == "changed fault 1")
    }

    @Test func `troubles do not touch each other`() {
        var filter = RepetitionFilter()
        _ = failed(&filter, "refused", 0)
        let other = filter.failed(
            .credential,
            reason: "refused",
            kind: "refused",
            at: .seconds(1)
        )
        #expect(text(other) == "began refused")
        #expect(filter.succeeded(.resource(.cluster), at: .seconds(2)) == nil)
    }
}
