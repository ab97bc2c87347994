/// Where C is called, and only there, may memory safety be given up.
enum UnsafeCode {
    static let targets: Set<String> = [
        "ClusterAPI", "CurlTransport", "Systemd", "Settings", "Exposition", "Simulation",
        "SimulatedClusterServer", "Storage", "Web", "rewatchd", "rebench",
    ]

    @Sendable static func findings(in file: SourceFile) -> [Finding] {
        guard !file.isTest, !targets.contains(file.target) else { return [] }
        return file.tokens.indices.compactMap { index in
            guard file.text(index) == "unsafe", file.text(index - 1) != "(" else { return nil }
            return file.finding(index, "unsafe code in \(file.target): move the call to an edge")
        }
    }
}
