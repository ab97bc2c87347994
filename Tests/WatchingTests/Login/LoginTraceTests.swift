import ClusterAPI
import Testing
import Watching

/// What an answer says about the login that went with the request.
@Suite struct LoginTraceTests {
    @Test(
        arguments: [
            (200, "{\"name\":1}", .accepted), (200, " \r\n[]", .accepted), (403, "{}", .accepted),
            (404, "{}", .accepted), (200, "<html>log in</html>", .unjudged), (200, "", .unjudged),
            (404, "<html>", .unjudged), (503, "{}", .unjudged), (307, "{}", .unjudged),
            (429, "{}", .unjudged), (400, "{}", .accepted),
            (401, "", .refused), (401, "{}", .refused), (401, "<html>", .refused),
        ] as [(Int, String, LoginTrace)]
    )
    func onlyTheClustersOwnAnswerIsASuccess(_ status: Int, _ body: String, _ trace: LoginTrace) {
        let response = Response(status: status, body: Array(body.utf8))
        #expect(login(.response(response)) == trace)
    }

    @Test(
        arguments: [
            (.connectionReset(Lab.endpoint), .unanswered), (.cancelled, .unanswered),
            (.timedOut(Lab.endpoint, after: .seconds(5), .waiting), .unanswered),
            (.timedOut(Lab.endpoint, after: .seconds(5), .receiving), .unjudged),
            (.timedOut(Lab.endpoint, after: .seconds(5), .securing), .unjudged),
            (.malformed(Lab.endpoint, reason: "SSH"), .unanswered),
            (.truncated(Lab.endpoint, received: 7), .unjudged),
            (.connectionRefused(Lab.endpoint), .unjudged),
        ] as [(TransportError, LoginTrace)]
    )
    func aLoginThatMayHaveArrivedIsUnanswered(_ error: TransportError, _ trace: LoginTrace) {
        #expect(login(.failure(error)) == trace)
    }

    private func login(_ answer: FetchResult.Answer) -> LoginTrace {
        FetchResult(
            ResourceRequest(.cluster),
            answer: answer,
            endpoint: Lab.endpoint,
            duration: .zero
        ).login
    }
}
