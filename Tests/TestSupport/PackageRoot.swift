/// Finds the package that the running tests were built from.
///
/// The path is the one compiled in, so it does not depend on the working directory of the runner.
package enum PackageRoot {
    /// The absolute path of the folder that holds `Package.swift`, without a final slash.
    package static let path: String = folder(of: folder(of: folder(of: #filePath)))

    /// Returns the absolute path of a file named relative to the package root.
    package static func file(_ relative: String) -> String {
        "\(path)/\(relative)"
    }

    /// Returns the folder part of a path, which is the text before its last slash.
    package static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return String(path[..<slash])
    }
}
