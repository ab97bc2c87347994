import Alerting
import Watching

/// Something that the watcher told, with the virtual time at which it did.
struct Happening: Sendable {
    enum Content: Sendable {
        case event(Event)
        case entry(JournalEntry)
    }

    var at: Duration
    var content: Content

    /// One line of the trace.
    var line: String {
        switch content {
        case .event(let event): "\(at) \(event)"
        case .entry(let entry):
            "\(at) \(entry.priority) \(entry.message) "
                + entry.fields.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
        }
    }
}
