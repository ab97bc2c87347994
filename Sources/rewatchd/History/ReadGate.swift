/// Lets one answer be made at a time, in the order of asking.
///
/// An answer of full size takes some 70 MB while it is made, which is more than everything else
/// that the daemon has; engines ask several things at once and wait for each.
actor ReadGate {
    /// How many may wait; the next is turned away.
    static let waitingMax = 64

    private var isTaken = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Waits until it is free and takes it; false when too many wait already.
    func enter() async -> Bool {
        guard isTaken else {
            isTaken = true
            return true
        }
        guard waiting.count < Self.waitingMax else { return false }
        await withCheckedContinuation { waiting.append($0) }
        return true
    }

    /// Gives it to the next.
    func leave() {
        if waiting.isEmpty {
            isTaken = false
        } else {
            waiting.removeFirst().resume()
        }
    }
}
