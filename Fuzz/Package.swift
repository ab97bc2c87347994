// swift-tools-version: 6.2
import PackageDescription

// The fuzzers, a package of their own: they compile the sources of the main package once more, with
// the sanitizers, and no build of the product ever sees them. The folders beside `refuzz` are links
// to the main package's, because `package` declarations are visible within one package only.
// Nothing is downloaded: what needs a dependency is left out, of `Web` and `Pages` all but the
// parsers.

let instrumented = ["-O", "-assert-config", "Debug", "-sanitize=fuzzer,address"]
/// What is not fuzzed itself is compiled as quickly as can be.
let seen: Set<String> = [
    "Model", "TimeSeries", "ClusterAPI", "Exposition", "RemoteStorage", "Watching", "Settings",
    "CurlTransport", "Pages", "Web", "refuzz",
]
let instrumentedC = ["-fsanitize=fuzzer-no-link,address"]

let package = Package(
    name: "rewatchd-fuzz",
    platforms: [.macOS(.v15)],
    targets: [
        .systemLibrary(name: "CLibFuzzer"),
        .systemLibrary(name: "CLibcurl", pkgConfig: "libcurl"),
        .systemLibrary(name: "CLibyaml", pkgConfig: "yaml-0.1"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
        .target(
            name: "CSimdJSON",
            cxxSettings: [.unsafeFlags(instrumentedC)],
            linkerSettings: [.linkedLibrary("simdjson")]
        ),
        .target(name: "Model"),
        .target(name: "TimeSeries"),
        .target(name: "SimulatedCluster"),
        .target(name: "ClusterAPI", dependencies: ["Model", "CSimdJSON"]),
        .target(name: "Alerting", dependencies: ["Model"]),
        .target(name: "Exposition", dependencies: ["Model", "CZlib"]),
        .target(name: "RemoteStorage", dependencies: ["TimeSeries"]),
        .target(
            name: "Watching",
            dependencies: ["Model", "ClusterAPI", "Alerting", "Exposition"],
            exclude: [
                "Ports/Observer.swift", "Ports/SampleKeeper.swift", "Ports/StateKeeper.swift",
            ],
            sources: [
                "Configuration", "Ports", "Endpoints/RedirectPolicy.swift", "History/Pattern",
                "History/SeriesMatcher.swift", "History/SeriesSelector.swift",
            ]
        ),
        .target(name: "CurlTransport", dependencies: ["Model", "Watching", "CLibcurl"]),
        .target(
            name: "Settings",
            dependencies: ["Model", "ClusterAPI", "Alerting", "Watching", "CLibyaml"]
        ),
        .target(name: "Pages", sources: ["Addresses/QueryParameter.swift"]),
        .target(
            name: "Web",
            dependencies: ["Exposition"],
            sources: [
                "AcceptEncoding.swift", "AcceptedFormat.swift", "Login/BasicLogin.swift",
                "QualityList.swift",
            ]
        ),
        .executableTarget(
            name: "refuzz",
            dependencies: [
                "Model", "TimeSeries", "ClusterAPI", "Exposition", "RemoteStorage", "Watching",
                "Settings", "CurlTransport", "Pages", "Web", "SimulatedCluster", "CLibFuzzer",
            ],
            // Debug information of this size makes gold fail.
            linkerSettings: [.unsafeFlags(["-use-ld=lld", "-sanitize=fuzzer,address"])]
        ),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

for target in package.targets where target.type != .system && target.name != "CSimdJSON" {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
        .unsafeFlags(seen.contains(target.name) ? instrumented : ["-Onone"]),
    ]
}
