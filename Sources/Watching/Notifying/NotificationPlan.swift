// When an Alertmanager is told what. It forgets an alert that it does not hear of for its
// resolve_timeout (5 min unless configured), so what fires is sent again and again, each time with
// an end a few periods ahead: should the daemon end, or the way be cut, it resolves by itself.
//
//     fires   ──▶ sent at once ──▶ sent each period, ends = now + validity
//     gone    ──▶ sent at once with the time of its end ──▶ some times more ──▶ forgotten
//     failed  ──▶ everything waits, 1 s, 2 s, 4 s … 60 s, and then goes out as it is then
//
// It is told which alerts fire and what time it is, and is nothing but a value. What it knows is
// level and not edge: whatever was lost on the way is in the next batch. Memory: an entry for each
// alert that fires or has ended lately.

package import Model

/// What an Alertmanager was told, and what it has to be told when.
package struct NotificationPlan: Sendable {
    /// How long after its last sending an alert is sent again.
    package static let period = Duration.seconds(60)
    /// How far ahead the end of an alert lies that still fires.
    package static let validity = Duration.seconds(4 * 60)
    /// How often the end of an alert is sent.
    package static let endings = 5
    /// The most alerts in one request.
    package static let batch = 500
    /// The longest wait after failures.
    package static let backoffMax = Duration.seconds(60)

    /// An alert as it goes out.
    package struct Item: Hashable, Sendable {
        /// What is told.
        package var notice: AlertNotice
        /// When it ended, or will count as ended when nothing more is heard of it.
        package var end: Timestamp
        /// Whether it has ended.
        package var isOver: Bool

        /// Joins an alert and its end.
        package init(notice: AlertNotice, end: Timestamp, isOver: Bool) {
            self.notice = notice
            self.end = end
            self.isOver = isOver
        }
    }

    private struct State {
        var notice: AlertNotice
        /// When it was last sent in its present state.
        var sent: Duration?
        var over: (at: Timestamp, left: Int)?
    }

    private var states: [AlertNotice.Identity: State] = [:]
    private var failures = 0
    private var pausedUntil = Duration.zero

    /// A plan in which nothing fires.
    package init() {}

    /// Takes in which alerts fire now.
    package mutating func observe(_ firing: [AlertNotice], at moment: Moment) {
        var missing = Set(states.keys)
        for notice in firing {
            missing.remove(notice.identity)
            guard var state = states[notice.identity], state.over == nil else {
                states[notice.identity] = State(notice: notice)
                continue
            }
            // Another time of beginning is another episode, whose end was not seen.
            if state.notice.since != notice.since { state.sent = nil }
            state.notice = notice
            states[notice.identity] = state
        }
        for identity in missing where states[identity]?.over == nil {
            states[identity]?.over = (moment.wall, Self.endings)
            states[identity]?.sent = nil
        }
    }

    /// What is to be sent now, in the order of the labels; nothing while it waits after a failure.
    package func due(at moment: Moment) -> [Item] {
        guard moment.monotonic >= pausedUntil else { return [] }
        let due = states.filter { _, state in
            state.sent.map { moment.monotonic - $0 >= Self.period } ?? true
        }
        return due.sorted { $0.key.words.lexicographicallyPrecedes($1.key.words) }
            .prefix(Self.batch).map { _, state in
                Item(
                    notice: state.notice,
                    end: state.over?.at ?? moment.wall + Self.validity,
                    isOver: state.over != nil
                )
            }
    }

    /// Takes in that these were received.
    package mutating func sent(_ items: [Item], at moment: Moment) {
        failures = 0
        pausedUntil = .zero
        for item in items {
            let identity = item.notice.identity
            // What has changed while it was on its way is sent again.
            guard var state = states[identity], (state.over != nil) == item.isOver else { continue }
            state.sent = moment.monotonic
            if let over = state.over { state.over = (over.at, over.left - 1) }
            states[identity] = state.over?.left == 0 ? nil : state
        }
    }

    /// Takes in that nobody received them.
    package mutating func failed(at moment: Moment) {
        let seconds = 1 << min(failures, 6)
        failures += 1
        pausedUntil = moment.monotonic + min(.seconds(seconds), Self.backoffMax)
        // An end that is long over has come there by itself.
        states = states.filter { _, state in
            state.over.map { moment.wall - $0.at < Self.validity * 2 } ?? true
        }
    }
}
