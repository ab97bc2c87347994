import Alerting
import ClusterAPI
import Model
import Settings
import TestSupport
import Testing
import Watching

/// The sections besides `clusters`, and what a whole file comes to.
@Suite struct SectionTests {
    /// Sections after a complete list of clusters; they start at 6:1.
    static let sections = [
        Case("web: {listen: [127.0.0.1:1, unix:/a], enable_lifecycle: true}"),
        Case("web: {listen: []}", "6:15: \"listen\" must not be empty"),
        Case(
            "web: {listen: [a:1, a:1]}",
            "6:21: \"listen\" names a:1 twice; it is also in line 6"
        ),
        Case(
            "web: {enable_lifecycle: yes}",
            "6:25: \"enable_lifecycle\" must be true or false, not \"yes\""
        ),
        Case("buffer: {path: [/x]}", "6:16: \"path\" must be a single value, not a list"),
        Case("buffer: {memory: 1KiB}", "6:18: \"memory\" must be between 1MiB and 1TiB"),
        Case("buffer: {memory: 9999999TiB}", "6:18: \"memory\" is too large: \"9999999TiB\""),
        Case("buffer: {retention: 59s}", "6:21: \"retention\" must be at least 1m"),
        Case(
            "alertmanager: {url: x}",
            "6:21: \"url\" must begin with http:// or https://"
        ),
        Case("alertmanager: {}", "6:15: \"url\" of the alertmanager is missing"),
        Case(
            "alertmanager: {url: \"http://u:p@am:1/\"}",
            "6:21: \"url\" must not hold a user or password; use username and password_file"
        ),
        Case(
            "alertmanager: {url: \"http://am:0\"}",
            "6:21: \"url\" must have a port between 1 and 65535"
        ),
        Case(
            "alertmanager: {url: \"http://am/x?y\"}",
            "6:21: \"url\" must have neither a query nor a fragment nor blanks"
        ),
        Case(
            "alertmanager: {url: \"http://am\", password: x}",
            "6:34: \"password\" must not stand in this file; use password_file or credential"
        ),
        Case("buffer: {file_size: 2GiB, file_retention: 1m, synchronous: full}"),
        Case("buffer: {file_size: 1KiB}", "6:21: \"file_size\" must be between 1MiB and 16TiB"),
        Case(
            "buffer: {synchronous: ful}",
            "6:23: \"synchronous\" has no value \"ful\"; did you mean \"full\"?"
        ),
        Case("remote_write: []", "6:15: \"remote_write\" must not be empty"),
        Case(
            "remote_write: [{name: a, url: 'http://h:9/x', tls: {ca_file: ca.pem}, "
                + "username: u, password_file: password}]"
        ),
        Case(
            "remote_write: [{name: a, url: 'http://h'}, {name: a, url: 'https://h'}]",
            "6:51: \"name\" \"a\" is used for another receiver"
        ),
        Case(
            "remote_write: [{}]",
            "6:16: \"name\" is missing",
            "6:16: \"url\" is missing"
        ),
        Case(
            "remote_write: [{name: a, url: 'ftp://h'}]",
            "6:31: \"url\" must begin with http:// or https://"
        ),
        Case(
            "remote_write: [{name: a, url: 'http://u:p@h'}]",
            "6:31: \"url\" must not hold a user or password; use username and password_file"
        ),
        Case(
            "remote_write: [{name: a, url: 'http://h:99999/'}]",
            "6:31: \"url\" must have a port between 1 and 65535"
        ),
        Case("limits: {series: 0}", "6:18: \"series\" must be between 1 and 10000000"),
        Case("limits: {series: 10000001}", "6:18: \"series\" must be between 1 and 10000000"),
        Case(
            "limits: {series: 99999999999999999999}",
            "6:18: \"series\" must be between 1 and 10000000"
        ),
        Case("limits: {series: 2e5}", "6:18: \"series\" must be a whole number, not \"2e5\""),
        Case("limits: {series: \"5\"}", "6:18: \"series\" must be a whole number without quotes"),
        Case("limits: {serie: 5}", "6:10: unknown key \"serie\"; did you mean \"series\"?"),
        Case(
            "log: {level: warn}",
            "6:14: \"level\" has no value \"warn\"; did you mean \"warning\"?"
        ),
        Case(
            "log: {level: loud}",
            "6:14: \"level\" must be one of trace, debug, info, notice, warning, error, critical, "
                + "not \"loud\""
        ),
        Case(
            "log: {format: jsno}",
            "6:15: \"format\" has no value \"jsno\"; did you mean \"json\"?"
        ),
        Case("logs: {}", "6:1: unknown key \"logs\"; did you mean \"log\"?"),
        Case("alert: {}", "6:1: unknown key \"alert\"; did you mean \"alerts\"?"),
        Case(
            "alerts: {node_dwon: {}}",
            "6:10: unknown key \"node_dwon\"; did you mean \"node_down\"?"
        ),
        Case(
            "alerts: {node_down: {holt: 1s}}",
            "6:22: unknown key \"holt\"; did you mean \"hold\"?"
        ),
        Case(
            "alerts: {node_down: {severity: critcal}}",
            "6:32: \"severity\" has no value \"critcal\"; did you mean \"critical\"?"
        ),
        Case("alerts: {node_down: {repeat: 1s}}", "6:30: \"repeat\" must be at least 1m"),
        Case(
            "alerts: {defaults: {severity: info}}",
            "6:21: unknown key \"severity\"; known: clear, hold, repeat"
        ),
        Case(
            "zzz: 1",
            "6:1: unknown key \"zzz\"; known: alertmanager, alerts, buffer, clusters, limits, log, remote_write, web"
        ),
    ]

