import FoundationEssentials
import TestSupport

/// A dashboard for Grafana as it is shipped, as far as it matters whether it shows something.
struct Dashboard: Decodable {
    struct Panel: Decodable {
        struct Target: Decodable {
            var refId: String
            var expr: String
        }

        struct Source: Decodable {
            var uid: String
        }

        struct FieldConfig: Decodable {
            struct Defaults: Decodable {
                var unit: String
            }

            var defaults: Defaults
        }

        /// Its place on a grid of 24 columns.
        struct Place: Decodable {
            var x: Int
            var y: Int
            var w: Int
            var h: Int
        }

        var id: Int
        var type: String
        var title: String
        var description: String?
        var gridPos: Place
        var targets: [Target]?
        var datasource: Source?
        var fieldConfig: FieldConfig?
    }

    struct Templating: Decodable {
        struct Variable: Decodable {
            var name: String
            var type: String
            var definition: String?
            var regex: String?
        }

        var list: [Variable]
    }

    struct Annotations: Decodable {
        struct Query: Decodable {
            var expr: String
        }

        var list: [Query]
    }

    /// Those that are shipped.
    static let names = ["fleet", "cluster", "database"]

    var uid: String
    var title: String
    var schemaVersion: Int
    var templating: Templating
    var annotations: Annotations
    var panels: [Panel]

    /// Reads one of those that are shipped.
    static func load(_ name: String) throws -> Dashboard {
        let path = PackageRoot.file("packaging/grafana/rewatchd-\(name).json")
        return try JSONDecoder().decode(Dashboard.self, from: Data(try Files.bytes(path)))
    }

    /// All queries that it sends, with the place where they stand.
    var queries: [(place: String, text: String)] {
        let panels = panels.flatMap { panel in
            (panel.targets ?? []).map { ("\(panel.title) \($0.refId)", $0.expr) }
        }
        let annotations = annotations.list.map { ("annotation", $0.expr) }
        let variables = templating.list.compactMap { variable in
            variable.definition.map { ("variable \(variable.name)", Self.query(of: $0)) }
        }
        return panels + annotations + variables
    }

    /// What Grafana asks for the values of a variable, as a query of one instant.
    private static func query(of definition: String) -> String {
        let inside = definition.drop { $0 != "(" }.dropFirst().dropLast()
        guard definition.hasPrefix("label_values("), let comma = inside.lastIndex(of: ",") else {
            return String(inside)
        }
        let label = inside[inside.index(after: comma)...].filter { $0 != " " }
        return "count by (\(label)) (\(inside[..<comma]))"
    }
}
