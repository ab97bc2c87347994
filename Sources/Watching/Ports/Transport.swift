/// Sends one request over verified TLS and returns the answer.
///
/// An implementation follows no redirect, repeats nothing and sends no credential anywhere but to
/// the request's endpoint; it returns within the request's timeout, and at once when its task is
/// cancelled. An answer with a status of 300 or more is returned as such once its headers are
/// there, even if its body breaks off, is too large or never ends: a refused login must be seen.
/// The real one is libcurl; the simulated world has one without a network, and both
/// pass the same suite of tests.
package protocol Transport: Sendable {
    /// Performs the request.
    func send(_ request: Request) async throws(TransportError) -> Response
}
