import CProgram

/// Which program this is.
enum Version {
    /// The version of the release, see CHANGELOG.md.
    static let number = "0.1.0"
    /// The commit that it was built from, or `unknown` outside of a checkout.
    static let revision = unsafe String(cString: rewatchd_build_revision())
    /// What `--version` prints.
    static let line = "rewatchd \(number) (\(revision))"
    /// What the clusters see.
    static let userAgent = "rewatchd/\(number)"
}
