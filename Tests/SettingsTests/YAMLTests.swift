import Settings
import TestSupport
import Testing

/// What the file may not be as YAML, before any key has a meaning.
@Suite struct YAMLTests {
    static let cases = [
        Case("", "1:1: the file is empty"),
        Case("# nothing\n---\n...\n", "3:1: \"clusters\" is missing"),
        Case("- a\n", "1:1: the file must hold keys with values, not a list"),
        Case("word\n", "1:1: the file must hold keys with values, not a single value"),
        Case("{}", "1:1: \"clusters\" is missing"),
        Case(
            "clusters: [\n",
            "2:1: not valid YAML: did not find expected node content while parsing a flow node"
        ),
        Case(
            "a:\n\tb: 1\n",
            "2:1: not valid YAML: found character that cannot start any token "
                + "while scanning for the next token"
        ),
        Case(
            "a: 'x\n",
            "2:1: not valid YAML: found unexpected end of stream "
                + "while scanning a quoted scalar"
        ),
        Case("a: b: c\n", "1:5: not valid YAML: mapping values are not allowed in this context"),
        Case(
            "log: {}\nlog: {}\n",
            "1:1: \"clusters\" is missing",
            "2:1: duplicate key \"log\"; it is also in line 1"
        ),
        Case(
            "log: &x {}\nclusters: []\n",
            "1:6: anchors (&name) are not allowed; write the value out",
            "2:11: \"clusters\" must not be empty"
        ),
        Case(
            "log: *x\nclusters: []\n",
            "1:6: aliases (*name) are not allowed; write the value out",
            "2:11: \"clusters\" must not be empty"
        ),
        Case(
            "log: !!map {}\nclusters: []\n",
            "1:6: tags (!name) are not allowed; write the value alone",
            "2:11: \"clusters\" must not be empty"
        ),
        Case(
            "clusters: []\n---\nb: 1\n",
            "1:11: \"clusters\" must not be empty",
            "2:1: a second document is not allowed here"
        ),
        Case(
            "[a]: 1\nclusters: []\n",
            "1:1: a key must be a single word",
            "2:11: \"clusters\" must not be empty"
        ),
        Case(
            "ünïcödé: 1\nclusters: []\n",
            "1:1: unknown key \"ünïcödé\"; known: alertmanager, alerts, buffer, clusters, limits, log, remote_write, web",
            "2:11: \"clusters\" must not be empty"
        ),
        Case(
            "\"a\\nb\": 1\nclusters: []\n",
            "1:1: unknown key \"a\\u{a}b\"; known: alertmanager, alerts, buffer, clusters, limits, log, remote_write, web",
            "2:11: \"clusters\" must not be empty"
        ),
    ]

    @Test(arguments: cases)
    func isRefusedAtItsPlace(_ example: Case) throws {
        #expect(try SettingsFolder().mistakes(in: example.text) == example.mistakes)
    }

    @Test func bytesThatAreNotUTF8HaveAPlace() throws {
        let bytes = [UInt8]("log: {}\nä: ".utf8) + [0xFF, 0x0A]
        #expect(
            try SettingsFolder().mistakes(in: bytes)
                == ["2:4: not valid YAML: invalid leading UTF-8 octet"]
        )
    }

    @Test func aByteOrderMarkIsNoMistake() throws {
        let bytes = [0xEF, 0xBB, 0xBF] + [UInt8](SettingsFolder.base.utf8)
        #expect(try SettingsFolder().mistakes(in: bytes) == [])
    }

    @Test(arguments: [(32, false), (33, true)])
    func depthHasALimit(levels: Int, isTooDeep: Bool) throws {
        let opening = String(repeating: "[", count: levels - 1)
        let closing = String(repeating: "]", count: levels - 1)
        let found = try SettingsFolder().mistakes(in: "a: \(opening)x\(closing)\n")
        let message = "1:\(levels + 3): nested deeper than 32 levels"
        #expect(found.contains(message) == isTooDeep, "\(found)")
    }

    @Test func sizeHasALimit() throws {
        let folder = try SettingsFolder()
        let padding = (1 << 20) - SettingsFolder.base.utf8.count
        let full = SettingsFolder.base + "#" + String(repeating: "x", count: padding - 1)
        #expect(try folder.mistakes(in: full) == [])
        #expect(
            try folder.mistakes(in: full + "x")
                == ["1:1: cannot read the file: larger than 1048576 bytes"]
        )
    }

    /// Text that, repeated to the limit, would be slow or deep for a careless reader.
    @Test(arguments: ["[", "{a: ", "- ", "? ", "a: b\n", "x", "\n", "[a]: ", "*a ", "&a "])
    func aHostileFileEnds(_ piece: String) throws {
        let count = (1 << 18) / piece.utf8.count
        let found = try SettingsFolder().mistakes(in: String(repeating: piece, count: count))
        #expect(!found.isEmpty)
    }

    @Test func aFileThatIsNotThereIsAtTheStart() throws {
        let folder = try TemporaryDirectory()
        let path = folder.file("none.yaml")
        let error = #expect(throws: SettingsError.self) {
            try Configuration.load(path: path, environment: [:])
        }
        #expect(error?.description == "\(path):1:1: cannot read the file: no such file")
        let other = #expect(throws: SettingsError.self) {
            try Configuration.load(path: folder.path, environment: [:])
        }
        #expect(
            other?.description == "\(folder.path):1:1: cannot read the file: not a regular file"
        )
    }
}
