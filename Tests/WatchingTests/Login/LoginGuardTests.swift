import Model
import Testing
import Watching

/// When a login may be tried, in single steps.
@Suite struct LoginGuardTests {
    private let old = Credential(username: "watch", password: Secret("one"))
    private let new = Credential(username: "watch", password: Secret("two"))

    private func at(_ minutes: Double) -> Duration { .seconds(minutes * 60) }

    private func isRefused(
        _ login: LoginGuard,
        _ credential: Credential,
        _ minutes: Double
    ) -> Bool {
        switch login.permission(for: credential, at: at(minutes)) {
        case .granted, .grantedAfterKnock: false
        case .refused, .exhausted: true
        }
    }

    @Test func `an untested login may be tried`() {
        let login = LoginGuard()
        #expect(login.permission(for: old, at: .zero) == .granted)
        #expect(!login.isRejected)
    }

    @Test func `a wrong password costs one login in half an hour`() {
        var login = LoginGuard()
        var logins = 0
        for second in stride(from: 0.0, to: 1_800, by: 1) {
            guard !isRefused(login, old, second / 60) else { continue }
            logins += 1
            login.refused(old, at: .seconds(second))
        }
        #expect(logins == 1)
        #expect(login.isRejected)
        #expect(login.permission(for: old, at: at(29.99)) == .refused(until: at(30)))
        #expect(login.permission(for: old, at: at(30)) == .granted)
    }

    @Test func `another password is tried at once, and the user's name counts too`() {
        var login = LoginGuard()
        login.refused(old, at: at(1))
        #expect(login.permission(for: new, at: at(1)) == .granted)
        let renamed = Credential(username: "other", password: Secret("one"))
        #expect(login.permission(for: renamed, at: at(1)) == .granted)
    }

    @Test func `four refusals within the window are the end of all tries`() {
        var login = LoginGuard()
        for (place, minutes) in [0.0, 1, 2, 3].enumerated() {
            let credential = Credential(username: "watch", password: Secret("\(place)"))
            #expect(isRefused(login, credential, minutes) == false)
            #expect(login.refused(credential, at: at(minutes)) == place + 1)
        }
        #expect(login.permission(for: new, at: at(4)) == .exhausted(until: at(15)))
        #expect(login.permission(for: new, at: at(14.99)) == .exhausted(until: at(15)))
        #expect(login.permission(for: new, at: at(15)) == .granted)
        #expect(login.permission(for: new, at: at(17)) == .granted)
        #expect(login.permission(for: new, at: at(18)) == .granted)
    }

    @Test func `requests in flight together may all be refused, as in a rotation`() {
        var login = LoginGuard()
        login.accepted(requestBegan: .zero)
        for _ in 0..<3 { login.refused(old, at: at(1)) }
        #expect(isRefused(login, old, 1) == true)
        #expect(login.permission(for: new, at: at(2)) == .granted)
    }

    @Test func `three may be in flight, less what failed, so that one is left for the next cycle`()
    {
        var login = LoginGuard()
        login.accepted(requestBegan: .zero)
        func room() -> Int {
            (0..<5).first { !login.hasRoom(beside: $0, at: at(1)) } ?? 5
        }
        #expect(room() == 3)
        login.unanswered(at: at(1))
        #expect(room() == 2)
        login.unanswered(at: at(1))
        login.unanswered(at: at(1))
        #expect(room() == 0)
        #expect(login.permission(for: old, at: at(1)) == .grantedAfterKnock)
    }

    @Test func `after a refusal nothing joins what is in flight`() {
        var login = LoginGuard()
        login.accepted(requestBegan: .zero)
        login.refused(old, at: at(1))
        #expect(!login.hasRoom(beside: 0, at: at(1)))
    }

    @Test func `the server is asked for a sign of life from the second unanswered login on`() {
        var login = LoginGuard()
        login.unanswered(at: at(0))
        #expect(login.permission(for: old, at: at(0)) == .granted)
        login.unanswered(at: at(1))
        #expect(login.permission(for: old, at: at(1)) == .grantedAfterKnock)
        #expect(!login.isRejected)
        login.accepted(requestBegan: at(1))
        #expect(login.permission(for: old, at: at(1)) == .granted)
    }

