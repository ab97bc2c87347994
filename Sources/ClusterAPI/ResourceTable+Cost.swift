extension ResourceTable {
    /// What there is in a cluster that costs requests of its own.
    package struct Objects: Hashable, Sendable {
        /// The databases, whatever they are.
        package var databases: Int
        /// Those of them that are a part of an Active-Active database.
        package var activeActive: Int
        /// Those of them that take from Replica Of sources.
        package var replicas: Int

        /// Counts databases; by default none of them takes from others.
        package init(databases: Int, activeActive: Int = 0, replicas: Int = 0) {
            self.databases = databases
            self.activeActive = activeActive
            self.replicas = replicas
        }

        fileprivate func count(of objects: AskedObjects) -> Int {
            switch objects {
            case .databases: databases
            case .activeDatabases, .activeActive: activeActive
            case .replicaDatabases: replicas
            }
        }
    }

    /// How many requests a cluster gets each minute once all is found to be supported.
    ///
    /// From a number of databases on, it grows no further: what is asked for each of them takes
    /// turns. Resources that are not read by default count as well.
    package static func requestsPerMinute(
        for objects: Objects,
        interval: Duration,
        slowInterval: Duration
    ) -> Double {
        let cost = Cost(objects: objects, interval: interval, slowInterval: slowInterval)
        let detail = rows.filter { $0.group == .detail }.reduce(0) { $0 + cost.wanted(by: $1) }
        return rows.reduce(min(detail, cost.most)) { sum, row in
            switch row.group {
            case .core, .fast: sum + cost.perMinute(interval)
            case .slow: sum + cost.perMinute(slowInterval)
            case .rare: sum + cost.perMinute(slowInterval * PollGroup.slowIntervalsPerRare)
            case .rotating: sum + min(cost.wanted(by: row), cost.most)
            case .detail: sum
            }
        }
    }

    /// The sizes and times that a sum of requests is computed with.
    private struct Cost {
        var objects: Objects
        var interval: Duration
        var slowInterval: Duration

        func perMinute(_ period: Duration) -> Double { Duration.seconds(60) / period }

        /// What a cycle's bound on single objects comes to.
        var most: Double { Double(PollGroup.objectsPerCycle) * perMinute(interval) }

        /// What a resource would take if it had no bound.
        func wanted(by row: ResourceDescriptor) -> Double {
            let period = slowInterval * (row.isSeldom ? PollGroup.slowIntervalsPerRare : 1)
            return row.objects.map { Double(objects.count(of: $0)) * perMinute(period) } ?? 0
        }
    }
}
