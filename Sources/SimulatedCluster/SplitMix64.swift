/// The small seeded generator behind everything random in the simulated cluster.
///
/// SplitMix64 (Steele, Lea, Flood 2014): 64 bits of state, full period, and its output function
/// is a good hash, which `Noise` uses to reach any moment without running through those before.
struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mix(state)
    }

    /// Scrambles 64 bits so that neighbours have nothing in common.
    static func mix(_ value: UInt64) -> UInt64 {
        var bits = value
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