    @Test func `a server that answers strangers and no login is left alone for five minutes`() {
        var login = LoginGuard()
        login.unanswered(at: at(0))
        login.unanswered(at: at(0))
        login.knocked()
        login.unanswered(at: at(1))
        #expect(login.permission(for: old, at: at(1)) == .exhausted(until: at(6)))
        #expect(login.permission(for: old, at: at(6)) == .grantedAfterKnock)
        // A knock that no login followed changes nothing.
        login.unanswered(at: at(6))
        #expect(login.permission(for: old, at: at(7)) == .exhausted(until: at(15)))
    }

    @Test func `a login that was refused for its place is no sign of a server that hangs`() {
        var login = LoginGuard()
        login.unanswered(at: at(0))
        login.unanswered(at: at(0))
        login.knocked()
        login.misplaced(at: at(1))
        #expect(login.permission(for: old, at: at(1)) == .grantedAfterKnock)
        // But it may have counted.
        login.misplaced(at: at(1))
        #expect(login.permission(for: old, at: at(1)) == .exhausted(until: at(15)))
    }

    @Test func `four logins without an answer are the end of all tries as well`() {
        var login = LoginGuard()
        for minute in 0..<4 { login.unanswered(at: at(Double(minute))) }
        #expect(login.permission(for: old, at: at(4)) == .exhausted(until: at(15)))
        #expect(login.permission(for: new, at: at(4)) == .exhausted(until: at(15)))
        #expect(login.permission(for: old, at: at(15)) == .grantedAfterKnock)
        #expect(login.permission(for: old, at: at(18)) == .granted)
    }

    @Test func `a success takes away only what was over when its request began`() {
        var login = LoginGuard()
        login.unanswered(at: at(1))
        login.unanswered(at: at(3))
        login.unanswered(at: at(3))
        login.accepted(requestBegan: at(2))
        #expect(login.permission(for: old, at: at(3)) == .grantedAfterKnock)
        login.unanswered(at: at(3))
        #expect(login.hasRoom(beside: 0, at: at(3)) == false)
        login.accepted(requestBegan: at(3))
        #expect(login.hasRoom(beside: 2, at: at(3)))
    }

    @Test func `a success forgets the refusals`() {
        var login = LoginGuard()
        for _ in 0..<3 { login.refused(old, at: at(1)) }
        login.accepted(requestBegan: at(2))
        #expect(!login.isRejected)
        #expect(login.permission(for: old, at: at(2)) == .granted)
        #expect(login.refused(old, at: at(3)) == 1)
    }

    @Test(arguments: [(0.5, true), (1, true), (1.1, false)] as [(Double, Bool)])
    func `an answer that was on its way before the refusal proves nothing`(
        _ began: Double,
        _ isRejected: Bool
    ) {
        var login = LoginGuard()
        login.refused(old, at: at(1))
        login.accepted(requestBegan: at(began))
        #expect(login.isRejected == isRejected)
        #expect(isRefused(login, old, 2) == isRejected)
    }

    @Test func `the long timer starts anew with each refusal`() {
        var login = LoginGuard()
        login.refused(old, at: at(0))
        #expect(isRefused(login, old, 30) == false)
        login.refused(old, at: at(30))
        #expect(login.permission(for: old, at: at(31)) == .refused(until: at(60)))
    }

    @Test func `no description shows a password`() {
        let secret = Secret("one")
        let token = Login.token(Token(secret, scheme: .jwt))
        let certificate = Credential.certificate(ClientCertificate(chain: [], key: secret))
        var texts = ["\(old)", String(reflecting: old), "\(secret)", "\(token)", "\(certificate)"]
        dump([Login.credential(old), token, .exchange(certificate, .body)], to: &texts[0])
        #expect(texts.allSatisfy { !$0.contains("one") }, "\(texts)")
        #expect(Mirror(reflecting: secret).children.isEmpty)
    }
}
