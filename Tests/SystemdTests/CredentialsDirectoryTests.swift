import Systemd
import Testing

@Suite struct CredentialsDirectoryTests {
    @Test(arguments: ["prod-eu.password", "credentials_prod-eu.password", "..a", "a b", "x"])
    func findsTheFile(name: String) throws {
        let directory = CredentialsDirectory(environment: ["CREDENTIALS_DIRECTORY": "/run/c/x"])
        #expect(try directory.path(of: name) == "/run/c/x/\(name)")
    }

    @Test(arguments: [
        "", ".", "..", "../etc/shadow", "/etc/shadow", "a/b", "a:b", "a\nb", "a\0b", "é", "\u{7F}",
        String(repeating: "a", count: 256),
    ])
    func refusesWhatIsNoName(name: String) {
        for environment in [["CREDENTIALS_DIRECTORY": "/run/c/x"], [:]] {
            #expect(throws: JournalError.credentialNameInvalid(credential: name)) {
                try CredentialsDirectory(environment: environment).path(of: name)
            }
        }
    }

    @Test(arguments: [[:], ["CREDENTIALS_DIRECTORY": ""]])
    func saysThatThereIsNone(environment: [String: String]) {
        #expect(throws: JournalError.credentialsDirectoryUnset(credential: "a")) {
            try CredentialsDirectory(environment: environment).path(of: "a")
        }
    }
}
