package import Model

/// What one answer said, and what of it could not be read.
package struct Decoded: Hashable, Sendable {
    /// The most losses that are kept; the others are only counted.
    package static let maximumLosses = 20

    /// What could be read.
    package var reading: Reading
    /// The first losses, in the order of the answer; at most ``maximumLosses``.
    package var losses: [Loss]
    /// How many losses there were in all.
    package var lossCount: Int

    /// Joins what was read with what was not.
    package init(reading: Reading, losses: [Loss] = [], lossCount: Int = 0) {
        self.reading = reading
        self.losses = losses
        self.lossCount = lossCount
    }
}
