extension RealPrometheus {
    /// Asks until it has as many samples of a metric, up to the newest that was told, as were told;
    /// how many it has at last.
    func caughtUp(with told: Samples, of metric: String) async throws -> Double {
        let newest = told.values.keys.compactMap { $0.split(separator: " ").last.map(String.init) }
            .max { (Double($0) ?? 0) < (Double($1) ?? 0) }
        let query = "sum(count_over_time(\(metric)[1h] @ \(newest ?? "0")))"
        // By time and not by tries: after an outage the daemon may wait half a minute by itself.
        let end = ContinuousClock.now + .seconds(90)
        var has = 0.0
        while has < Double(told.values.count), ContinuousClock.now < end {
            has = try await values(of: query).first ?? 0
        }
        return has
    }
}
