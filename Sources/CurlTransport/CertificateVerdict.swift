import Watching

/// OpenSSL's verdict on a chain of certificates, `X509_V_ERR_…`, in the port's words and in ours.
///
/// https://docs.openssl.org/3.0/man3/X509_STORE_CTX_get_error/. The sentences are ours because
/// libcurl's belongs to the first thing that went wrong in a request: when an open connection was
/// found dead before, it tells of that and not of the certificate.
struct CertificateVerdict {
    let code: Int

    /// Which check failed.
    ///
    /// With a good chain it was the name, which libcurl compares itself, before it replaces the
    /// "unspecified" (1) that it begins with.
    var failure: TLSFailure {
        switch code {
        case 0, 1: .nameMismatch
        case 9, 10: .expired
        default: .untrusted
        }
    }

    /// What is wrong; nil for the name, and for codes that are rare.
    var words: String? {
        switch code {
        case 2, 20: "its issuer is not among the authorities"
        case 7: "a signature in its chain is wrong"
        case 9: "not valid yet, or the clock of this machine is slow"
        case 10: "expired, or the clock of this machine is fast"
        case 18: "self-signed, and not among the authorities"
        case 19: "its chain ends at an authority that is not among ours"
        case 21: "sent without the chain that leads to an authority"
        case 22, 25: "its chain is too long"
        case 23: "revoked"
        case 26: "not meant for a server"
        case 27, 28: "its authority is not trusted for servers"
        case 66, 67: "a key in its chain is too short"
        case 68: "a signature in its chain uses a digest that is too weak"
        case 79: "an issuer in its chain is no authority"
        default: nil
        }
    }
}
