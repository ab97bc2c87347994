import ClusterAPI
import Watching

extension Doctor {
    /// Asks for a token, at most twice; returns what came instead.
    func exchange(
        _ credential: Credential,
        for request: ResourceRequest,
        in visit: inout Visit
    ) async -> FetchResult? {
        while true {
            let began = elapsed
            let login = Login.exchange(credential, visit.known.tokens.handingIn)
            let answer = await send(ExchangeAnswer.path, in: &visit, by: login)
            var result = FetchResult(
                request,
                answer: answer,
                endpoint: visit.target,
                duration: elapsed - began
            )
            switch ExchangeAnswer(answer) {
            case .issued(let token):
                visit.known.tokens.issued(token, for: credential, at: began)
                visit.known.logins.accepted(requestBegan: began)
                return nil
            case .failed(let trace, let answer):
                visit.known.logins.take(trace, of: credential, began: began, at: elapsed)
                result.answer = answer
                return result
            case .refused(let status, let challenge):
                let isWorthAnother = visit.known.tokens.exchangeFailed(
                    status: status,
                    challenge: challenge
                )
                guard isWorthAnother else { return result }
                if status == 401 { visit.known.logins.misplaced(at: elapsed) }
            }
        }
    }
}
