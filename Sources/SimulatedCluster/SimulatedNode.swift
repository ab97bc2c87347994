/// A node of the simulated cluster.
package struct SimulatedNode: Sendable, Equatable {
    /// The number of the node, from 1.
    package let uid: Int
    /// The address that the API reports; the server replaces it by the one it listens on.
    package var address: String
    /// Number of CPU cores.
    package let cores: Int
    /// RAM in bytes.
    package let totalMemory: Int
    /// When it started, in milliseconds since 1970.
    package internal(set) var startedAt: Int64 = 0
    /// Whether it works.
    package internal(set) var isUp = true
}
