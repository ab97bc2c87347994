/// What holds for every table of arrows, however it grows.
enum Layers {
    private static let servers: Set<String> = ["Web", "SimulatedClusterServer"]

    /// The products that only some targets may depend on, so that the middle stays pure.
    static let owners: [String: Set<String>] = [
        "Logging": ["Systemd", "Web", "SimulatedClusterServer", "rewatchd", "resim"],
        "Hummingbird": servers,
        "HummingbirdCore": servers,
        "HummingbirdTLS": servers,
        "NIOCore": servers,
        "NIOPosix": servers.union(["Storage"]),
        "NIOSSL": servers,
        "NIOHTTPTypes": servers,
        "HTTPTypes": servers,
        "ArgumentParser": ["rewatchd", "resim"],
        "UnixSignals": ["rewatchd", "resim"],
        "ServiceLifecycle": ["rewatchd", "resim", "Web", "SimulatedClusterServer"],
    ]

    /// Finds arrows that point up or sideways, C in two hands, and products in the wrong ones.
    static func findings(table: [Arrows]) -> [Finding] {
        table.flatMap { upward($0, in: table) + foreign($0) } + shared(in: table)
    }

    private static func upward(_ arrows: Arrows, in table: [Arrows]) -> [Finding] {
        arrows.ours.sorted().compactMap { name in
            guard let other = table.first(where: { $0.target == name }) else {
                return finding("\(arrows.target) depends on \(name), which has no layer")
            }
            guard other.layer >= arrows.layer else { return nil }
            return finding(
                "\(arrows.target) (layer \(arrows.layer)) may not depend on "
                    + "\(name) (layer \(other.layer)): arrows point down"
            )
        }
    }

    private static func foreign(_ arrows: Arrows) -> [Finding] {
        let products = arrows.products.sorted().compactMap { product in
            let mayDepend = owners[product]?.contains(arrows.target) == true
            return mayDepend ? nil : finding("\(arrows.target) may not depend on \(product)")
        }
        let edges = arrows.system.intersection(["Glibc", "FoundationEssentials"]).sorted()
        guard arrows.layer < 4 else { return products }
        return products + edges.map { finding("\(arrows.target) is no edge and may not use \($0)") }
    }

    private static func shared(in table: [Arrows]) -> [Finding] {
        table.filter { $0.layer == 0 }.compactMap { library in
            let users = table.filter { $0.ours.contains(library.target) }.map(\.target)
            guard users.count != 1 else { return nil }
            return finding("\(library.target) is imported by \(users), must be by exactly one")
        }
    }

    private static func finding(_ message: String) -> Finding {
        Finding(path: "Tests/TidyTests/Arrows.swift", line: 1, message: message)
    }
}
