package import ClusterAPI
package import Model

/// What came of one request, before anybody has looked into the body.
package struct FetchResult: Sendable {
    /// The answer, or why there is none.
    package enum Answer: Sendable {
        /// An answer of any status.
        case response(Response)
        /// No answer.
        case failure(TransportError)
        /// A redirect to a place where the login must not go, or one of a chain without end.
        case redirectRefused(location: String, isLoop: Bool)
        /// The cluster issued no token to ask with, though it refused nobody; why, for people.
        case noToken(String)
    }

    /// What was asked for.
    package var request: ResourceRequest
    /// What came of it.
    package var answer: Answer
    /// Who was asked last.
    package var endpoint: Endpoint
    /// From the request to the end of the answer, redirects included.
    package var duration: Duration

    /// Joins a result.
    package init(
        _ request: ResourceRequest,
        answer: Answer,
        endpoint: Endpoint,
        duration: Duration
    ) {
        self.request = request
        self.answer = answer
        self.endpoint = endpoint
        self.duration = duration
    }

    /// The resource that was asked for.
    package var resource: Resource { request.resource }

    /// Of which object, where each has an answer of its own.
    package var object: UID? { request.object }

    /// The number of the cluster's configuration, where the answer came from the cluster.
    var stateID: Int64? {
        if case .response(let response) = answer, response.status < 300 {
            response.stateID
        } else {
            nil
        }
    }

    /// The value of the `code` label: the HTTP status, or the kind of failure.
    package var code: String {
        switch answer {
        case .response(let response): String(response.status)
        case .failure(let error): error.label
        case .redirectRefused: "redirect_refused"
        case .noToken: "no_token"
        }
    }
}
