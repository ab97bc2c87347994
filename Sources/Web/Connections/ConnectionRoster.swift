import NIOCore
import Synchronization

/// All open connections, of which the idlest gives way when there are too many.
///
/// Waiting for a free place would let a few thousand silent clients keep everybody else out. So a
/// connection beyond the limit takes the place of one that asks for nothing:
///
///     1. the oldest of those that never finished a request
///     2. the one that rests the longest after an answer
///
/// One whose request is being answered never gives way; when there are no others, the newcomer is
/// turned away. Finding the idlest looks at all, some microseconds, and only at the limit.
final class ConnectionRoster: Sendable {
    private struct Seat {
        var channel: any Channel
        var hasAsked = false
        var isAnswered = false
        /// Grows with each change, so that the least is the idlest.
        var since: Int
    }

    private struct State {
        var seats: [Int: Seat] = [:]
        var turn = 0

        mutating func next() -> Int {
            turn += 1
            return turn
        }
    }

    private let connectionsMax: Int
    private let state = Mutex(State())

    init(connectionsMax: Int) {
        self.connectionsMax = connectionsMax
    }

    /// Enters a connection, ending another if need be; nil when there is no place for it.
    func enter(_ channel: any Channel) -> Int? {
        let (place, evicted): (Int?, (any Channel)?) = state.withLock { state in
            var evicted: (any Channel)?
            if state.seats.count >= connectionsMax {
                guard let idlest = Self.idlest(of: state.seats) else { return (nil, nil) }
                evicted = state.seats.removeValue(forKey: idlest)?.channel
            }
            let place = state.next()
            state.seats[place] = Seat(channel: channel, since: place)
            return (place, evicted)
        }
        // Outside of the lock: closing may come back here at once.
        evicted?.close(promise: nil)
        return place
    }

    /// Notes that a connection's request is complete and about to be answered.
    func asks(_ place: Int) {
        state.withLock { state in
            state.seats[place]?.hasAsked = true
            state.seats[place]?.isAnswered = true
        }
    }

    /// Notes that the answer is on its way and the connection rests.
    func rests(_ place: Int) {
        state.withLock { state in
            let turn = state.next()
            state.seats[place]?.isAnswered = false
            state.seats[place]?.since = turn
        }
    }

    /// Removes a connection that has ended.
    func leave(_ place: Int) {
        _ = state.withLock { $0.seats.removeValue(forKey: place) }
    }

    private static func idlest(of seats: [Int: Seat]) -> Int? {
        seats.lazy.filter { !$0.value.isAnswered }
            .min { left, right in
                left.value.hasAsked == right.value.hasAsked
                    ? left.value.since < right.value.since : right.value.hasAsked
            }?.key
    }
}
