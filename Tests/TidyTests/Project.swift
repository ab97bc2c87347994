import TestSupport

/// The files of the project as they lie in the work tree.
enum Project {
    /// The Swift files of `Sources`, scanned once for all rules.
    static let sources = Result { try swiftFiles(below: "Sources") }

    /// The Swift files of `Tests`, scanned once for all rules.
    static let tests = Result { try swiftFiles(below: "Tests") }

    private static func swiftFiles(below folder: String) throws -> [SourceFile] {
        try Files.below(PackageRoot.file(folder)).filter { $0.hasSuffix(".swift") }.map { name in
            let path = "\(folder)/\(name)"
            return SourceFile(path: path, text: try Files.text(PackageRoot.file(path)))
        }
    }

    /// The paths that git tracks or would add; all files where there is no git.
    static func paths() async throws -> [String] {
        if let git = Environment.executable("git"), Files.exists(PackageRoot.file(".git")) {
            let listing = try await ChildProcess.run(
                git,
                [
                    "-c", "safe.directory=*", "-C", PackageRoot.path, "ls-files", "-z", "--cached",
                    "--others", "--exclude-standard",
                ]
            )
            return try listing.output().split(separator: "\0").map(String.init)
        }
        return try Files.below(PackageRoot.path).filter {
            !$0.hasPrefix(".build") && !$0.hasPrefix(".git/")
        }
    }

    /// The text of a file, or nil for one that is gone, is a folder, or holds a zero byte.
    static func text(_ path: String) -> String? {
        guard let bytes = try? Files.bytes(PackageRoot.file(path)), !bytes.contains(0) else {
            return nil
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
