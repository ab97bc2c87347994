import Model
import TestSupport
import Testing
import Watching

/// A server that counts logins against every schedule of passwords that change on both sides, and
/// of answers that never arrive.
@Suite struct LoginGuardPropertyTests {
    /// The server: which password it takes, and the refusals that it has counted.
    private struct Server {
        var password = 0
        var refusals: [Duration] = []

        mutating func answer(_ password: Int, at now: Duration) -> Bool {
            if password == self.password {
                refusals = []
                return true
            }
            refusals.removeAll { now - $0 >= .seconds(15 * 60) }
            refusals.append(now)
            return false
        }
    }

    /// The watcher's way: a probe, then up to three requests at a time until one is refused.
    private struct Client {
        var login = LoginGuard()
        var password = 0
        var logins = 0
        /// How many of a hundred answers are lost on their way.
        var lossRate = 0

        mutating func cycle(
            at now: inout Duration,
            server: inout Server,
            random: inout SplitMix64
        ) {
            let credential = Credential(username: "u", password: Secret("\(password)"))
            switch login.permission(for: credential, at: now) {
            case .granted: break
            case .grantedAfterKnock:
                // A knock says nothing about the login, so it may be answered or not.
                if Bool.random(using: &random) { return }
            case .refused, .exhausted: return
            }
            guard send(1, credential, &now, &server, &random) else { return }
            for _ in 0..<3 {
                if Int.random(in: 0..<6, using: &random) == 0 { server.password += 1 }
                let room = (0..<3).prefix { login.hasRoom(beside: $0, at: now) }.count
                if room > 0 { send(room, credential, &now, &server, &random) }
            }
        }

        /// Sends some together; returns whether all were answered and none was refused.
        @discardableResult
        private mutating func send(
            _ count: Int,
            _ credential: Credential,
            _ now: inout Duration,
            _ server: inout Server,
            _ random: inout SplitMix64
        ) -> Bool {
            let began = now
            let answers = (0..<count).map { _ in
                now += .milliseconds(Int.random(in: 1...900, using: &random))
                logins += 1
                return server.answer(password, at: now)
            }
            var isGood = true
            for answer in answers.shuffled(using: &random) {
                let isLost = Int.random(in: 0..<100, using: &random) < lossRate
                if isLost {
                    login.unanswered(at: now)
                } else if answer {
                    login.accepted(requestBegan: began)
                } else {
                    refused(credential, at: now, &random)
                }
                isGood = isGood && answer && !isLost
            }
            return isGood
        }

        /// Some refusals look as if the way were meant in which the request carried the login.
        private mutating func refused(
            _ credential: Credential,
            at now: Duration,
            _ random: inout SplitMix64
        ) {
            if Int.random(in: 0..<4, using: &random) == 0 {
                login.misplaced(at: now)
            } else {
                login.refused(credential, at: now)
            }
        }
    }

    @Test(arguments: [0, 20, 60, 100])
    func `never more than four refusals in any fifteen minutes without a success`(lossRate: Int) {
        var most = 0
        var logins = 0
        withSeeds(100) { random in
            var server = Server()
            var client = Client()
            client.lossRate = lossRate
            var now = Duration.zero
            let chance = Int.random(in: 2...40, using: &random)
            for _ in 0..<400 {
                now += .seconds(Int.random(in: 1...120, using: &random))
                if Int.random(in: 0..<chance, using: &random) == 0 { server.password += 1 }
                if Int.random(in: 0..<chance, using: &random) == 0 {
                    client.password =
                        Bool.random(using: &random)
                        ? server.password : Int.random(in: 0...9, using: &random)
                }
                client.cycle(at: &now, server: &server, random: &random)
                most = max(most, server.refusals.count)
                #expect(server.refusals.count <= 4)
            }
            logins += client.logins
        }
        #expect(most == 4, "the schedules do not reach the bound")
        #expect(logins > 5_000, "the guard lets too little through: \(logins)")
    }

    @Test func `a login that works is never held back`() {
        withSeeds(20) { random in
            var server = Server()
            var client = Client()
            var now = Duration.zero
            for cycle in 1...200 {
                now += .seconds(10)
                server.password = client.password
                let before = client.logins
                client.login.accepted(requestBegan: now)
                let credential = Credential(username: "u", password: Secret("\(client.password)"))
                let permission = client.login.permission(for: credential, at: now)
                #expect(permission == .granted, "cycle \(cycle)")
                client.cycle(at: &now, server: &server, random: &random)
                #expect(client.logins > before)
            }
        }
    }
}
