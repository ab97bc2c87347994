package import SimulatedCluster

/// Where a simulated cluster listens and what it serves.
package struct SimulatedClusterServerConfiguration: Sendable {
    /// The model behind the server.
    package var cluster: SimulatedClusterConfiguration
    /// The address of the listener; of the first node's when every node has one.
    package var host = "127.0.0.1"
    /// The port, 0 for one that the system chooses.
    package var port = 0
    /// Whether every node has its own listener, on the same port of consecutive addresses.
    ///
    /// Then the nodes of the model carry those addresses, a request to another than the primary
    /// is redirected, and a node that is down resets its connections. Needs an IPv4 host, such
    /// as one of 127.0.0.0/8.
    package var hasListenerPerNode = false
    /// Names and IP addresses that the certificate carries beside the cluster's name.
    ///
    /// Empty by default as the product's certificate is; the addresses that are listened on make
    /// `https://127.0.0.1` verifiable.
    package var certificateNames: [String] = []
    /// The authorities, as PEM text, whose certificates log in; nil when certificates do not.
    ///
    /// The common name of a certificate is the user that it stands for; a certificate of another
    /// authority ends the handshake.
    package var clientAuthority: String?
    /// A directory of recorded bodies to serve instead of the model's, nil for none.
    package var replayDirectory: String?
    /// Returns the milliseconds since 1970 that the model is told.
    package var wallClock: @Sendable () -> Int64 = { WallClock.milliseconds }

    /// Describes a server of a cluster on a port of the loopback address.
    package init(
        cluster: SimulatedClusterConfiguration = SimulatedClusterConfiguration(),
        host: String = "127.0.0.1",
        port: Int = 0,
        certificateNames: [String] = []
    ) {
        self.cluster = cluster
        self.host = host
        self.port = port
        self.certificateNames = certificateNames
    }

    /// Returns the address of each listener; the first belongs to node 1.
    package var hosts: [String] {
        let parts = host.split(separator: ".").compactMap { UInt32($0) }
        guard hasListenerPerNode, parts.count == 4 else { return [host] }
        let base = parts.reduce(0) { $0 << 8 | $1 }
        return (0..<UInt32(cluster.nodes)).map { offset in
            let address = base + offset
            return [24, 16, 8, 0].map { "\(address >> $0 & 255)" }.joined(separator: ".")
        }
    }
}
