import Alerting
import ClusterAPI
import Settings
import TestSupport
import Testing
import Watching

/// The example that is shipped, and what happens to it when it is damaged.
@Suite struct ExampleFileTests {
    static func example() throws -> String {
        try Files.text(PackageRoot.file("packaging/rewatchd.yaml"))
    }

    /// Switches on what is commented out, but for the other way of two that exclude each other.
    static func everything() throws -> String {
        let lines = try example().split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { line in
            let text = line.drop { $0 == " " }
            let isOther = text.hasPrefix("#username_file") || text.hasPrefix("#password_file")
            guard text.first == "#", !isOther else { return String(line) }
            let rest = text.dropFirst()
            // Prose stands one space behind the sign, commands three; keys stand where they belong.
            let depth = rest.prefix { $0 == " " }.count
            let isKey = !rest.isEmpty && depth.isMultiple(of: 2)
            return isKey ? String(line.prefix { $0 == " " } + rest) : String(line)
        }.joined(separator: "\n")
    }

    static func folder() throws -> SettingsFolder {
        let folder = try SettingsFolder()
        try folder.folder.write(
            "p\n",
            to: "credentials/credentials_prod-eu.password",
            mode: 0o600
        )
        let authority = try Files.text(folder.folder.file("ca.pem"))
        try folder.folder.write(authority, to: "prod-eu-ca.pem")
        return folder
    }

    @Test func lacksOnlyItsFiles() throws {
        let mistakes = try SettingsFolder().mistakes(in: Self.example())
        let credential = "DIR/credentials/credentials_prod-eu.password"
        let words = mistakes.map { $0.drop { $0 != " " }.dropFirst() }
        #expect(
            words == [
                "password file \(credential): no such file",
                "certificate file DIR/prod-eu-ca.pem: no such file",
            ]
        )
    }

    @Test func loadsWithEverythingSwitchedOn() throws {
        let folder = try Self.folder()
        let text = try Self.everything()
        try #require(try folder.mistakes(in: text) == [])
        let loaded = try folder.load(text)
        let cluster = try #require(loaded.configuration.clusters.first)
        #expect(loaded.warnings == [])
        #expect(cluster.labels == [StaticLabel(name: "env", value: "prod")])
        #expect(!cluster.resources.contains(.shardStatistics))
        #expect(cluster.tls.pinnedPublicKeys != nil && cluster.tls.serverName != nil)
        #expect(loaded.configuration.log.format == .journal)
        // What it shows as defaults are the defaults.
        #expect(cluster.poll == PollSettings())
        #expect(cluster.alerts[.nodeDown] == AlertKind.nodeDown.defaultRule)
        let unwritten = try folder.load(SettingsFolder.base).configuration
        #expect(loaded.configuration.web == unwritten.web)
        var buffer = loaded.configuration.buffer
        #expect(buffer.path == "/var/lib/rewatchd/rewatchd.sqlite")
        buffer.path = nil
        #expect(buffer == unwritten.buffer)
        #expect(cluster.seriesLimit == unwritten.clusters.first?.seriesLimit)
    }

    @Test func damageGivesMistakesWithPlacesAndNeverACrash() throws {
        let folder = try Self.folder()
        let whole = [UInt8](try Self.everything().utf8)
        try withSeeds(500) { random in
            let bytes = Self.damaged(whole, using: &random)
            do {
                _ = try folder.load(bytes)
            } catch let error as SettingsError {
                let lines = bytes.filter { $0 == 0x0A }.count + 2
                #expect(!error.issues.isEmpty)
                for issue in error.issues {
                    #expect((1...lines).contains(issue.line) && issue.column >= 1, "\(issue)")
                    #expect(!issue.message.isEmpty && !issue.message.contains("\n"), "\(issue)")
                }
                let places = error.issues.map { ($0.line, $0.column) }
                #expect(zip(places, places.dropFirst()).allSatisfy { $0 <= $1 })
            }
        }
    }

    /// Puts one to four kinds of damage into a file.
    private static func damaged(_ whole: [UInt8], using random: inout SplitMix64) -> [UInt8] {
        let tokens =
            ["[", "{", "]", "}", "- ", ": ", "\n", "&a ", "*a", "!!str ", "\"", "'", "\t"]
            + [
                "---\n", "|\n", "? ", "~", "true", "9999999999999999999", "0s", "\u{FEFF}", "\0",
                "é",
            ]
        var bytes = whole
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let start = Int.random(in: 0...bytes.count, using: &random)
            let length = Int.random(in: 0...40, using: &random)
            let end = min(bytes.count, start + length)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes.removeSubrange(start..<end)
            case 1: bytes.insert(contentsOf: bytes[start..<end], at: start)
            case 2: bytes.removeSubrange(start...)
            case 3: bytes.insert(UInt8.random(in: .min ... .max, using: &random), at: start)
            default:
                let token = tokens.randomElement(using: &random) ?? ""
                bytes.insert(contentsOf: token.utf8, at: start)
            }
        }
        return bytes
    }
}
