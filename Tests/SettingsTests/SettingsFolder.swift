import Settings
import TestSupport
import Testing

/// A folder with a configuration file and the files that it names, for one test.
struct SettingsFolder {
    /// Five lines that are a complete configuration; more keys of the cluster start at 6:5.
    static let base = """
        clusters:
          - name: one
            endpoints: [https://n1.example]
            username: viewer
            password_file: password

        """

    let folder: TemporaryDirectory
    var environment: [String: String]

    init() throws {
        folder = try TemporaryDirectory()
        try folder.write("secret\n", to: "password", mode: 0o600)
        try folder.write("someone\n", to: "user")
        try folder.write("passed\n", to: "credentials/pass", mode: 0o440)
        try folder.write("text\n" + SampleCertificate.pem, to: "ca.pem")
        environment = ["CREDENTIALS_DIRECTORY": folder.file("credentials")]
    }

    func load(_ text: String) throws -> Loaded {
        try load([UInt8](text.utf8))
    }

    func load(_ bytes: [UInt8]) throws -> Loaded {
        let path = folder.file("rewatchd.yaml")
        try Files.write(bytes, to: path)
        return try Configuration.load(path: path, environment: environment)
    }

    /// Returns what is wrong as `LINE:COLUMN: message` with `DIR` for the folder; nothing if good.
    func mistakes(in text: String) throws -> [String] {
        try mistakes(in: [UInt8](text.utf8))
    }

    func mistakes(in bytes: [UInt8]) throws -> [String] {
        do {
            _ = try load(bytes)
            return []
        } catch let error as SettingsError {
            return error.issues.map(shown)
        }
    }

    func shown(_ issue: SettingsIssue) -> String {
        issue.description
            .replacing("\(folder.path)/rewatchd.yaml:", with: "")
            .replacing(folder.path, with: "DIR")
    }
}

/// A text and what is said about it.
struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    let mistakes: [String]

    init(_ text: String, _ mistakes: String...) {
        self.text = text
        self.mistakes = mistakes
    }

    var testDescription: String { text }
}
