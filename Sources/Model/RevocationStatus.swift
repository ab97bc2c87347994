/// What the issuer of a certificate says of it.
package enum RevocationStatus: String, StatusWord {
    case good = "GOOD"
    case revoked = "REVOKED"
    case unknown = "UNKNOWN"
}
