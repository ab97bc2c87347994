// swift-tools-version: 6.2
import PackageDescription

// The layers, bottom up; arrows point down only. `Tests/TidyTests/Arrows.swift` holds the same
// table and fails when the two differ, so a new arrow is a decision and never an accident.

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(
    name: "ServiceLifecycle",
    package: "swift-service-lifecycle"
)
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

// The commit shows in `--version` and in a metric; a build outside of a checkout has none.
let revision = Context.gitInformation.map { String($0.currentCommit.prefix(12)) } ?? "unknown"

// L0: C libraries, each imported by exactly one target.
let clibraries: [Target] = [
    .systemLibrary(
        name: "CLibcurl",
        pkgConfig: "libcurl",
        providers: [.apt(["libcurl4-openssl-dev"])]
    ),
    .systemLibrary(
        name: "CLibsystemd",
        pkgConfig: "libsystemd",
        providers: [.apt(["libsystemd-dev"])]
    ),
    .systemLibrary(name: "CLibyaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(
        name: "CSQLite",
        pkgConfig: "sqlite3",
        providers: [.apt(["libsqlite3-dev"])]
    ),
    .systemLibrary(name: "CCrypt", pkgConfig: "libcrypt", providers: [.apt(["libcrypt-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "CProgram", cSettings: [.define("REWATCHD_REVISION", to: "\"\(revision)\"")]),
]

let sources: [Target] = [
    // L1: values; they import nothing of ours.
    .target(name: "Model"),
    .target(name: "TimeSeries"),
    .target(name: "Simulation"),
    .target(name: "SimulatedCluster"),

    // L2: the pure domain.
    .target(name: "ClusterAPI", dependencies: ["Model", "CSimdJSON"]),
    .target(name: "Alerting", dependencies: ["Model"]),
    .target(name: "Exposition", dependencies: ["Model", "CZlib"]),

    .target(name: "RemoteStorage", dependencies: ["TimeSeries"]),
    .target(name: "Pages", dependencies: ["Model", "TimeSeries"]),

    // L3: orchestration and the ports.
    .target(
        name: "Watching",
        dependencies: ["Model", "TimeSeries", "ClusterAPI", "Alerting", "Exposition", "Pages"]
    ),

    // L4: the edges.
    .target(name: "CurlTransport", dependencies: ["Model", "Watching", "CLibcurl"]),
    .target(
        name: "Settings",
        dependencies: ["Model", "ClusterAPI", "Alerting", "Watching", "CLibyaml"]
    ),
    .target(name: "Systemd", dependencies: ["Model", "CLibsystemd", logging]),
    .target(
        name: "Storage",
        dependencies: ["Model", "TimeSeries", "Alerting", "Watching", "CSQLite", nioPosix]
    ),
    .target(
        name: "Web",
        dependencies: [
            "Exposition", "Pages", "CCrypt", hummingbird, hummingbirdCore, nioCore, nioPosix,
            nioSSL,
            nioHTTPTypes, httpTypes, logging,
        ]
    ),
    .target(
        name: "SimulatedClusterServer",
        dependencies: [
            "SimulatedCluster", hummingbird, hummingbirdCore, hummingbirdTLS, nioCore, nioSSL,
            httpTypes, logging,
        ]
    ),

    // L5: composition.
    .executableTarget(
        name: "rewatchd",
        dependencies: [
            "Model", "TimeSeries", "ClusterAPI", "Alerting", "Exposition", "Pages", "Watching",
            "RemoteStorage", "CurlTransport", "Settings", "Systemd", "Storage", "Web",
            "SimulatedCluster",
            "SimulatedClusterServer", "CProgram", arguments, lifecycle, unixSignals, logging,
        ]
    ),
    .executableTarget(
        name: "resim",
        dependencies: ["SimulatedCluster", "SimulatedClusterServer", arguments, unixSignals]
    ),
    // Measures for `make bench`; no package ships it.
    .executableTarget(
        name: "rebench",
        dependencies: [
            "Model", "TimeSeries", "ClusterAPI", "Exposition", "Pages", "Watching",
            "SimulatedCluster",
        ]
    ),
]

let tests: [Target] = [
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "ModelTests", dependencies: ["Model"]),
    .testTarget(name: "TimeSeriesTests", dependencies: ["TimeSeries", "TestSupport"]),
    .testTarget(name: "SimulationTests", dependencies: ["Simulation"]),
    .testTarget(name: "SimulatedClusterTests", dependencies: ["SimulatedCluster"]),
    .testTarget(
        name: "SimulatedClusterServerTests",
        dependencies: ["SimulatedCluster", "SimulatedClusterServer", "TestSupport"]
    ),
    .testTarget(name: "ClusterAPITests", dependencies: ["Model", "ClusterAPI", "TestSupport"]),
    .testTarget(name: "AlertingTests", dependencies: ["Model", "Alerting"]),
    .testTarget(name: "PagesTests", dependencies: ["Model", "TimeSeries", "Pages", "TestSupport"]),
    .testTarget(name: "ExpositionTests", dependencies: ["Model", "Exposition", "TestSupport"]),
    .testTarget(
        name: "WatchingTests",
        dependencies: [
            "Model", "TimeSeries", "ClusterAPI", "Alerting", "Exposition", "Pages", "Watching",
            "Simulation",
            "SimulatedCluster", "TestSupport",
        ]
    ),
    .testTarget(
        name: "CurlTransportTests",
        dependencies: [
            "Watching", "CurlTransport", "SimulatedCluster", "SimulatedClusterServer",
            "TestSupport",
        ]
    ),
    .testTarget(
        name: "SettingsTests",
        dependencies: ["Model", "ClusterAPI", "Alerting", "Watching", "Settings", "TestSupport"]
    ),
    .testTarget(
        name: "SystemdTests",
        dependencies: ["Systemd", "TestSupport", logging]
    ),
    .testTarget(
        name: "StorageTests",
        dependencies: [
            "Model", "TimeSeries", "Alerting", "Watching", "Storage", "TestSupport",
        ]
    ),
    .testTarget(
        name: "RemoteStorageTests",
        dependencies: ["TimeSeries", "RemoteStorage", "TestSupport"]
    ),
    .testTarget(
        name: "WebTests",
        dependencies: ["Exposition", "Pages", "Web", "TestSupport", logging]
    ),
    .testTarget(
        name: "EndToEndTests",
        dependencies: ["Model", "TestSupport", "rewatchd", "resim"]
    ),
    .testTarget(name: "TidyTests", dependencies: ["TestSupport"]),
]

let package = Package(
    name: "rewatchd",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "rewatchd", targets: ["rewatchd"]),
        .executable(name: "resim", targets: ["resim"]),
    ],
    dependencies: [
        // Without its default traits, which pull in full Foundation and ICU (+40 MB resident).
        .package(
            url: "https://github.com/hummingbird-project/hummingbird",
            from: "2.28.1",
            traits: []
        ),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: clibraries + sources + tests,
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

for target in package.targets
where target.type != .system && !["CSimdJSON", "CProgram"].contains(target.name) {
    target.swiftSettings = [
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
        .enableUpcomingFeature("ExistentialAny"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
        .enableUpcomingFeature("InternalImportsByDefault"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
        .enableUpcomingFeature("MemberImportVisibility"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0461-async-function-isolation.md
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0458-strict-memory-safety.md
        .strictMemorySafety(),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0443-warning-control-flags.md
        .treatAllWarnings(as: .error),
        // The tests live through simulated days, five to twenty times faster so; what only debug
        // builds assert is still asserted.
        .unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug)),
    ]
}
