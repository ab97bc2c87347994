import TestSupport
import Testing

/// The catalogue file, read by the real journalctl.
@Suite(.enabled(if: Environment.executable("journalctl") != nil, "journalctl is not installed"))
struct JournalCatalogueTests {
    /// A root with nothing in it but the catalogue, compiled.
    private func root() async throws -> TemporaryDirectory {
        let root = try TemporaryDirectory()
        let folder = "usr/lib/systemd/catalog"
        try await shell("mkdir -p \(root.file(folder)) \(root.file("var/lib/systemd/catalog"))")
        let text = try Files.text(PackageRoot.file("packaging/rewatchd.catalog"))
        _ = try root.write(text, to: "\(folder)/rewatchd.catalog")
        let said = try await shell("journalctl --root=\(root.path) --update-catalog")
        #expect(said == "", "journalctl has nothing to complain about")
        return root
    }

    @discardableResult
    private func shell(_ command: String) async throws -> String {
        let result = try await ChildProcess.run("/bin/sh", ["-c", "\(command) 2>&1"])
        #expect(result.status == .code(0), "\(command): \(result.standardOutput)")
        return result.standardOutput
    }

    @Test func `every alert of the documents is explained under its identifier`() async throws {
        let root = try await root()
        let rows = try Files.text(PackageRoot.file("docs/ALERTS.md"))
            .split(separator: "\n").filter { $0.hasPrefix("| `") }
        #expect(rows.count > 20)
        for row in rows {
            let cells = row.split(separator: "|").map { $0.trimmed }
            let identifier = try #require(cells.last).replacing("`", with: "")
            let dump = "journalctl --root=\(root.path) --dump-catalog \(identifier)"
            let text = try await shell(dump).split { $0 == " " || $0 == "\n" }
                .joined(separator: " ")
            #expect(text.contains("-- \(identifier) Subject: "), "\(row)")
            #expect(text.contains("@REWATCHD_SUBJECT@ of @REWATCHD_CLUSTER@"), "\(row)")
            #expect(text.contains(cells[5]), "\(row)")
        }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
