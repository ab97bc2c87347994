import TestSupport
import Testing

/// The daemon with a socket as descriptor 3, the way systemd starts the service of a socket unit.
struct SocketActivationTests {
    /// Opens a socket, then becomes the program behind it, for which the socket is meant.
    ///
    /// Source: sd_listen_fds(3).
    private static func passing(listening: Bool) -> [String] {
        let program = """
            import os, socket, sys
            passed = socket.socket()
            passed.bind(("127.0.0.1", 0))
            \(listening ? "passed.listen()" : "")
            print("passed port", passed.getsockname()[1], flush=True)
            if passed.fileno() != 3: os.dup2(passed.fileno(), 3)
            os.set_inheritable(3, True)
            os.environ.update(LISTEN_FDS="1", LISTEN_PID=str(os.getpid()))
            os.execv(sys.argv[1], sys.argv[1:])
            """
        return ["python3", "-c", program]
    }

    @Test func aPassedSocketIsListenedAtInPlaceOfTheConfiguredAddress() async throws {
        let site = try await SimulatedSite()
        let daemon = try await RunningDaemon(
            site.settings(extra: "log: {format: json}"),
            through: Self.passing(listening: true)
        )
        let line = try await daemon.process.line { $0.hasPrefix("passed port ") }
        #expect(daemon.address == "http://127.0.0.1:\(line.text.dropFirst(12))")
        #expect(try await daemon.value("redis_enterprise_up{cluster=\"sim\"}") == 1)
        // A program that the daemon might start must not keep the port.
        let entry = try Files.text("/proc/\(daemon.process.id)/fdinfo/3").split(separator: "\n")
            .first { $0.hasPrefix("flags:") }
        let flags = try #require(Int(entry?.dropFirst(6).filter(\.isNumber) ?? "", radix: 8))
        #expect(flags & 0o2_000_000 != 0, "descriptor 3 is not closed on exec: \(flags)")
        #expect(try await daemon.stop() == .code(0))
    }

    @Test func aSocketThatDoesNotListenIsRefused() async throws {
        let site = try await SimulatedSite()
        let command =
            Self.passing(listening: false) + [
                Program.rewatchd, "run", "--config", try site.settings(),
            ]
        let process = try ChildProcess(command[0], Array(command.dropFirst()))
        #expect(try await process.exit(within: .seconds(60)) == .code(1))
        let complaint = "cannot listen on the passed file descriptor 3: no ListenStream= socket"
        #expect(process.standardError.contains(complaint), "\(process.standardError)")
    }
}
