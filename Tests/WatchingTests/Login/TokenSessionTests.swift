import ClusterAPI
import Testing
import Watching

/// When a token is needed, and what a refusal of it leads to.
struct TokenSessionTests {
    private let user = Credential(username: "watch", password: Secret("one"))
    private let other = Credential(username: "watch", password: Secret("two"))

    /// An answer with a token whose claims are the given JSON.
    private static func answer(claims: String = "{}") throws -> TokenAnswer {
        let letters = Array(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8
        )
        var text = ""
        for group in stride(from: 0, to: claims.utf8.count, by: 3) {
            let bytes = Array(claims.utf8)[group..<min(group + 3, claims.utf8.count)]
            let bits = bytes.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - bytes.count))
            for index in 0...bytes.count {
                text.unicodeScalars.append(Unicode.Scalar(letters[bits >> (18 - 6 * index) & 63]))
            }
        }
        return try TokenAnswer(Array(#"{"access_token":"h.\#(text).s"}"#.utf8))
    }

    @Test(arguments: [
        (#"{"iat":1000,"exp":1600}"#, 600), (#"{"exp":1600,"iat":1000.5,"uid":"1"}"#, 599),
        (#"{"exp":1600}"#, nil), (#"{"iat":"x","exp":1600}"#, nil), ("{}", nil), ("[1]", nil),
        (#"{"iat":1000,"exp":1e300}"#, nil), (#"{"iat":1600,"exp":1000}"#, -600), ("?", nil),
    ])
    func `a token tells its lifetime`(_ claims: String, _ seconds: Int64?) throws {
        #expect(try Self.answer(claims: claims).lifetime == seconds)
    }

    @Test(arguments: [
        "", "<html>", "[]", "{}", #"{"access_token":7}"#, #"{"access_token":""}"#,
        #"{"access_token":"a b"}"#, #"{"access_token":"a\r\nX: y"}"#,
        #"{"access_token":"\#(String(repeating: "a", count: 16_385))"}"#,
    ])
    func `what is no token is refused`(_ body: String) {
        #expect(throws: DecodingFailure.self) { try TokenAnswer(Array(body.utf8)) }
    }

    @Test func `an answer shows no token`() throws {
        let answer = try TokenAnswer(Array(#"{"access_token":"se.cr.et"}"#.utf8))
        #expect(answer.text == "se.cr.et")
        var dumped = ""
        dump(answer, to: &dumped)
        #expect(!"\(answer) \(String(reflecting: answer)) \(dumped)".contains("cr"))
    }

    @Test func `a token is due after three quarters of its life`() throws {
        var session = TokenSession()
        #expect(session.isDue(for: user, at: .zero))
        let answer = try Self.answer(claims: #"{"iat":0,"exp":100}"#)
        session.issued(answer, for: user, at: .seconds(10))
        #expect(!session.isDue(for: user, at: .seconds(84)))
        #expect(session.isDue(for: user, at: .seconds(85)))
        #expect(session.isGood(for: user, at: .seconds(109)))
        #expect(!session.isGood(for: user, at: .seconds(110)))
        #expect(session.token(for: other) == nil)
        #expect(session.isDue(for: other, at: .seconds(11)))
        #expect(!session.isGood(for: other, at: .seconds(11)))
    }

    /// Claims with the second in which the token is due and the one in which it ends.
    @Test(arguments: [
        ("{}", 225, 300), (#"{"iat":7,"exp":7}"#, 225, 300), (#"{"iat":0,"exp":8}"#, 6, 8),
        (#"{"iat":0,"exp":999999}"#, 64_800, 86_400),
    ])
    func `claims are taken within reason`(_ claims: String, _ due: Int, _ end: Int) throws {
        var session = TokenSession()
        session.issued(try Self.answer(claims: claims), for: user, at: .zero)
        #expect(!session.isDue(for: user, at: .seconds(due) - .milliseconds(1)))
        #expect(session.isDue(for: user, at: .seconds(due)))
        #expect(session.isGood(for: user, at: .seconds(end) - .milliseconds(1)))
        #expect(!session.isGood(for: user, at: .seconds(end)))
    }

    @Test func `a proven token that is refused is exchanged`() throws {
        var session = TokenSession()
        session.issued(try Self.answer(), for: user, at: .zero)
        session.accepted()
        let step = session.refused()
        #expect(step == .exchange)
        #expect(session.token(for: user) == nil)
    }

    @Test func `a fresh token that is refused is tried under the other word, once`() throws {
        var session = TokenSession()
        session.issued(try Self.answer(), for: user, at: .zero)
        #expect(session.token(for: user)?.scheme == .jwt)
        let first = session.refused()
        #expect(session.token(for: user)?.scheme == .bearer)
        let second = session.refused()
        #expect([first, second] == [.otherWord, .giveUp])
        #expect(session.token(for: user) == nil)
    }

    @Test func `the word that was taken is kept`() throws {
        var session = TokenSession()
        session.issued(try Self.answer(), for: user, at: .zero)
        let step = session.refused()
        #expect(step == .otherWord)
        session.accepted()
        session.issued(try Self.answer(), for: user, at: .zero)
        #expect(session.token(for: user)?.scheme == .bearer)
    }

    /// What a cluster answers to exchanges, one after the other, with where each carries the login.
    @Test(
        arguments: [
            ([(401, "Basic realm=x")], [.headerAndBody]),
            ([(401, nil), (401, nil)], [.headerAndBody, .body]),
            ([(401, "Bearer"), (401, "Bearer")], [.headerAndBody, .body]),
            ([(400, nil), (401, "Basic")], [.headerAndBody, .header]),
            ([(400, nil), (400, nil)], [.headerAndBody, .header]),
        ] as [([(Int, String?)], [Login.HandingIn])]
    )
    func `user and password go elsewhere once`(
        _ answers: [(status: Int, challenge: String?)],
        _ places: [Login.HandingIn]
    ) {
        var session = TokenSession()
        var seen: [Login.HandingIn] = []
        for (index, answer) in answers.enumerated() {
            seen.append(session.handingIn)
            let again = session.exchangeFailed(status: answer.status, challenge: answer.challenge)
            #expect(again == (index < answers.count - 1))
        }
        #expect(seen == places)
    }

    @Test(
        arguments: [("Basic realm=x", .headerAndBody), ("Bearer", .body), (nil, .body)]
            as [(String?, Login.HandingIn)]
    )
    func `what a stranger is offered tells where the login goes`(
        _ challenge: String?,
        _ place: Login.HandingIn
    ) throws {
        var session = TokenSession()
        session.asked(for: challenge)
        #expect(session.handingIn == .headerAndBody)
        let isWorthAnother = session.exchangeFailed(status: 401, challenge: "Bearer")
        #expect(isWorthAnother)
        session.issued(try Self.answer(), for: user, at: .zero)
        session.asked(for: challenge)
        #expect(session.handingIn == place)
    }

    @Test func `a cluster that takes HTTP Basic again gets it again`() throws {
        var session = TokenSession()
        let first = session.exchangeFailed(status: 401, challenge: "Bearer")
        session.issued(try Self.answer(), for: user, at: .zero)
        #expect(session.handingIn == .body)
        let second = session.exchangeFailed(status: 401, challenge: "Basic realm=\"x\"")
        #expect(session.handingIn == .headerAndBody)
        #expect(first && second)
    }

    @Test func `a refusal after an exchange without a verdict is a first one`() {
        var session = TokenSession()
        let first = session.exchangeFailed(status: 401, challenge: "Bearer")
        session.exchangeUndecided()
        let second = session.exchangeFailed(status: 401, challenge: "Basic realm=\"x\"")
        let third = session.exchangeFailed(status: 401, challenge: "Basic realm=\"x\"")
        #expect(first && second && !third)
        #expect(session.handingIn == .headerAndBody)
    }
}
