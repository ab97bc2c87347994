import Synchronization
import Testing
import Watching

/// A password file as the cache sees it, while it is replaced.
@Suite struct CredentialCacheTests {
    /// Says what it is told to say.
    private final class Source: CredentialSource {
        private let content = Mutex<Result<String, CredentialError>>(.success("one"))

        static func == (one: Source, other: Source) -> Bool { one === other }

        func set(_ result: Result<String, CredentialError>) {
            content.withLock { $0 = result }
        }

        func read() throws(CredentialError) -> Credential {
            Credential(
                username: "watch",
                password: Secret(try content.withLock { $0 }.get())
            )
        }
    }

    @Test func `notices a change once`() {
        let source = Source()
        var cache = CredentialCache()
        #expect(cache.refresh(from: source) == true)
        #expect(cache.refresh(from: source) == false)
        source.set(.success("two"))
        #expect(cache.refresh(from: source) == true)
        #expect(cache.refresh(from: source) == false)
    }

    @Test func `keeps the last good content while the file is away`() {
        let source = Source()
        var cache = CredentialCache()
        _ = cache.refresh(from: source)
        let first = cache.credential
        source.set(.failure(CredentialError("password file /p: no such file")))
        #expect(cache.refresh(from: source) == false)
        #expect(cache.credential == first)
        #expect(cache.error == CredentialError("password file /p: no such file"))
        source.set(.success("one"))
        #expect(cache.refresh(from: source) == false)
        #expect(cache.error == nil)
    }

    @Test func `has none before the first good read`() {
        let source = Source()
        source.set(.failure(CredentialError("empty")))
        var cache = CredentialCache()
        #expect(cache.refresh(from: source) == false)
        #expect(cache.credential == nil)
        source.set(.success("one"))
        #expect(cache.refresh(from: source) == true)
    }
}