    @Test(arguments: sections)
    func sectionsAfterACompleteCluster(_ example: Case) throws {
        let text = SettingsFolder.base + "\(example.text)\n"
        #expect(try SettingsFolder().mistakes(in: text) == example.mistakes)
    }

    @Test func allMistakesComeAtOnceInTheOrderOfTheFile() throws {
        let text = """
            log: {level: loudly, colour: red}
            clusters:
              - name: one
                endpoints: [https://n1, http://n2, ftp://n3]
                username: u
                poll: {interval: 1ms}
                tls: {insecure_skip_verify: maybe}
              - endpoints: [https://n1]
                usernam: u
                password_file: /nonexistent/password
            limit: 1
            alertmanager: {}
            """
        let reasons = "\"endpoints\" must be addresses that begin with https://"
        #expect(
            try SettingsFolder().mistakes(in: text) == [
                "1:14: \"level\" must be one of trace, debug, info, notice, warning, error, "
                    + "critical, not \"loudly\"",
                "1:22: unknown key \"colour\"; known: format, level",
                "3:5: \"password_file\" or \"credential\" of the cluster is missing",
                "4:29: \(reasons)",
                "4:40: \(reasons)",
                "6:22: \"interval\" must be at least 1s",
                "7:33: \"insecure_skip_verify\" must be true or false, not \"maybe\"",
                "8:5: \"name\" of the cluster is missing",
                "8:5: \"username\" or \"username_file\" of the cluster is missing",
                "9:5: unknown key \"usernam\"; did you mean \"username\"?",
                "10:5: password file /nonexistent/password: no such file",
                "11:1: unknown key \"limit\"; did you mean \"limits\"?",
                "12:15: \"url\" of the alertmanager is missing",
            ]
        )
    }

    @Test func whatIsNotWrittenHasItsDefault() throws {
        let loaded = try SettingsFolder().load(SettingsFolder.base)
        let configuration = loaded.configuration
        #expect(loaded.warnings == [])
        #expect(configuration.web.listen == [.tcp(host: "127.0.0.1", port: 19_443)])
        #expect(!configuration.web.enableLifecycle && configuration.web.configFile == nil)
        #expect(configuration.buffer.memory == 64 << 20 && configuration.buffer.path == nil)
        #expect(configuration.buffer.retention == .seconds(7_200))
        #expect(configuration.log.level == .info && configuration.log.format == nil)
        let cluster = try #require(configuration.clusters.first)
        #expect(configuration.clusters.count == 1 && cluster.name == "one")
        #expect(cluster.poll == PollSettings() && cluster.tls == TLSPolicy())
        #expect(cluster.labels == [] && cluster.resources == Resource.readByDefault)
        #expect(cluster.seriesLimit == 200_000)
        for kind in AlertKind.allCases { #expect(cluster.alerts[kind] == kind.defaultRule) }
    }

    @Test func whatIsWrittenArrives() throws {
        let text =
            SettingsFolder.base + """
                    tls: {ca_file: ca.pem, server_name: c.example}
                    poll: {interval: 2m, timeout: 3s, response_limit: 1MiB}
                    labels: {zone: b, env: prod}
                    resources: {shard_stats: false, license: true, users: true}
                web: {listen: ["[::1]:1", unix:/run/x], enable_lifecycle: true}
                buffer: {memory: 2MiB, retention: 1d, path: state.sqlite}
                limits: {series: 7}
                log: {level: debug, format: json}
                """
        let folder = try SettingsFolder()
        let configuration = try folder.load(text).configuration
        let cluster = try #require(configuration.clusters.first)
        #expect(cluster.tls.authorityFile == folder.folder.file("ca.pem"))
        #expect(cluster.tls.serverName == "c.example" && !cluster.tls.skipsVerification)
        #expect(cluster.poll.interval == .seconds(120) && cluster.poll.timeout == .seconds(3))
        #expect(cluster.poll.slowInterval == .seconds(120), "never below the interval")
        #expect(cluster.poll.responseLimit == 1 << 20)
        let labels = [
            StaticLabel(name: "env", value: "prod"), StaticLabel(name: "zone", value: "b"),
        ]
        #expect(cluster.labels == labels)
        let off: Set<Resource> = [.shardStatistics, .revocationSettings, .revocation]
        #expect(cluster.resources == Set(Resource.allCases).subtracting(off))
        #expect(cluster.seriesLimit == 7)
        #expect(configuration.web.listen == [.tcp(host: "::1", port: 1), .unix(path: "/run/x")])
        #expect(configuration.web.enableLifecycle)
        #expect(configuration.buffer.memory == 2 << 20)
        #expect(configuration.buffer.retention == .seconds(86_400))
        #expect(configuration.buffer.path == folder.folder.file("state.sqlite"))
        #expect(configuration.log.level == .debug && configuration.log.format == .json)
    }

    @Test func defaultsReplaceTheTimesOfKindsThatAreNotNamed() throws {
        let text =
            SettingsFolder.base + """
                alerts:
                  node_down: {clear: 3s, severity: info, enabled: false}
                  defaults: {hold: 1m, repeat: 9h}
                """
        let clusters = try SettingsFolder().load(text).configuration.clusters
        let alerts = try #require(clusters.first).alerts
        var named = AlertKind.nodeDown.defaultRule
        (named.clear, named.severity, named.isEnabled) = (.seconds(3), .info, false)
        #expect(alerts[.nodeDown] == named)
        for kind in AlertKind.allCases where kind != .nodeDown {
            var rule = kind.defaultRule
            (rule.hold, rule.reminder) = (.seconds(60), .seconds(9 * 3_600))
            #expect(alerts[kind] == rule)
        }
    }

    @Test func kindsThatTellOfAnEndSayHowLongBefore() throws {
        let text =
            SettingsFolder.base + """
                alerts:
                  license_expiring: {before: 45d}
                """
        let clusters = try SettingsFolder().load(text).configuration.clusters
        let alerts = try #require(clusters.first).alerts
        #expect(alerts[.licenseExpiring].before == .seconds(45 * 86_400))
        #expect(alerts[.certificateExpiring] == AlertKind.certificateExpiring.defaultRule)
        let others = SettingsFolder.base + "alerts: {node_down: {before: 45d}}\n"
        let mistakes = try SettingsFolder().mistakes(in: others)
        #expect(mistakes.count == 1 && mistakes[0].contains("unknown key \"before\""))
    }

    @Test func everyLabelOfAMetricIsReserved() throws {
        let names = Set(MetricCatalogue.metrics.flatMap(\.labels)).union(["le", "scope"])
        try #require(names.count > 10)
        for name in names {
            let text = SettingsFolder.base + "    labels: {\(name): x}\n"
            let message = "6:14: label \"\(name)\" is a label of the metrics themselves"
            #expect(try SettingsFolder().mistakes(in: text) == [message])
        }
    }
}
