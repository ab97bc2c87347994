extension Resource {
    /// What the contacted node says of itself, whichever it is.
    static let local = [
        Resource("/v1/bootstrap", .anyLogin, isNodeLocal: true) { $0.bootstrapAnswer($1) },
        Resource("/v1/local/node/master_healthcheck", since: .v7_22, isNodeLocal: true) {
            $0.healthcheck($1)
        },
        Resource("/v1/local/services", .anyLogin, since: .v7_22, isNodeLocal: true) {
            $0.servicesAnswer($1)
        },
        Resource(
            "/v1/local/bdbs/{}/endpoint/availability",
            since: .v7_22,
            isNodeLocal: true
        ) { $0.localAvailability($1) },
    ]
}
