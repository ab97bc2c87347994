import TestSupport
import Testing

/// A probe that is recorded, served again and probed again.
struct RecordTests {
    private static let sentinel = "sentinel-of-the-record-test"

    private func probe(
        _ site: SimulatedSite,
        _ options: [String],
        in settings: String? = nil
    ) async throws -> CompletedProcess {
        let path = try settings ?? site.settings()
        return try await ChildProcess.run(
            Program.rewatchd,
            ["probe", "--config", path] + options,
            within: .seconds(60)
        )
    }

    /// The rows of a JSON report without what differs from run to run.
    private func rows(_ report: String) -> [String] {
        report.matches(of: /\{"resource": .*?\}/).map { row in
            String(row.0).replacing(#/"duration_seconds": [^,]*, /#, with: "")
                .replacing(/127\.0\.0\.1:\d+/, with: "HOST")
        }
    }

    @Test func aReplayedRecordGivesTheSameTable() async throws {
        let site = try await SimulatedSite(["--databases", "3", "--cluster-version", "7.22"])
        try await site.rotate(to: Self.sentinel)
        try site.folder.write(Self.sentinel, to: "password", mode: 0o600)
        try await site.switchOn("forbidden", "{\"path\": \"/v1/modules\"}")
        try await site.switchOn("unavailable", "{\"path\": \"/v1/nodes/status\"}")
        try await site.switchOn("reset", "{\"path\": \"/v1/cluster/policy\"}")
        try await site.switchOn("database-recovery", "{\"database\": 1}")
        let folder = site.folder.file("report")
        let first = try await probe(site, ["--format", "json", "--record", folder])
        #expect(first.status == .code(0), "\(first.standardError)")
        let again = try await SimulatedSite(["--replay", folder])
        let second = try await probe(again, ["--format", "json"])
        #expect(second.status == .code(0), "\(second.standardError)")
        #expect(rows(first.standardOutput).count > 20)
        for (recorded, replayed) in zip(rows(first.standardOutput), rows(second.standardOutput)) {
            #expect(recorded == replayed)
        }
        for word in ["forbidden", "unexpected", "failed", "not available"] {
            #expect(first.standardOutput.contains("\"result\": \"\(word)\""), "\(word)")
        }
    }

    @Test func aRecordHoldsNoSecretsAndNothingForOthers() async throws {
        let site = try await SimulatedSite([
            "--databases", "4", "--active-active-databases", "1", "--replica-databases", "1",
        ])
        try await site.rotate(to: Self.sentinel)
        try site.folder.write(Self.sentinel, to: "password", mode: 0o600)
        for authentication in ["basic", "jwt"] {
            let text = try Files.text(site.settings())
                .replacing("rewatchd@example.com", with: "admin@example.com")
                .replacing(
                    "password_file: password",
                    with: "password_file: password\n    authentication: \(authentication)"
                )
            let settings = try site.folder.write(text, to: "admin.yaml")
            let folder = site.folder.file("report-\(authentication)")
            let result = try await probe(site, ["--record", folder], in: settings)
            #expect(result.status == .code(0), "\(result.standardOutput)")
            let files = try Files.below(folder).filter { $0.contains(".") }
            #expect(files.count > 20)
            for file in files {
                let content = try Files.text("\(folder)/\(file)")
                for secret in [
                    Self.sentinel, "-secret-", "PRIVATE KEY", SimulatedSite.tokenBeginning,
                    "@example.com",
                ] {
                    #expect(!content.contains(secret), "\(secret) in \(file)")
                }
            }
            let modes = try await ChildProcess.run(
                "sh",
                ["-c", "find '\(folder)' -perm /077 | wc -l"]
            ).output()
            #expect(modes.contains("0"))
            let users = try Files.text("\(folder)/v1/users.json")
            #expect(users.contains("user1@redacted.invalid"))
            let certificates = try Files.text("\(folder)/v1/cluster/certificates.json")
            #expect(certificates.contains("BEGIN CERTIFICATE"))
        }
    }

    /// Texts of an answer with what must be left of each, where S is the sentinel.
    static let texts: [(String, String)] = [
        (#""smtp_password": "S""#, #""smtp_password": "<redacted>""#),
        (#""proxy_key" : "-----BEGIN RSA PRIVATE KEY-----\nS""#, #""proxy_key" : "<redacted>""#),
        (#""x": "-----BEGIN PRIVATE KEY-----\nS\n-----END""#, #""x": "<redacted>""#),
        (
            #""a": "redis://user:S@h.example:12000/0""#,
            #""a": "redis://<redacted>@h.example:12000/0""#
        ),
        (#""a": "redis:\/\/:S@h""#, #""a": "redis:\/\/<redacted>@h""#),
        (#""a": "https://h.example:9443/x@y""#, #""a": "https://h.example:9443/x@y""#),
        (#""credentials": {"a": ["S", {"b": "S"}], "n": 1}, "c": "kept""#, #""c": "kept""#),
        (#""a": "token eyJS.eyJS.S-_x end""#, #""a": "token <redacted> end""#),
        (
            #""to": "S.x+y@mail.example, b@mail.example""#,
            #""to": "user1@redacted.invalid, user2@redacted.invalid""#
        ),
        (
            #""password_expiration_duration": 30, "use_password": true"#,
            #""password_expiration_duration": 30, "use_password": true"#
        ),
        (#""password_issue_date": "2026""#, #""password_issue_date": "2026""#),
        (#""license": "----- LICENSE START -----\nS""#, #""license": "<redacted>""#),
        (#""q": "a \"quoted\\\" one", "secret": "S""#, #""q": "a \"quoted\\\" one", "secret""#),
        (#""secret": """#, #""secret": """#),
        (#""cut": {"secret": "S"#, #""cut": {"secret": "<redacted>"#),
    ]

    @Test func whatLooksLikeASecretIsReplaced() async throws {
        let folder = try TemporaryDirectory()
        let body =
            "{"
            + Self.texts.map(\.0).joined(separator: ", ")
            .replacing("S", with: Self.sentinel)
        try folder.write(body, to: "v1/cluster.json")
        let site = try await SimulatedSite(["--replay", folder.path])
        _ = try await probe(site, ["--record", site.folder.file("report")])
        let kept = try Files.text(site.folder.file("report/v1/cluster.json"))
        #expect(!kept.contains(Self.sentinel), "\(kept)")
        for (_, left) in Self.texts { #expect(kept.contains(left), "\(left)\n\(kept)") }
    }

    @Test func aFolderWithAnythingInItIsLeftAlone() async throws {
        let site = try await SimulatedSite()
        let folder = try TemporaryDirectory()
        try folder.write("mine", to: "report/mine")
        for name in ["report", "report/mine", "missing/report"] {
            let result = try await probe(site, ["--record", folder.file(name)])
            #expect(result.status == .code(1))
            #expect(result.standardError.contains("cannot record into"), "\(result.standardError)")
        }
        #expect(try Files.below(folder.file("report")) == ["mine"])
        #expect(try await !site.report().contains("/v1/cluster"))
        try Files.makeFolder(folder.file("empty"))
        #expect(try await probe(site, ["--record", folder.file("empty")]).status == .code(0))
    }
}
