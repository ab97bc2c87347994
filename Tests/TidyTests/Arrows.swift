/// What a target may import: the picture of the layers in `docs/ARCHITECTURE.md` as a table.
///
/// The manifest and the `import` lines are compared with it, so a new arrow is a decision that
/// shows in this file.
struct Arrows: Sendable {
    /// The name of the target.
    let target: String

    /// The layer: 0 for C, 1 for values, 2 domain, 3 orchestration, 4 edges, 5 programs.
    let layer: Int

    /// The targets of this package that it depends on.
    var ours: Set<String> = []

    /// The products of other packages that it depends on.
    var products: Set<String> = []

    /// The modules that come with the toolchain, besides Swift's own.
    var system: Set<String> = []

    /// All targets outside of `Tests`.
    static let table: [Arrows] = [
        Arrows(target: "CLibcurl", layer: 0),
        Arrows(target: "CLibsystemd", layer: 0),
        Arrows(target: "CLibyaml", layer: 0),
        Arrows(target: "CSQLite", layer: 0),
        Arrows(target: "CZlib", layer: 0),
        Arrows(target: "CCrypt", layer: 0),
        Arrows(target: "CSimdJSON", layer: 0),
        Arrows(target: "CProgram", layer: 0),

        Arrows(target: "Model", layer: 1),
        Arrows(target: "TimeSeries", layer: 1),
        Arrows(target: "Simulation", layer: 1, system: ["Synchronization"]),
        Arrows(target: "SimulatedCluster", layer: 1),

        // The lock is around the parser, whose buffers are used again for the next document.
        Arrows(
            target: "ClusterAPI",
            layer: 2,
            ours: ["Model", "CSimdJSON"],
            system: ["Synchronization"]
        ),
        Arrows(target: "Alerting", layer: 2, ours: ["Model"]),
        Arrows(target: "Exposition", layer: 2, ours: ["Model", "CZlib"]),

        Arrows(target: "RemoteStorage", layer: 2, ours: ["TimeSeries"]),
        Arrows(target: "Pages", layer: 2, ours: ["Model", "TimeSeries"]),

        Arrows(
            target: "Watching",
            layer: 3,
            ours: ["Model", "TimeSeries", "ClusterAPI", "Alerting", "Exposition", "Pages"],
            system: ["Synchronization"]
        ),

        Arrows(
            target: "CurlTransport",
            layer: 4,
            ours: ["Model", "Watching", "CLibcurl"],
            system: edge
        ),
        Arrows(
            target: "Settings",
            layer: 4,
            ours: ["Model", "ClusterAPI", "Alerting", "Watching", "CLibyaml"],
            system: edge
        ),
        Arrows(
            target: "Systemd",
            layer: 4,
            ours: ["Model", "CLibsystemd"],
            products: ["Logging"],
            system: edge
        ),
        // SQLite blocks; NIO's pool is the thread that it blocks.
        Arrows(
            target: "Storage",
            layer: 4,
            ours: ["Model", "TimeSeries", "Alerting", "Watching", "CSQLite"],
            products: ["NIOPosix"],
            system: edge
        ),
        Arrows(
            target: "Web",
            layer: 4,
            ours: ["Exposition", "Pages", "CCrypt"],
            products: [
                "Hummingbird", "HummingbirdCore", "NIOCore", "NIOPosix", "NIOSSL",
                "NIOHTTPTypes", "HTTPTypes", "Logging",
            ],
            system: edge
        ),
        Arrows(
            target: "SimulatedClusterServer",
            layer: 4,
            ours: ["SimulatedCluster"],
            products: [
                "Hummingbird", "HummingbirdCore", "HummingbirdTLS", "NIOCore", "NIOSSL",
                "HTTPTypes", "Logging",
            ],
            system: edge
        ),

        Arrows(
            target: "rewatchd",
            layer: 5,
            ours: [
                "Model", "TimeSeries", "ClusterAPI", "Alerting", "Exposition", "Pages", "Watching",
                "RemoteStorage", "CurlTransport", "Settings", "Systemd", "Storage", "Web",
                "SimulatedCluster",
                "SimulatedClusterServer", "CProgram",
            ],
            products: program,
            system: edge
        ),
        Arrows(
            target: "resim",
            layer: 5,
            ours: ["SimulatedCluster", "SimulatedClusterServer"],
            products: ["ArgumentParser", "UnixSignals"],
            system: edge
        ),
        Arrows(
            target: "rebench",
            layer: 5,
            ours: [
                "Model", "TimeSeries", "ClusterAPI", "Exposition", "Pages", "Watching",
                "SimulatedCluster",
            ],
            system: edge
        ),
    ]

    private static let edge: Set<String> = ["Synchronization", "FoundationEssentials", "Glibc"]

    private static let program: Set<String> = [
        "ArgumentParser", "ServiceLifecycle", "UnixSignals", "Logging",
    ]

    /// Every module that a file of the target may import.
    var importable: Set<String> { ours.union(products).union(system) }
}
