import CLibcurl

/// What libcurl knows about a transfer that ended, as far as it tells failures apart.
struct TransferFacts {
    /// The `errno` of the last failed system call.
    let systemError: Int32
    /// OpenSSL's verdict on the chain, `X509_V_…`; 0 is good or not looked at.
    let chainVerdict: Int
    /// Whether a TCP connection was made, or an open one used.
    let isConnected: Bool
    /// Whether TLS was done and the request on its way.
    let hasAsked: Bool

    /// Reads the facts of a handle that is done.
    init(_ easy: EasyHandle) {
        systemError = Int32(truncatingIfNeeded: easy.number(CURLINFO_OS_ERRNO))
        chainVerdict = easy.number(CURLINFO_SSL_VERIFYRESULT)
        // The connect time would do for TCP, but libcurl sets it only when TLS is done as well.
        hasAsked = easy.number(CURLINFO_REQUEST_SIZE) > 0
        isConnected = easy.number(CURLINFO_LOCAL_PORT) > 0
    }
}
