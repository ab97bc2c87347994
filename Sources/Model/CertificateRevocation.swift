/// What the issuer of the proxies' certificate last said of it (OCSP).
package struct CertificateRevocation: Hashable, Sendable {
    /// Whether it is revoked.
    package var status: Status<RevocationStatus>?
    /// When the issuer said it.
    package var updated: Timestamp?
    /// Until when the issuer wants to be asked again.
    package var nextUpdate: Timestamp?
    /// When it was revoked.
    package var revoked: Timestamp?

    /// An answer of which nothing is known.
    package init() {}
}
