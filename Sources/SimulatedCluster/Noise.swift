/// A number that moves over time and is the same for the same seed, stream and second.
///
/// Value noise: hashed numbers on a grid of seconds, joined smoothly. It needs no state, so a
/// sample of an hour ago can be computed at any time and equals what was served then, whatever
/// was asked in between.
struct Noise: Sendable {
    private let key: UInt64

    /// Chooses a stream; two streams that differ in any word have nothing in common.
    init(seed: UInt64, _ words: Int...) {
        key = words.reduce(SplitMix64.mix(seed)) { key, word in
            SplitMix64.mix(key ^ (UInt64(bitPattern: Int64(word)) &+ 0x9E37_79B9_7F4A_7C15))
        }
    }

    /// Returns a constant of this stream, at least 0 and below 1.
    var constant: Double { unit(.min) }

    /// Returns the smooth level at a second, at least 0 and below 1, with hills `period` apart.
    func level(at second: Int, period: Int) -> Double {
        let cell = second / period
        let part = Double(second % period) / Double(period)
        let weight = part * part * (3 - 2 * part)
        return unit(cell) * (1 - weight) + unit(cell + 1) * weight
    }

    /// Returns slow hills with a quick tremor on top, at least 0 and below 1.
    func movement(at second: Int) -> Double {
        0.6 * level(at: second, period: 1_800) + 0.3 * level(at: second, period: 90)
            + 0.1 * level(at: second, period: 1)
    }

    private func unit(_ cell: Int) -> Double {
        let bits = SplitMix64.mix(key ^ SplitMix64.mix(UInt64(bitPattern: Int64(cell))))
        return Double(bits >> 11) / 9_007_199_254_740_992
    }
}
