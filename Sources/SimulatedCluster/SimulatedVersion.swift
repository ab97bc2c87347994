/// The release families whose differences the simulated cluster reproduces.
package enum SimulatedVersion: String, Sendable, CaseIterable, Comparable {
    /// The oldest family: no shards endpoint, no availability endpoint.
    case v6_2 = "6.2"
    /// Adds the limits of RAM and flash shards to the licence.
    case v7_2 = "7.2"
    /// Adds shards, availability, local services, checks and the second version of actions.
    case v7_22 = "7.22"
    /// Adds health reports, alerts that leak, last logins and the undocumented `actual_role`.
    case v8_0 = "8.0"
    /// No longer returns the mail password; says more exactly why a database is unavailable.
    case v8_2 = "8.2"

    /// Returns the build number that nodes of this family report.
    package var build: String {
        switch self {
        case .v6_2: "6.2.18-49"
        case .v7_2: "7.2.4-92"
        case .v7_22: "7.22.2-170"
        case .v8_0: "8.0.20-68"
        case .v8_2: "8.2.0-25"
        }
    }

    /// Returns the database engine that comes with the family.
    var engine: String {
        switch self {
        case .v6_2: "6.2.13"
        case .v7_2: "7.2.4"
        case .v7_22: "7.4.3"
        case .v8_0: "8.0.2"
        case .v8_2: "8.2.1"
        }
    }

    /// Orders families by age, the oldest first.
    package static func < (left: Self, right: Self) -> Bool {
        allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
    }
}
