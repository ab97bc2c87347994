import Glibc
import Systemd
import Testing

/// Each case is a process of its own, since the environment is.
///
/// That a socket is taken is seen with the whole daemon, in `SocketActivationTests`: here descriptor
/// 3 belongs to the runtime of the test before a test could put a socket in its place.
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
            unsafe setenv("LISTEN_FDS", "1", 1)
            unsafe setenv("LISTEN_PID", "1", 1)
            let passed = try PassedSockets.descriptors()
            #expect(passed.isEmpty)
        }
    }

    @Test func aNumberThatIsNoneIsAnError() async {
        await #expect(processExitsWith: .success) {
            unsafe setenv("LISTEN_FDS", "many", 1)
            unsafe setenv("LISTEN_PID", "\(getpid())", 1)
            #expect(throws: JournalError.passedSocketsUnreadable(code: EINVAL)) {
                try PassedSockets.descriptors()
            }
        }
    }
}
