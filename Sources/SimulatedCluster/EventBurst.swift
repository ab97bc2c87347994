/// Records that somebody wants in the event log, all of one type and one time.
package struct EventBurst: Sendable, Equatable {
    /// How many.
    package var count: Int
    /// Their type.
    package var type: String
    /// The severity that they carry.
    package var severity: String
    /// How many seconds ago they happened; below zero they lie in the future.
    package var ageSeconds: Int
    /// Whether all of them are the same, or each has a number of its own.
    package var isIdentical: Bool
    /// How many records of a type the log keeps from now on; nil leaves that as it is.
    package var capacity: Int?

    /// Joins a burst.
    package init(
        count: Int = 1,
        type: String = "bdb_updated",
        severity: String = "INFO",
        ageSeconds: Int = 0
    ) {
        self.count = count
        self.type = type
        self.severity = severity
        self.ageSeconds = ageSeconds
        isIdentical = false
    }
}

extension SimulatedCluster {
    /// Writes records into the event log, behind those of the same second.
    package mutating func write(_ burst: EventBurst, at milliseconds: Int64) {
        if let capacity = burst.capacity { events.capacityPerType = capacity }
        for _ in 0..<burst.count {
            eventsWritten += 1
            let details: JSON =
                burst.isIdentical ? [:] : ["description": .string("record \(eventsWritten)")]
            events.add(
                burst.type,
                at: milliseconds - Int64(burst.ageSeconds) * 1_000,
                severity: burst.severity,
                details: details
            )
        }
    }

    /// Answers `PUT /_resim/events` with how many records were written so far.
    ///
    /// All parameters are optional: `count`, `type`, `severity`, `age_seconds` (how long ago) or
    /// `ahead_seconds`, `identical` and `capacity` (how many records of a type are kept from now on).
    mutating func writeEvents(_ body: [UInt8], at milliseconds: Int64) -> SimulatedResponse {
        do throws(SimulatedFaultError) {
            let parameters = try FaultParameters(body)
            try parameters.allow(
                "count",
                "type",
                "severity",
                "age_seconds",
                "ahead_seconds",
                "identical",
                "capacity"
            )
            var burst = EventBurst(
                count: try parameters.number("count") ?? 1,
                type: try parameters.text("type") ?? "bdb_updated",
                severity: try parameters.text("severity") ?? "INFO",
                ageSeconds: try parameters.number("age_seconds") ?? 0
            )
            burst.ageSeconds -= try parameters.number("ahead_seconds") ?? 0
            burst.isIdentical = try parameters.flag("identical") ?? false
            burst.capacity = try parameters.number("capacity")
            write(burst, at: milliseconds)
            return Self.reply(["written": .integer(eventsWritten)])
        } catch {
            return Self.refusal(400, error.description)
        }
    }
}
