package import ClusterAPI

/// What came of asking for a token.
package enum ExchangeAnswer: Sendable {
    /// Where a token is issued for user and password.
    package static let path = "/v1/users/authorize"

    /// A token.
    case issued(TokenAnswer)
    /// User and password were refused, or the place where the request carried them.
    case refused(status: Int, challenge: String?)
    /// Neither; what is known of the login, and the answer as one to the request that needs it.
    case failed(LoginTrace, FetchResult.Answer)

    /// Judges the answer to an exchange.
    package init(_ answer: FetchResult.Answer) {
        switch answer {
        case .failure(let error):
            self = .failed(error.mayHideRefusal ? .unanswered : .unjudged, answer)
        case .redirectRefused, .noToken:
            self = .failed(.unjudged, answer)
        case .response(let response):
            self = Self.judge(response)
        }
    }

    private static func judge(_ response: Response) -> ExchangeAnswer {
        switch response.status {
        case 200..<300:
            do throws(DecodingFailure) {
                return .issued(try TokenAnswer(response.body))
            } catch {
                return .failed(.unjudged, .noToken("\(path) gave no token: \(error)"))
            }
        case 400, 401:
            return .refused(status: response.status, challenge: response.challenge)
        case 429, 500...:
            return .failed(.unjudged, .response(response))
        default:
            return .failed(.unjudged, .noToken("\(path) gave no token: HTTP \(response.status)"))
        }
    }
}
