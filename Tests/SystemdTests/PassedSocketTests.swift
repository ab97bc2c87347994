import Glibc
import Systemd
import Testing

/// Each case is a process of its own, since the environment and descriptor 3 are.
@Suite struct PassedSocketTests {
    @Test func withoutASocketUnitThereAreNone() async {
        await #expect(processExitsWith: .success) {
            unsafe unsetenv("LISTEN_FDS")
            let passed = try PassedSockets.descriptors()
            #expect(passed.isEmpty)
        }
    }

    @Test func whatIsMeantForAnotherProcessIsNotTaken() async {
        await #expect(processExitsWith: .success) {
            announce(process: 1)
            let passed = try PassedSockets.descriptors()
            #expect(passed.isEmpty)
        }
    }

    @Test func aListeningSocketIsTaken() async {
        await #expect(processExitsWith: .success) {
            let made = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            #expect(listen(made, 1) == 0 && dup2(made, 3) == 3)
            announce(process: getpid())
            let passed = try PassedSockets.descriptors()
            #expect(passed == [3])
            #expect(fcntl(3, F_GETFD) & FD_CLOEXEC != 0)
        }
    }

    @Test func whatDoesNotListenIsRefused() async {
        await #expect(processExitsWith: .success) {
            let made = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            #expect(dup2(made, 3) == 3)
            announce(process: getpid())
            #expect(throws: JournalError.passedSocketUnusable(descriptor: 3)) {
                try PassedSockets.descriptors()
            }
        }
    }
}

/// Says, as systemd does, that descriptor 3 is a passed socket.
private func announce(process: pid_t) {
    unsafe setenv("LISTEN_FDS", "1", 1)
    unsafe setenv("LISTEN_PID", "\(process)", 1)
}
