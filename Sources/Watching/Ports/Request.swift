/// One request: a GET, a POST that asks for a token, or with a body any other POST.
package struct Request: Sendable {
    /// Where to connect.
    package var endpoint: Endpoint
    /// The name that the certificate must carry, where it is not the endpoint's host.
    ///
    /// It matters after a redirect to a node's address, which no certificate names. The policy's
    /// own server name goes before it.
    package var certificateName: String?
    /// Path and query, such as `/v1/bdbs/stats/last?interval=1sec`.
    package var path: String
    /// How it proves who asks; nil sends no login.
    package var login: Login?
    /// From the first byte of the connection to the last byte of the body.
    package var timeout: Duration
    /// The most decoded bytes that the body may have.
    package var responseLimit: Int

    /// What is sent with it; nil makes it a GET.
    package var body: RequestBody?

    /// Joins a request.
    package init(
        endpoint: Endpoint,
        path: String,
        login: Login?,
        timeout: Duration,
        responseLimit: Int
    ) {
        self.endpoint = endpoint
        self.path = path
        self.login = login
        self.timeout = timeout
        self.responseLimit = responseLimit
    }
}
