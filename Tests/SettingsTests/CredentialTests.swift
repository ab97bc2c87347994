import Glibc
import Settings
import TestSupport
import Testing
import Watching

/// The files that hold names and passwords.
@Suite struct CredentialTests {
    /// Bytes and mode of a password file, with what is said about it; nil when it is good.
    static let passwords: [(String, Int, String?)] = [
        ("secret", 0o600, nil), ("secret\n", 0o640, nil), ("se cret: \t\n", 0o400, nil),
        ("secret", 0o604, "open to every user of this machine; chmod o= would close it"),
        ("secret", 0o602, "open to every user of this machine; chmod o= would close it"),
        ("secret", 0o644, "open to every user of this machine; chmod o= would close it"),
        ("", 0o600, "empty"), ("\n", 0o600, "empty"),
        ("a\nb", 0o600, "holds more than one line, or a NUL or carriage return"),
        ("a\n\n", 0o600, "holds more than one line, or a NUL or carriage return"),
        ("a\r\n", 0o600, "holds more than one line, or a NUL or carriage return"),
        ("a\0b", 0o600, "holds more than one line, or a NUL or carriage return"),
        (String(repeating: "x", count: 4_096), 0o600, nil),
        (String(repeating: "x", count: 4_097), 0o600, "larger than 4096 bytes"),
    ]

    @Test(arguments: passwords)
    func aPasswordFile(_ text: String, _ mode: Int, _ words: String?) throws {
        let folder = try SettingsFolder()
        try folder.folder.write(text, to: "password", mode: mode)
        let mistakes = words.map { ["5:5: password file DIR/password: \($0)"] } ?? []
        #expect(try folder.mistakes(in: SettingsFolder.base) == mistakes)
        guard words == nil else { return }
        let cluster = try #require(
            try folder.load(SettingsFolder.base).configuration.clusters.first
        )
        let expected = text.last == "\n" ? String(text.dropLast()) : text
        let login = Credential(username: "viewer", password: Secret(expected))
        #expect(try cluster.credentials.read() == login)
    }

    @Test func whatIsNoFileIsNotRead() throws {
        let folder = try SettingsFolder()
        let path = folder.folder.file("password")
        try Files.remove(path)
        let place = "5:5: password file DIR/password:"
        #expect(try folder.mistakes(in: SettingsFolder.base) == ["\(place) no such file"])
        try #require(unsafe mkfifo(path, 0o600) == 0)
        #expect(try folder.mistakes(in: SettingsFolder.base) == ["\(place) not a regular file"])
        try Files.remove(path)
        try Files.makeFolder(path)
        #expect(try folder.mistakes(in: SettingsFolder.base) == ["\(place) not a regular file"])
        try Files.remove(path)
        try Files.write([0xFF, 0xFE], to: path)
        try Files.setMode(0o600, of: path)
        #expect(try folder.mistakes(in: SettingsFolder.base) == ["\(place) not UTF-8 text"])
    }

    @Test func aSymbolicLinkIsJudgedByItsTarget() throws {
        let folder = try SettingsFolder()
        let (path, target) = (folder.folder.file("password"), folder.folder.file("target"))
        try Files.remove(path)
        try folder.folder.write("linked", to: "target", mode: 0o600)
        try #require(unsafe symlink(target, path) == 0)
        #expect(try folder.mistakes(in: SettingsFolder.base) == [])
        try Files.setMode(0o644, of: target)
        #expect(try folder.mistakes(in: SettingsFolder.base).count == 1)
    }

    @Test func aRotatedFileIsReadAnew() throws {
        let folder = try SettingsFolder()
        let text = SettingsFolder.base.replacing("username: viewer", with: "username_file: user")
        let clusters = try folder.load(text).configuration.clusters
        let source = try #require(clusters.first).credentials
        let first = Credential(username: "someone", password: Secret("secret"))
        #expect(try source.read() == first)
        try folder.folder.write("other\n", to: "user")
        try folder.folder.write("rotated\n", to: "password", mode: 0o600)
        let second = Credential(username: "other", password: Secret("rotated"))
        #expect(try source.read() == second)
        try Files.remove(folder.folder.file("password"))
        let error = #expect(throws: CredentialError.self) { try source.read() }
        let path = folder.folder.file("password")
        #expect(error?.description == "password file \(path): no such file")
    }

    /// Lines in place of the password file, with what is said about them.
    static let credentials = [
        Case("credential: pass"),
        Case("credential: none", "5:5: password file DIR/credentials/none: no such file"),
        Case(
            "credential: ../password",
            "5:17: \"credential\" must be the plain name of a credential"
        ),
        Case("credential: ..", "5:17: \"credential\" must be the plain name of a credential"),
        Case("credential: a b", "5:17: \"credential\" must be the plain name of a credential"),
        Case("credential:", "5:16: \"credential\" has no value"),
        Case(
            "password_fil: x",
            "2:5: \"password_file\" or \"credential\" of the cluster is missing",
            "5:5: unknown key \"password_fil\"; did you mean \"password_file\"?"
        ),
        Case(
            "pasword: hunter2",
            "2:5: \"password_file\" or \"credential\" of the cluster is missing",
            "5:5: unknown key \"pasword\"; known: authentication, credential, database_tags, "
                + "endpoints, labels, name, password_file, poll, resources, tls, username, "
                + "username_file"
        ),
    ]

    @Test(arguments: credentials)
    func aCredentialOfSystemd(_ example: Case) throws {
        let text = SettingsFolder.base.replacing("password_file: password", with: example.text)
        #expect(try SettingsFolder().mistakes(in: text) == example.mistakes)
    }

    @Test(arguments: [nil, "", "relative"])
    func aCredentialNeedsItsFolder(_ value: String?) throws {
        var folder = try SettingsFolder()
        folder.environment["CREDENTIALS_DIRECTORY"] = value
        let text = SettingsFolder.base
            .replacing("password_file: password", with: "credential: pass")
        let message = "needs $CREDENTIALS_DIRECTORY, which systemd sets for LoadCredential="
        #expect(try folder.mistakes(in: text) == ["5:17: \"credential\" \(message)"])
    }

    /// Lines in place of the user's name, with what is said about them.
    static let usernames = [
        Case("username_file: user"),
        Case("username_file: none", "4:5: username file DIR/none: no such file"),
        Case("username: \"a:b\"", "4:15: \"username\" must be printable and without a colon"),
        Case("username: \"a\\nb\"", "4:15: \"username\" must be printable and without a colon"),
        Case(
            "username_file: colon",
            "4:5: username file DIR/colon: a user name must not hold a colon"
        ),
    ]

    @Test(arguments: usernames)
    func aUsername(_ example: Case) throws {
        let folder = try SettingsFolder()
        try folder.folder.write("a:b\n", to: "colon")
        let text = SettingsFolder.base.replacing("username: viewer", with: example.text)
        #expect(try folder.mistakes(in: text) == example.mistakes)
    }

    @Test func noMessageHoldsASecret() throws {
        let folder = try SettingsFolder()
        try folder.folder.write("hunter2\nhunter2", to: "password", mode: 0o666)
        let text =
            SettingsFolder.base
            .replacing("https://n1.example", with: "https://x:hunter2@n1, \"hunter2@n1\"")
            + "    password: hunter2\n"
        let mistakes = try folder.mistakes(in: text)
        #expect(mistakes.count == 4)
        #expect(!"\(mistakes)".contains("hunter2"))
    }
}
