import HTTPTypes
import Hummingbird

/// Lets a request in to the routes, or turns it away, and dresses every answer.
///
/// A login is asked for on every path, the health of the daemon included, as for other exporters.
struct Reception<Source: MetricsSource>: Sendable {
    let routes: Routes<Source>
    let access: LiveAccess
    let desk: LoginDesk

    /// Answers a request.
    func answer(to request: Request) async -> Answer {
        let access = access.current
        var answer: Answer
        switch await desk.judge(request.headers[.authorization], users: access.users) {
        case .accepted: answer = await routes.answer(to: request)
        case .refused:
            answer = .line(.unauthorized, "Unauthorized").with(.wwwAuthenticate, "Basic")
        case .busy:
            answer = .line(.serviceUnavailable, "Too many logins are being checked.")
                .with(.retryAfter, "1")
        }
        for header in access.headers {
            guard let name = HTTPField.Name(header.name) else { continue }
            answer = answer.with(name, header.value)
        }
        return answer
    }
}
