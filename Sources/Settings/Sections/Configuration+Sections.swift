import Alerting
import Watching

/// The outermost keys of the file.
extension Configuration {
    /// Reads all sections; nil when no cluster could be read.
    static func configuration(
        from reader: MappingReader,
        in surroundings: Surroundings
    ) -> Configuration? {
        let alerts = reader.mapping("alerts", AlertSection.read) ?? AlertSettings()
        let limit = reader.mapping("limits", LimitSection.read) ?? nil
        let clusters = ClusterList.read(from: reader, in: surroundings).map { cluster in
            var cluster = cluster
            cluster.alerts = alerts
            if let limit { cluster.seriesLimit = limit }
            return cluster
        }
        let alertmanager = reader.mapping("alertmanager") { section in
            AlertmanagerSection.read(section, in: surroundings)
        }
        let configuration = Configuration(
            clusters: clusters,
            web: reader.mapping("web") { WebSection.read($0, in: surroundings) } ?? WebSettings(),
            buffer: buffer(from: reader, in: surroundings),
            remoteWrite: RemoteWriteSection.read(from: reader, in: surroundings),
            log: reader.mapping("log", LogSection.read) ?? LogSettings(),
            alertmanager: alertmanager ?? nil
        )
        return clusters.isEmpty ? nil : configuration
    }
}

extension Configuration {
    /// Reads the section; the state lies where it says, else where the service manager says.
    private static func buffer(
        from reader: MappingReader,
        in surroundings: Surroundings
    ) -> BufferSettings {
        let read = reader.mapping("buffer") { BufferSection.read($0, in: surroundings) }
        var settings = read ?? BufferSettings()
        settings.path = settings.path ?? surroundings.stateFile
        return settings
    }
}

/// `limits:`, the bounds of one cluster.
enum LimitSection {
    /// Returns the most series of a cluster, if it is written.
    static func read(_ reader: MappingReader) -> Int? {
        reader.value("series") { node throws(ValueFailure) in
            try node.wholeNumber(in: 1...10_000_000)
        }
    }
}

/// `buffer:`, how much of the past is kept.
enum BufferSection {
    static func read(
        _ reader: MappingReader,
        in surroundings: Surroundings
    ) -> BufferSettings {
        var settings = BufferSettings()
        settings.path = reader.value("path") { node throws(ValueFailure) in
            surroundings.resolved(try node.text())
        }
        let memory = reader.value("memory") { node throws(ValueFailure) in
            try node.byteSize(atLeast: "1MiB", atMost: "1TiB")
        }
        let retention = reader.value("retention") { node throws(ValueFailure) in
            try node.duration(atLeast: "1m")
        }
        let fileSize = reader.value("file_size") { node throws(ValueFailure) in
            try node.byteSize(atLeast: "1MiB", atMost: "16TiB")
        }
        let fileRetention = reader.value("file_retention") { node throws(ValueFailure) in
            try node.duration(atLeast: "1m")
        }
        let synchronous = reader.value("synchronous") { node throws(ValueFailure) in
            try node.word(of: BufferSettings.Synchronous.self)
        }
        if let fileSize { settings.fileSize = fileSize }
        if let fileRetention { settings.fileRetention = fileRetention }
        if let synchronous { settings.synchronous = synchronous }
        if let memory { settings.memory = memory }
        if let retention { settings.retention = retention }
        return settings
    }
}

/// `log:`, what is logged, and how.
enum LogSection {
    static func read(_ reader: MappingReader) -> LogSettings {
        var settings = LogSettings()
        let level = reader.value("level") { node throws(ValueFailure) in
            try node.word(of: LogSettings.Level.self)
        }
        if let level { settings.level = level }
        settings.format = reader.value("format") { node throws(ValueFailure) in
            try node.word(of: LogSettings.Format.self)
        }
        return settings
    }
}
