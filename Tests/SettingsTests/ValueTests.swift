import Settings
import TestSupport
import Testing
import Watching

/// Times, sizes and addresses, each as the value of one key.
@Suite struct ValueTests {
    /// Times as values of `slow_interval`, in milliseconds; nil for a mistake.
    static let times: [(String, Int64?)] = [
        ("500000ms", 500_000), ("10s", 10_000), ("5m", 300_000), ("2h", 7_200_000),
        ("1d", 86_400_000), ("1h30m", 5_400_000), ("1m500ms", 60_500), ("\"10s\"", 10_000),
        ("3650d", 315_360_000_000), ("0010s", 10_000),
        ("10", nil), ("s", nil), ("10 s", nil), ("-10s", nil), ("1.5s", nil), ("10S", nil),
        ("30m1h", nil), ("1s1s", nil), ("10sec", nil), ("1w", nil), ("٣s", nil), ("10s ago", nil),
    ]

    @Test(arguments: times)
    func aTime(_ text: String, _ milliseconds: Int64?) throws {
        let folder = try SettingsFolder()
        let file = SettingsFolder.base + "    poll: {slow_interval: \(text), interval: 1s}\n"
        guard let milliseconds else {
            let message = "must be a time with a unit (ms, s, m, h, d) such as 10s, not \"\(text)\""
            #expect(try folder.mistakes(in: file) == ["6:27: \"slow_interval\" \(message)"])
            return
        }
        let poll = try folder.load(file).configuration.clusters.first?.poll
        #expect(poll?.slowInterval == .milliseconds(milliseconds))
    }

    @Test(arguments: ["3651d", "9999999999999999999s", "9223372036854775807d", "3650d1ms"])
    func aTimeThatIsTooLong(_ text: String) throws {
        let file = SettingsFolder.base + "    poll: {slow_interval: \(text)}\n"
        let message = "6:27: \"slow_interval\" must be at most 3650d, not \"\(text)\""
        #expect(try SettingsFolder().mistakes(in: file) == [message])
    }

    /// Sizes as values of `buffer.memory`; nil for a mistake.
    static let sizes: [(String, Int?)] = [
        ("64MiB", 67_108_864), ("1GB", 1_000_000_000), ("1024KiB", 1_048_576),
        ("1048576B", 1_048_576), ("2000kB", 2_000_000), ("2000KB", 2_000_000), ("3MB", 3_000_000),
        ("1GiB", 1_073_741_824), ("1TB", 1_000_000_000_000), ("1TiB", 1 << 40),
        ("64", nil), ("MiB", nil), ("64 MiB", nil), ("64mib", nil), ("-1MiB", nil), ("1.5GiB", nil),
        ("64M", nil),
    ]

    @Test(arguments: sizes)
    func aSize(_ text: String, _ bytes: Int?) throws {
        let folder = try SettingsFolder()
        let file = SettingsFolder.base + "buffer: {memory: \(text)}\n"
        guard let bytes else {
            let message = "must be a size with a unit (KiB, MiB, GiB, KB, MB, GB) such as 64MiB"
            #expect(
                try folder.mistakes(in: file) == ["6:18: \"memory\" \(message), not \"\(text)\""]
            )
            return
        }
        #expect(try folder.load(file).configuration.buffer.memory == bytes)
    }

    /// Values of `web.listen` with what they are read as, or the mistake.
    static let addresses = [
        ("127.0.0.1:19443", "127.0.0.1:19443"), ("\"[::]:0\"", "[::]:0"),
        ("localhost:80", "localhost:80"), ("unix:/run/rewatchd/web", "unix:/run/rewatchd/web"),
        ("127.0.0.1", "\"listen\" must be HOST:PORT or unix:/PATH, not \"127.0.0.1\""),
        ("\":80\"", "\"listen\" must name an address, such as 0.0.0.0:80 or [::]:80 for all"),
        ("\"::1:80\"", "\"listen\" must be HOST:PORT or unix:/PATH, not \"::1:80\""),
        ("a b:80", "\"listen\" holds no valid host name or address: \"a b:80\""),
        ("a:65536", "\"listen\" must have a port between 0 and 65535, not \"65536\""),
        ("unix:web", "\"listen\" must be unix: with an absolute path of at most 107 bytes"),
        (
            "unix:/\(String(repeating: "x", count: 107))",
            "\"listen\" must be unix: with an absolute path of at most 107 bytes"
        ),
    ]

    @Test(arguments: addresses)
    func anAddressToListenOn(_ text: String, _ outcome: String) throws {
        let folder = try SettingsFolder()
        let file = SettingsFolder.base + "web: {listen: \(text)}\n"
        if outcome.hasPrefix("\"") {
            #expect(try folder.mistakes(in: file) == ["6:15: \(outcome)"])
        } else {
            let listen = try folder.load(file).configuration.web.listen
            #expect(listen.map(\.description) == [outcome])
        }
    }
}
