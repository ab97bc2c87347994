package import Model

/// One entry of the journal: a step of an alert, or an event.
package enum JournalEntry: Hashable, Sendable {
    /// An alert has changed; such an entry is never given up before an event.
    case alert(AlertEntry)
    /// Something happened.
    case event(EventEntry)

    /// Unique per entry, the `REWATCHD_ID`.
    package var id: String {
        switch self {
        case .alert(let entry): entry.id
        case .event(let entry): entry.id
        }
    }

    /// When it was decided.
    package var at: Timestamp {
        switch self {
        case .alert(let entry): entry.transition.at
        case .event(let entry): entry.event.at
        }
    }

    /// The sentence for people.
    package var message: String {
        switch self {
        case .alert(let entry): entry.message
        case .event(let entry): entry.message
        }
    }

    /// The syslog priority.
    package var priority: Int {
        switch self {
        case .alert(let entry): entry.priority
        case .event(let entry): entry.event.priority
        }
    }

    /// The journal fields of the contract, in order, without `MESSAGE` and `PRIORITY`.
    package var fields: [(name: String, value: String)] {
        switch self {
        case .alert(let entry): entry.fields
        case .event(let entry): entry.fields
        }
    }

    /// Whether it is an event, of which a full queue gives up the oldest first.
    package var isEvent: Bool {
        switch self {
        case .alert: false
        case .event: true
        }
    }

    /// Draws an identifier, 128 bits in hexadecimal.
    package static func identifier(using random: inout some RandomNumberGenerator) -> String {
        let words = (0..<2).map { _ in String(random.next() as UInt64, radix: 16) }
        return words.map { String(repeating: "0", count: 16 - $0.utf8.count) + $0 }.joined()
    }
}
