import Settings
import TestSupport
import Testing
import Watching

/// The mistakes that one can make about a cluster, word for word.
@Suite struct ClusterTests {
    /// Keys below those of a complete cluster; they start at 6:5.
    static let added = [
        Case("poll: {interval: 1s, slow_interval: 1s, timeout: 1m, response_limit: 64KiB}"),
        Case("poll:"),
        Case(
            "poll: {interval: !!int abc}",
            "6:22: tags (!name) are not allowed; write the value alone"
        ),
        Case(
            "poll: {interval: &x abc, timeout: *x}",
            "6:22: \"interval\" must be a time with a unit (ms, s, m, h, d) such as 10s, "
                + "not \"abc\"",
            "6:22: anchors (&name) are not allowed; write the value out",
            "6:39: aliases (*name) are not allowed; write the value out"
        ),
        Case(
            "poll: {intervall: 5s}",
            "6:12: unknown key \"intervall\"; did you mean \"interval\"?"
        ),
        Case("pol: {}", "6:5: unknown key \"pol\"; did you mean \"poll\"?"),
        Case("poll: {interval: 500ms}", "6:22: \"interval\" must be at least 1s"),
        Case(
            "poll: {interval: 20s, slow_interval: 10s}",
            "6:42: \"slow_interval\" must be at least as long as interval"
        ),
        Case("poll: {timeout: 0s}", "6:21: \"timeout\" must be at least 1ms"),
        Case(
            "poll: {response_limit: 1KiB}",
            "6:28: \"response_limit\" must be between 64KiB and 256MiB"
        ),
        Case(
            "poll: {response_limit: 2GiB}",
            "6:28: \"response_limit\" must be between 64KiB and 256MiB"
        ),
        Case("poll: 10s", "6:11: \"poll\" must hold keys with values, not a single value"),
        Case("poll: {interval: [10s]}", "6:22: \"interval\" must be a single value, not a list"),
        Case("poll: {interval: }", "6:22: \"interval\" has no value"),
        Case("poll: {interval: \"\"}", "6:22: \"interval\" must not be empty"),
        Case("labels: {env: prod, zone: 1, quoted: \"yes\"}"),
        Case("labels: {shard: x}", "6:14: label \"shard\" is a label of the metrics themselves"),
        Case(
            "labels: {__x: x}",
            "6:14: label \"__x\" must not begin with __, which Prometheus keeps for itself"
        ),
        Case(
            "labels: {a-b: x, 9c: x}",
            "6:14: label \"a-b\" is no label name: letters, digits and _ only, no digit first",
            "6:22: label \"9c\" is no label name: letters, digits and _ only, no digit first"
        ),
        Case("database_tags: true"), Case("database_tags: false"),
        Case("database_tags: [team, cost center]"),
        Case("database_tags: yes", "6:20: \"database_tags\" must be true or false, not \"yes\""),
        Case(
            "database_tags: [role]",
            "6:21: \"database_tags\" has \"role\", whose label role is a label of the metrics "
                + "themselves"
        ),
        Case(
            "database_tags: [a b, a-b]",
            "6:26: \"database_tags\" has \"a-b\", whose label a_b is that of another tag"
        ),
        Case(
            "labels: {env: x}\n    database_tags: [env]",
            "7:21: \"database_tags\" has \"env\", whose label env is a static label of the cluster"
        ),
        Case(
            "database_tags: [\"--\"]",
            "6:21: \"database_tags\" has \"--\", of which no label can be made"
        ),
        Case("labels: {a: [x]}", "6:17: \"a\" must be a single value, not a list"),
        Case("labels: {a: \"x\\ny\"}", "6:17: \"a\" must be at most 256 printable characters"),
        Case("resources: {shard_stats: false, nodes: true}"),
        Case(
            "resources: {shard_stat: false}",
            "6:17: unknown key \"shard_stat\"; did you mean \"shard_stats\"?"
        ),
        Case("resources: {nodes: no}", "6:24: \"nodes\" must be true or false, not \"no\""),
        Case(
            "resources: {nodes: \"true\"}",
            "6:24: \"nodes\" must be true or false without quotes"
        ),
        Case("authentication: basic"),
        Case("authentication: jwt"),
        Case(
            "authentication: basik",
            "6:21: \"authentication\" has no value \"basik\"; did you mean \"basic\"?"
        ),
        Case(
            "authentication: kerberos",
            "6:21: \"authentication\" must be one of basic, jwt, certificate, not \"kerberos\""
        ),
        Case(
            "password: hunter2",
            "6:5: \"password\" must not stand in this file; use password_file or credential"
        ),
        Case("credential: pass", "6:5: \"password_file\" and \"credential\" exclude each other"),
        Case("username_file: user", "6:5: \"username\" and \"username_file\" exclude each other"),
    ]

