import Synchronization
import Systemd

/// Passes on which alert entries have left the program.
final class WrittenAlerts: Sendable {
    private let listener = Mutex<(@Sendable (String) -> Void)?>(nil)

    /// Sets who is told the `REWATCHD_ID` of each alert that is written from now on.
    func listen(_ body: @escaping @Sendable (String) -> Void) {
        listener.withLock { $0 = body }
    }

    /// Takes in an alert that was written.
    func note(_ record: LogRecord) {
        guard let id = record["REWATCHD_ID"] else { return }
        listener.withLock { $0 }?(id)
    }
}
