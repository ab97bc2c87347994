extension [Sample] {
    /// The samples within a span in the order of time, of those with the same time the first.
    ///
    /// What comes from several places at once, or was measured while the clock was set back, is in
    /// no order; engines take a series only in the order of time.
    package func inOrder(within span: ClosedRange<Int64>) -> [Sample] {
        var previous: Int64?
        return filter { span.contains($0.milliseconds) }.enumerated()
            .sorted { ($0.element.milliseconds, $0.offset) < ($1.element.milliseconds, $1.offset) }
            .compactMap { _, sample in
                defer { previous = sample.milliseconds }
                return sample.milliseconds == previous ? nil : sample
            }
    }
}
