extension Resource {
    /// Certificates, users and what else only some may see.
    static let security = [
        Resource("/v1/cluster/certificates") { cluster, _ in
            .json(cluster.certificatesObject())
        },
        Resource("/v1/ocsp", .security) { cluster, _ in cluster.ocspAnswer() },
        Resource("/v1/ocsp/status", .security) { $0.ocspStatus($1) },
        Resource("/v1/users", .users) { $0.usersAnswer($1) },
        Resource("/v1/users/{}", .users) { $0.usersAnswer($1) },
        Resource("/v1/users/role", .anyLogin, since: .v8_0) { _, question in
            .json(["role": .string(question.role.rawValue)])
        },
    ]
}
