/// The newest readable credential of a cluster.
///
/// A password file that is being replaced may be missing or empty for an instant; the last good
/// content is kept meanwhile, and the fault is told once by the caller.
package struct CredentialCache: Sendable {
    /// The last good content; nil before the first.
    package private(set) var credential: Credential?
    /// Why the last read failed; nil when it was good.
    package private(set) var error: CredentialError?

    /// A cache that has read nothing.
    package init() {}

    /// Reads the source and returns whether the credential differs from the one before.
    package mutating func refresh(from source: any CredentialSource) -> Bool {
        do throws(CredentialError) {
            let fresh = try source.read()
            let isNew = credential != fresh
            (credential, error) = (fresh, nil)
            return isNew
        } catch {
            self.error = error
            return false
        }
    }
}
