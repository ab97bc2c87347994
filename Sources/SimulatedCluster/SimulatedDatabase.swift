/// A database of the simulated cluster.
package struct SimulatedDatabase: Sendable, Equatable {
    /// The number of the database, from 1.
    package let uid: Int
    /// The name, unique in the cluster.
    package let name: String
    /// The memory limit in bytes.
    package let memoryLimit: Int
    /// The port of its endpoint.
    package let port: Int
    /// Whether clients use it at all.
    package let hasTraffic: Bool
    /// Where else its data comes from.
    package internal(set) var origin = SimulatedOrigin.clients
    /// The status word that a fault imposes, nil for none.
    package internal(set) var imposedStatus: String?
    /// Until when a change of its shards runs, in milliseconds since 1970.
    package internal(set) var changingUntil: Int64 = .min

    /// Returns the status word at a moment.
    package func status(at milliseconds: Int64) -> String {
        imposedStatus ?? (milliseconds < changingUntil ? "active-change-pending" : "active")
    }

    /// Whether statistics of the database are collected.
    var hasStatistics: Bool {
        imposedStatus != "recovery" && imposedStatus != "creation-failed"
    }
}