    @Test(arguments: added)
    func keysBelowACompleteCluster(_ example: Case) throws {
        let text = SettingsFolder.base + "    \(example.text)\n"
        #expect(try SettingsFolder().mistakes(in: text) == example.mistakes)
    }

    /// The whole cluster on one line, after `clusters: [`, which is column 12.
    static let whole = [
        Case(
            "{}",
            "1:12: \"endpoints\" of the cluster is missing",
            "1:12: \"name\" of the cluster is missing",
            "1:12: \"password_file\" or \"credential\" of the cluster is missing",
            "1:12: \"username\" or \"username_file\" of the cluster is missing"
        ),
        Case("prod", "1:12: each of \"clusters\" must hold keys with values, not a single value"),
        Case("{name: \"\", \(rest)}", "1:19: \"name\" must not be empty"),
        Case("{name: ~, \(rest)}", "1:19: \"name\" has no value"),
        Case(
            "{name: \"a\\tb\", \(rest)}",
            "1:19: \"name\" must be at most 128 printable characters"
        ),
        Case("{name: \(String(repeating: "x", count: 128)), \(rest)}"),
        Case(
            "{name: \(String(repeating: "x", count: 129)), \(rest)}",
            "1:19: \"name\" must be at most 128 printable characters"
        ),
        Case("{name: a, \(rest)}, {name: b, \(rest.replacing("n1", with: "n2"))}"),
        Case(
            "{name: a, \(rest)}, {name: b, \(rest)}",
            "1:101: https://n1.example:9443 is also an endpoint of cluster \"a\""
        ),
        Case(
            "{name: a, \(rest)}, {name: a, \(rest)}",
            "1:101: \"name\" \"a\" is also used in line 1"
        ),
        Case(
            "{name: a, endpoints: https://n1, username: u, password_file: password}",
            "1:33: \"endpoints\" must be a list, not a single value"
        ),
        Case(
            "{name: a, endpoints: [], username: u, password_file: password}",
            "1:33: \"endpoints\" must not be empty"
        ),
        Case(
            "{name: a, endpoints: [https://n1, HTTPS://N1:9443/], username: u, "
                + "password_file: password}",
            "1:46: \"endpoints\" names https://n1:9443 twice; it is also in line 1"
        ),
    ]

    static let rest = "endpoints: [https://n1.example], username: u, password_file: password"

    @Test(arguments: whole)
    func aClusterAsAWhole(_ example: Case) throws {
        let found = try SettingsFolder().mistakes(in: "clusters: [\(example.text)]\n")
        #expect(found == example.mistakes)
    }

    /// Endpoints, with the message or what it is read as.
    static let endpoints = [
        ("https://n1.example", "https://n1.example:9443"),
        ("https://n1.example:443", "https://n1.example:443"),
        ("https://10.0.0.1:9443/", "https://10.0.0.1:9443"),
        ("https://[2001:db8::1]", "https://[2001:db8::1]:9443"),
        ("https://[::1]:1", "https://[::1]:1"),
        ("http://n1", "must be addresses that begin with https://"),
        ("n1:9443", "must be addresses that begin with https://"),
        (
            "https://u:hunter2@n1",
            "must not hold a user or password; use username and password_file"
        ),
        ("https://n1/v1", "must be addresses without a path"),
        ("https://n1?x", "must be addresses without a path"),
        ("https://n1#x", "must be addresses without a path"),
        ("https://2001:db8::1", "must be https://HOST:PORT, an IPv6 address in brackets"),
        ("https://[::1", "must be https://HOST:PORT, an IPv6 address in brackets"),
        ("https://[::1]x", "must be https://HOST:PORT, an IPv6 address in brackets"),
        ("https://[::x]", "holds no valid host name or address"),
        ("https://10.0.0.256", "holds no valid host name or address"),
        ("https://", "holds no valid host name or address"),
        ("https://a..b", "holds no valid host name or address"),
        ("https://-a", "holds no valid host name or address"),
        ("https://a b", "holds no valid host name or address"),
        ("https://n1:0", "must have a port between 1 and 65535"),
        ("https://n1:65536", "must have a port between 1 and 65535"),
        ("https://n1:", "must have a port between 1 and 65535"),
        ("https://n1:+80", "must have a port between 1 and 65535"),
    ]

    @Test(arguments: endpoints)
    func anEndpoint(_ text: String, _ outcome: String) throws {
        let folder = try SettingsFolder()
        let file = SettingsFolder.base.replacing("https://n1.example", with: "\"\(text)\"")
        let mistakes = try folder.mistakes(in: file)
        if outcome.hasPrefix("https://") {
            try #require(mistakes == [])
            let cluster = try #require(try folder.load(file).configuration.clusters.first)
            #expect(cluster.endpoints.map(\.description) == [outcome])
        } else {
            #expect(mistakes == ["3:17: \"endpoints\" \(outcome)"])
        }
    }
}
