import FoundationEssentials

/// Reads and writes the small files of tests, whole and at once.
package enum Files {
    /// Returns the text of a file, with U+FFFD in place of bytes that are not UTF-8.
    package static func text(_ path: String) throws -> String {
        String(decoding: try bytes(path), as: UTF8.self)
    }

    /// Returns the bytes of a file.
    package static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: path)))
    }

    /// Replaces a file atomically, by rename, and makes the folders above it.
    package static func write(_ text: String, to path: String) throws {
        try write([UInt8](text.utf8), to: path)
    }

    /// Replaces a file atomically, by rename, and makes the folders above it.
    package static func write(_ bytes: [UInt8], to path: String) throws {
        try makeFolder(PackageRoot.folder(of: path))
        try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    }

    /// Makes a folder and those above it; one that exists already is left alone.
    package static func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true
        )
    }

    /// Sets the permission bits of a file, for instance `0o600` for a secret.
    package static func setMode(_ mode: Int, of path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    /// Tells whether something exists at a path.
    package static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path)
    }

    /// Removes a file, or a folder with all that is in it.
    package static func remove(_ path: String) throws {
        try FileManager.default.removeItem(atPath: path)
    }

    /// Returns the sorted paths, relative to the folder, of everything below it.
    package static func below(_ folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
    }
}
