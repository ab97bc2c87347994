extension SimulatedCluster {
    /// The users: one for each role, then the configured one unless it is one of those.
    var users: [SimulatedUser] {
        var accounts = SimulatedRole.allCases.map { ($0.userName, $0) }
        accounts.removeAll { $0.0 == configuration.userName }
        accounts.append((configuration.userName, configuration.role))
        return accounts.enumerated().map {
            SimulatedUser(uid: $0.offset + 1, name: $0.element.0, role: $0.element.1)
        }
    }

    /// Answers `/v1/users` and `/v1/users/{uid}`.
    func usersAnswer(_ question: Question) -> Answer {
        guard let uid = question.uid else {
            return .json(.array(users.map { object(of: $0, question) }))
        }
        guard let user = users.first(where: { $0.uid == uid }) else {
            return .rejected(404, "user_not_exist", "user \(uid) does not exist")
        }
        return .json(object(of: user, question))
    }

    /// Returns a user; its last login is a number of seconds among dates as text.
    private func object(of user: SimulatedUser, _ question: Question) -> JSON {
        let issued = (createdAt ?? 0) + Int64(user.uid) * 3_600_000
        var object: JSON = [
            "uid": .integer(user.uid), "email": .string(user.name), "name": .string(user.name),
            "role": .string(user.role.rawValue), "role_uids": [.integer(user.uid)],
            "auth_method": "regular", "email_alerts": .boolean(user.role == .admin),
            "cluster_email_alerts": .boolean(user.role == .admin), "bdbs_email_alerts": [],
            "password_issue_date": .string(CalendarTime.iso8601(issued)),
        ]
        if configuration.version >= .v7_22 {
            object.append("certificate_subject_line", "")
            object.append("status", .string(status(of: user.name, at: question.milliseconds)))
        }
        if configuration.version >= .v8_0, let time = logins.lastLogins[user.name] {
            object.append("last_login", .integer(Int(time / 1_000)))
        }
        return object
    }

    /// Returns the word for a user: locked by wrong passwords or by a fault, or expired.
    private func status(of user: String, at milliseconds: Int64) -> String {
        if isBarred(user) {
            guard case .userLocked(_, isExpired: true) = faults[.userLocked] else {
                return "locked"
            }
            return configuration.version >= .v8_0 ? "password_expired" : "active"
        }
        return logins.isLocked(user, at: milliseconds) ? "locked" : "active"
    }

    /// Whether the fault `user-locked` keeps a user out.
    func isBarred(_ user: String) -> Bool {
        guard case .userLocked(let names, _) = faults[.userLocked] else { return false }
        return names.contains(user)
    }

    /// The days after which passwords expire, 0 for never.
    var passwordExpirationDays: Int {
        guard case .userLocked(_, isExpired: true) = faults[.userLocked] else { return 0 }
        return 30
    }
}
