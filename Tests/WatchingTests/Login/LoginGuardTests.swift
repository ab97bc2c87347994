import Model
import Testing
import Watching

/// When a login may be tried, in single steps.
@Suite struct LoginGuardTests {
    private let old = Credential(username: "watch", password: Secret("one"))
    private let new = Credential(username: "watch", password: Secret("two"))

    private func at(_ minutes: Double) -> Duration { .seconds(minutes * 60) }

    private func isRefused(
        _ login: inout LoginGuard,
        _ credential: Credential,
        _ minutes: Double
    ) -> Bool {
        switch login.permission(for: credential, at: at(minutes)) {
        case .granted: false
        case .refused, .exhausted: true
        }
    }

    @Test func `an untested login may be tried`() {
        var login = LoginGuard()
        #expect(login.permission(for: old, at: .zero) == .granted(parallel: 4))
        #expect(!login.isRejected)
    }

    @Test func `a wrong password costs one login in half an hour`() {
        var login = LoginGuard()
        var logins = 0
        for second in stride(from: 0.0, to: 1_800, by: 1) {
            guard !isRefused(&login, old, second / 60) else { continue }
            logins += 1
            login.refused(old, at: .seconds(second))
        }
        #expect(logins == 1)
        #expect(login.isRejected)
        #expect(login.permission(for: old, at: at(29.99)) == .refused(until: at(30)))
        #expect(login.permission(for: old, at: at(30)) == .granted(parallel: 4))
    }

    @Test func `another password is tried at once, and the user's name counts too`() {
        var login = LoginGuard()
        login.refused(old, at: at(1))
        #expect(login.permission(for: new, at: at(1)) == .granted(parallel: 3))
        let renamed = Credential(username: "other", password: Secret("one"))
        #expect(login.permission(for: renamed, at: at(1)) == .granted(parallel: 3))
    }

    @Test func `four refusals within the window are the end of all tries`() {
        var login = LoginGuard()
        for (place, minutes) in [0.0, 1, 2, 3].enumerated() {
            let credential = Credential(username: "watch", password: Secret("\(place)"))
            #expect(isRefused(&login, credential, minutes) == false)
            #expect(login.refused(credential, at: at(minutes)) == place + 1)
        }
        #expect(login.permission(for: new, at: at(4)) == .exhausted(until: at(15)))
        #expect(login.permission(for: new, at: at(14.99)) == .exhausted(until: at(15)))
        #expect(login.permission(for: new, at: at(15)) == .granted(parallel: 1))
        #expect(login.permission(for: new, at: at(17)) == .granted(parallel: 3))
        #expect(login.permission(for: new, at: at(18)) == .granted(parallel: 4))
    }

    @Test func `requests in flight together may all be refused, as in a rotation`() {
        var login = LoginGuard()
        login.accepted(requestBegan: .zero)
        for _ in 0..<3 { login.refused(old, at: at(1)) }
        #expect(isRefused(&login, old, 1) == true)
        #expect(login.permission(for: new, at: at(2)) == .granted(parallel: 1))
    }

    @Test func `a success forgets the refusals`() {
        var login = LoginGuard()
        for _ in 0..<3 { login.refused(old, at: at(1)) }
        login.accepted(requestBegan: at(2))
        #expect(!login.isRejected)
        #expect(login.permission(for: old, at: at(2)) == .granted(parallel: 4))
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
        #expect(isRefused(&login, old, 2) == isRejected)
    }

    @Test func `the long timer starts anew with each refusal`() {
        var login = LoginGuard()
        login.refused(old, at: at(0))
        #expect(isRefused(&login, old, 30) == false)
        login.refused(old, at: at(30))
        #expect(login.permission(for: old, at: at(31)) == .refused(until: at(60)))
    }

    @Test func `no description shows a password`() {
        let texts = ["\(old)", String(reflecting: old), "\(old.password)"]
        #expect(texts.allSatisfy { !$0.contains("one") }, "\(texts)")
        #expect(Mirror(reflecting: old.password).children.isEmpty)
    }
}
