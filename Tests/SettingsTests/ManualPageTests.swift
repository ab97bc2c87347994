import TestSupport
import Testing

/// rewatchd.yaml(5) and the example know exactly the keys that the reader knows.
@Suite struct ManualPageTests {
    /// A key that nobody knows and that resembles none.
    private static let unknown = "qqqqqqqq"

    /// Each section of the page, and a file with an unknown key in that place.
    static let sections: [(name: String, text: String)] = [
        ("clusters", "clusters:\n  - {KEY}"),
        ("clusters.tls", "clusters:\n  - {tls: {KEY}}"),
        ("clusters.poll", "clusters:\n  - {poll: {KEY}}"),
        ("clusters.resources", "clusters:\n  - {resources: {KEY}}"),
        ("web", "web: {KEY}"),
        ("buffer", "buffer: {KEY}"),
        ("remote_write", "remote_write:\n  - {KEY}"),
        ("alertmanager", "alertmanager: {KEY}"),
        ("alerts", "alerts: {KEY}"),
        ("alerts.defaults", "alerts: {defaults: {KEY}}"),
        ("alerts.KIND", "alerts: {license_expiring: {KEY}}"),
        ("limits", "limits: {KEY}"),
        ("log", "log: {KEY}"),
    ]

    /// The keys that the reader would have known, which it says of one that it does not know.
    private func known(_ text: String) throws -> Set<String> {
        let text = text.replacing("KEY", with: "\(Self.unknown): 1")
        let mistakes = try SettingsFolder().mistakes(in: text)
        let words = "unknown key \"\(Self.unknown)\"; known: "
        let range = mistakes.lazy.compactMap { line in
            line.firstRange(of: words).map { line[$0.upperBound...] }
        }.first
        let list = try #require(range, "\(mistakes)")
        return Set(list.split { $0 == "," || $0 == " " }.map(String.init))
    }

    /// The lines of the page below each heading of the second order.
    private func page() throws -> [String: [Substring]] {
        let text = try Files.text(PackageRoot.file("packaging/man/rewatchd.yaml.5"))
        var found: [String: [Substring]] = [:]
        var heading = ""
        for line in text.split(separator: "\n") {
            if line.hasPrefix(".Sh ") { heading = "" }
            if line.hasPrefix(".Ss ") { heading = String(line.dropFirst(4)) }
            found[heading, default: []].append(line)
        }
        return found
    }

    /// The words of the lines that begin with a macro, without what only points and joins.
    private func words(of lines: [Substring], after macro: String) -> Set<String> {
        let lines = lines.filter { $0.hasPrefix("\(macro) ") }
        let words = lines.flatMap { $0.dropFirst(macro.count).split(separator: " ") }
        return Set(words.map(String.init)).subtracting([",", "."])
    }

    @Test(arguments: sections)
    func everyKeyIsInTheManual(_ name: String, _ text: String) throws {
        let known = try known(text)
        let lines = try #require(try page()[name], "\(name) has no section")
        let items = words(of: lines, after: ".It Ic")
        let missing = known.subtracting(items.union(words(of: lines, after: ".Ic")))
        #expect(missing.isEmpty, "rewatchd.yaml(5), \(name), lacks \(missing.sorted())")
        let stale = items.subtracting(known)
        #expect(stale.isEmpty, "rewatchd.yaml(5), \(name), has keys that are none: \(stale)")
    }

    @Test func everySectionIsInTheManual() throws {
        let page = try page()
        for key in try known("KEY") { #expect(page[key] != nil, "no section \(key)") }
        #expect(Set(page.keys).subtracting(Self.sections.map(\.name)) == [""])
    }

    /// Kinds of alerts and resources are many, and listed by `rewatchd catalog`.
    @Test(arguments: sections.filter { !["clusters.resources", "alerts"].contains($0.name) })
    func everyKeyIsInTheExample(_ name: String, _ text: String) throws {
        let written = try ExampleFileTests.example().split(separator: "\n").compactMap { line in
            let text = line.drop { "# -".contains($0) }
            return text.firstIndex(of: ":").map { String(text[..<$0]) }
        }
        let missing = try known(text).subtracting(written)
        #expect(missing.isEmpty, "packaging/rewatchd.yaml lacks \(missing.sorted()) of \(name)")
    }
}
