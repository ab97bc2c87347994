import Glibc
import TestSupport
import Testing

/// Runs suites of this test program a second time, inside `scripts/journald-lab.sh`.
///
/// Only there is a journald at the one path that libsystemd knows, and only a process can be moved
/// into another mount namespace: so the test that wants a journal starts its own program again.
enum JournalLab: String {
    /// journald listens.
    case running
    /// There is no socket at journald's path.
    case withoutSocket

    /// The lab that this process runs in; nil in an ordinary test run.
    static var current: JournalLab? { Environment[variable].flatMap(JournalLab.init) }

    /// Runs one suite in the lab and fails unless it ran, and passed, so many tests.
    ///
    /// Where the machine does not permit a lab, the calling test is cancelled and says so.
    func run(suite: String, expectingTests count: Int) async throws {
        var program = try #require(CommandLine.arguments.first)
        if let absolute = unsafe realpath("/proc/self/exe", nil) {
            program = unsafe String(cString: absolute)
            unsafe free(absolute)
        }
        let hidden = "mv /run/systemd/journal/socket /run/systemd/journal/hidden && exec \"$@\""
        let wrapper = self == .running ? [] : ["sh", "-c", hidden, "sh"]
        let command = wrapper + [program, "--testing-library", "swift-testing", "--filter", suite]
        let outcome = try await ChildProcess.run(
            PackageRoot.file("scripts/journald-lab.sh"),
            command,
            environment: [Self.variable: rawValue],
            within: .seconds(120)
        )
        let output = outcome.standardOutput + outcome.standardError
        if outcome.status == .code(77) {
            try Test.cancel("no journald lab on this machine: \(output)")
        }
        #expect(outcome.status == .code(0), "\(output)")
        #expect(output.contains("\(count) tests in 1 suite passed"), "\(output)")
    }

    private static let variable = "REWATCHD_IN_JOURNAL_LAB"
}
