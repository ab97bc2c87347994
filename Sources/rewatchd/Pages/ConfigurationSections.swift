import Alerting
import ClusterAPI
import Model
import Pages
import Settings
import Watching

/// The configuration in force as settings that can be shown to anybody who may look at the pages.
///
/// What is secret is never read here: of a credential only the means is known, and addresses of
/// receivers are those that the file may hold, which cannot carry user information.
struct ConfigurationSections {
    private let configuration: Configuration

    init(_ configuration: Configuration) {
        self.configuration = configuration
    }

    var sections: [ConfigurationView.Section] {
        configuration.clusters.prefix(FleetView.clustersMax).map(cluster)
            + [web, buffer, receivers, log]
    }

    private func cluster(_ cluster: ClusterConfiguration) -> ConfigurationView.Section {
        let off = Resource.allCases.filter { !cluster.resources.contains($0) }.map(\.name)
        let tls = cluster.tls
        var settings: [Fact] = [
            Fact("endpoints", cluster.endpoints.map { "\($0)" }.joined(separator: ", ")),
            Fact("authentication", cluster.authentication.rawValue),
            Fact("password or key", "<redacted>"),
            Fact("tls.ca_file", tls.authorityFile ?? "the system's"),
            Fact("tls.pinned_sha256", tls.pinnedPublicKeys ?? "none"),
            Fact("tls.server_name", tls.serverName ?? "the endpoint's host"),
            Fact("tls.insecure_skip_verify", "\(tls.skipsVerification)"),
            Fact("poll.interval", Self.text(cluster.poll.interval)),
            Fact("poll.slow_interval", Self.text(cluster.poll.slowInterval)),
            Fact("poll.timeout", Self.text(cluster.poll.timeout)),
            Fact("poll.response_limit", Self.bytes(cluster.poll.responseLimit)),
            Fact("limits.series", "\(cluster.seriesLimit)"),
            Fact("resources that are off", off.isEmpty ? "none" : off.joined(separator: ", ")),
        ]
        settings += cluster.labels.map { Fact("labels.\($0.name)", $0.value) }
        settings += AlertKind.allCases.filter { cluster.alerts[$0] != $0.defaultRule }
            .map { Fact("alerts.\($0.rawValue)", Self.text(cluster.alerts[$0])) }
        return ConfigurationView.Section("Cluster \(cluster.name)", settings)
    }

    private static func text(_ rule: AlertRule) -> String {
        guard rule.isEnabled else { return "off" }
        return "hold \(text(rule.hold)), clear \(text(rule.clear)), "
            + "repeat \(text(rule.reminder)), \(rule.severity.rawValue)"
    }

    private var web: ConfigurationView.Section {
        let web = configuration.web
        return ConfigurationView.Section(
            "Web server",
            [
                Fact("web.listen", web.listen.map { "\($0)" }.joined(separator: ", ")),
                Fact("web.config_file", web.configFile ?? "none: no TLS, no login"),
                Fact("web.enable_lifecycle", "\(web.enableLifecycle)"),
            ]
        )
    }

    private var buffer: ConfigurationView.Section {
        let buffer = configuration.buffer
        return ConfigurationView.Section(
            "Buffer",
            [
                Fact("buffer.memory", Self.bytes(buffer.memory)),
                Fact("buffer.retention", Self.text(buffer.retention)),
                Fact("buffer.path", buffer.path ?? "none: nothing outlives the program"),
                Fact("buffer.file_size", Self.bytes(buffer.fileSize)),
                Fact("buffer.file_retention", Self.text(buffer.fileRetention)),
                Fact("buffer.synchronous", buffer.synchronous.rawValue),
            ]
        )
    }

    private var receivers: ConfigurationView.Section {
        let names = configuration.remoteWrite.map(\.name)
        return ConfigurationView.Section(
            "Receivers",
            [
                Fact("alertmanager", configuration.alertmanager == nil ? "none" : "configured"),
                Fact("remote_write", names.isEmpty ? "none" : names.joined(separator: ", ")),
            ]
        )
    }

    private var log: ConfigurationView.Section {
        ConfigurationView.Section(
            "Log",
            [
                Fact("log.level", "\(configuration.log.level)"),
                Fact("log.format", configuration.log.format.map { "\($0)" } ?? "by surroundings"),
            ]
        )
    }

    private static func bytes(_ count: Int) -> String { Quantity.bytes.text(Double(count)) }

    private static func text(_ duration: Duration) -> String {
        let seconds = duration.inSeconds
        return seconds < 120
            ? Quantity.seconds.text(seconds)
            : Elapsed.text(milliseconds: Int64(seconds * 1_000))
    }
}
