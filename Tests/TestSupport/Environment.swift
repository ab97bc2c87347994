import Glibc

/// The environment variables of the test run.
package enum Environment {
    /// Returns the value of a variable, or nil where it is unset or empty.
    package static subscript(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        let text = unsafe String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// Returns the path of a tool that a test needs, or nil where the machine lacks it.
    ///
    /// Looks in `PATH` and then among the tools that `make deps` unpacked for this project.
    package static func executable(_ name: String) -> String? {
        let path = Environment["PATH"] ?? "/usr/bin:/bin"
        let folders = path.split(separator: ":").map(String.init)
        let candidates = (folders + [PackageRoot.file(".build/tools/bin")]).map { "\($0)/\(name)" }
        return candidates.first { unsafe access($0, X_OK) == 0 }
    }
}
