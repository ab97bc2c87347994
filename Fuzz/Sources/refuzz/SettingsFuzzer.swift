@testable import Settings

/// The configuration file; the files that it names are those of the folder that this runs in.
enum SettingsFuzzer: Fuzzer {
    static func run(_ bytes: [UInt8]) {
        let findings = Findings()
        let surroundings = Surroundings(
            folder: "",
            environment: ["CREDENTIALS_DIRECTORY": "credentials"],
            reservedLabels: ReservedLabels.all
        )
        let configuration = Configuration.read(bytes, in: surroundings, into: findings)
        promise(configuration != nil || !findings.errors.isEmpty, "what is refused is explained")
        check(findings.issues(in: "file"), in: bytes)
        check(SettingsIssue.sorted(findings.warnings, in: "file"), in: bytes)
    }

    private static func check(_ issues: [SettingsIssue], in bytes: [UInt8]) {
        for issue in issues {
            promise(issue.line >= 1 && issue.column >= 1, "an issue has a place: \(issue)")
            promise(issue.line <= bytes.count + 1, "the place is in the file: \(issue)")
            promiseOneLine(issue.message, "an issue")
        }
    }

    static var seeds: [(name: String, bytes: [UInt8])] {
        [("least", Array(least.utf8)), ("much", Array((least + much).utf8))]
    }

    private static let least = """
        clusters:
          - name: one
            endpoints: [https://n1.example, "https://[::1]:9443"]
            username: viewer
            password_file: password

        """

    private static let much = """
            authentication: jwt
            tls:
              ca_file: ca.pem
              server_name: cluster.example
              pinned_sha256: sha256//47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
              insecure_skip_verify: false
            poll: {interval: 10s, slow_interval: 1m30s, timeout: 500ms, response_limit: 32MiB}
            labels: {env: prod, "team": 'a "b"'}
            database_tags: [team, cost center]
            resources: {shard_stats: false}
        web: {listen: ["127.0.0.1:0", "unix:/run/x"], config_file: web.yml, enable_lifecycle: true}
        buffer: {memory: 64MiB, retention: 2h, path: state, file_size: 1GB, synchronous: full}
        remote_write:
          - name: central
            url: https://mimir.example:8080/api/v1/push
            timeout: 30s
            username: u
            password_file: password
        alerts:
          defaults: {repeat: 4h, hold: 20s}
          node_down: {enabled: true, severity: critical}
          certificate_expiring: {before: 21d}
        alertmanager:
          url: http://127.0.0.1:9093/x
        limits: {series: 200000}
        log: {level: info, format: journal}
        """
}
