/// How the server's certificate is judged.
package struct TLSPolicy: Hashable, Sendable {
    /// A PEM file with the authorities to trust in place of the system's.
    package var authorityFile: String?
    /// Public keys in curl's form, `sha256//BASE64`, several joined by `;`.
    ///
    /// Without ``authorityFile`` the pin alone decides and neither chain nor name is checked; with
    /// it both must hold.
    package var pinnedPublicKeys: String?
    /// The name that the certificate must carry when it is not the endpoint's host.
    package var serverName: String?
    /// Accepts any certificate; warned about at start and visible as a metric.
    package var skipsVerification: Bool

    /// Joins the parts; without any, the system's authorities and the endpoint's host decide.
    package init(
        authorityFile: String? = nil,
        pinnedPublicKeys: String? = nil,
        serverName: String? = nil,
        skipsVerification: Bool = false
    ) {
        self.authorityFile = authorityFile
        self.pinnedPublicKeys = pinnedPublicKeys
        self.serverName = serverName
        self.skipsVerification = skipsVerification
    }
}
