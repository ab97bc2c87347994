import Synchronization
import Watching

/// A credential whose content a script changes while it is being watched.
final class ScriptedCredential: CredentialSource {
    static let username = "rewatchd@example.com"

    private let content: Mutex<Result<Credential, CredentialError>>

    init(password: String) {
        content = Mutex(.success(Self.credential(password)))
    }

    static func == (one: ScriptedCredential, other: ScriptedCredential) -> Bool { one === other }

    func read() throws(CredentialError) -> Credential {
        try content.withLock { $0 }.get()
    }

    func set(password: String) {
        content.withLock { $0 = .success(Self.credential(password)) }
    }

    func fail(_ reason: String) {
        content.withLock { $0 = .failure(CredentialError(reason)) }
    }

    private static func credential(_ password: String) -> Credential {
        Credential(username: username, password: Secret(password))
    }
}
