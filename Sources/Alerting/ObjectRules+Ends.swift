package import Model

extension ObjectRules {
    /// Judges the licence; without one there is nothing that could end.
    package static func observe(
        license: License?,
        rules: AlertSettings,
        at now: Timestamp
    ) -> [Observation] {
        let expired = AlertKey(.licenseExpired, .cluster)
        let expiring = AlertKey(.licenseExpiring, .cluster)
        guard let license else {
            return [Observation(expired, .unwatched), Observation(expiring, .unwatched)]
        }
        let hasEnded = license.expired ?? license.expiration.map { $0 <= now }
        let end = license.expiration.map { "until \($0.rfc3339)" }
        return [
            hasEnded.flatMap {
                observation(expired, $0 ? .failing : .healthy, Evidence(detail: end))
            },
            license.expiration.flatMap { expiration in
                observation(
                    expiring,
                    isNear(expiration, expiring.kind, rules, now),
                    Evidence(detail: end),
                    causes: [expired]
                )
            },
        ].compactMap { $0 }
    }

    /// Judges each certificate; a chain ends with its first member that does.
    package static func observe(
        certificates: [Certificate],
        rules: AlertSettings,
        at now: Timestamp
    ) -> [Observation] {
        let chains = Dictionary(grouping: certificates, by: \.name)
        return chains.compactMap { name, chain in
            guard let first = chain.min(by: { $0.notAfter < $1.notAfter }) else { return nil }
            let verb = first.notAfter <= now ? "ended" : "ends"
            return observation(
                AlertKey(.certificateExpiring, .certificate(name)),
                isNear(first.notAfter, .certificateExpiring, rules, now),
                Evidence(name: first.subject, detail: "\(verb) \(first.notAfter.rfc3339)")
            )
        }
    }

    /// Judges whether users can log in, and for how long.
    ///
    /// `lifetime` is how long a password lasts in seconds; 0 and nil are for ever.
    package static func observe(
        users: ObjectList<User>,
        lifetime: Double?,
        rules: AlertSettings,
        at now: Timestamp
    ) -> [Observation] {
        users.objects.flatMap { user -> [Observation] in
            let locked = AlertKey(.userLocked, .user(user.uid))
            return [
                lockout(user, locked),
                passwordEnd(user, lifetime).flatMap { end in
                    observation(
                        AlertKey(.passwordExpiring, .user(user.uid)),
                        isNear(end, .passwordExpiring, rules, now),
                        Evidence(name: user.name, detail: "ends \(end.rfc3339)"),
                        causes: [locked]
                    )
                },
            ].compactMap { $0 }
        }
    }

    private static func lockout(_ user: User, _ key: AlertKey) -> Observation? {
        guard case .known(let status)? = user.status else { return nil }
        let sign: Sign =
            switch status {
            case .locked, .passwordExpired: .failing
            case .active: .healthy
            }
        return observation(key, sign, Evidence(name: user.name, new: status.rawValue))
    }

    private static func passwordEnd(_ user: User, _ lifetime: Double?) -> Timestamp? {
        guard let lifetime, lifetime > 0, lifetime < 1e10, let issued = user.passwordIssued else {
            return nil
        }
        return issued + .seconds(lifetime)
    }

    private static func isNear(
        _ end: Timestamp,
        _ kind: AlertKind,
        _ rules: AlertSettings,
        _ now: Timestamp
    ) -> Sign {
        end - now <= rules[kind].before ?? .zero ? .failing : .healthy
    }
}
