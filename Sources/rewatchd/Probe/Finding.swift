import ClusterAPI
import Model
import Watching

/// What came of asking for one resource, and what to do about it.
struct Finding {
    let resource: Resource
    let isPolled: Bool
    let authentication: Authentication
    let outcome: ResourceOutcome
    let code: String
    let duration: Duration

    /// Whether the resource said what it should.
    var isGood: Bool {
        switch outcome {
        case .read, .empty, .unsupported, .object, .objectGone: true
        case .forbidden, .unauthorized, .unexpected, .failed: false
        }
    }

    /// Whether anybody answered at all.
    var isAnswered: Bool {
        if case .failed = outcome { false } else { true }
    }

    /// Whether the password or the user was not accepted.
    var isLoginRefused: Bool {
        if case .unauthorized = outcome { true } else { false }
    }

    /// Whether the request got through and no whole answer came in time.
    var isTimeout: Bool {
        guard case .failed(.timedOut(_, _, let stage)) = outcome else { return false }
        return stage == .waiting || stage == .receiving
    }

    /// Whether there is no connection, which is the same for every other resource.
    var isConnectionDead: Bool {
        guard case .failed(let error) = outcome else { return false }
        return switch error {
        case .nameNotResolved, .connectionRefused, .unreachable, .tls, .cancelled: true
        case .timedOut(_, _, let stage): stage == .connecting || stage == .securing
        case .connectionReset, .truncated, .tooLarge, .malformed, .undecodable: false
        }
    }

    /// The result in a word.
    var result: String {
        switch outcome {
        case .read(let decoded): decoded.lossCount == 0 ? "ok" : "partly read"
        case .object(let decoded) where decoded.downDatabase != nil: "not available"
        case .object(let decoded): decoded.lossCount == 0 ? "ok" : "partly read"
        case .empty, .objectGone: "nothing there"
        case .unsupported: "unsupported"
        case .forbidden: "forbidden"
        case .unauthorized: "login refused"
        case .unexpected: "unexpected"
        case .failed: "failed"
        }
    }

    /// How many objects were seen.
    var objects: Int? {
        switch outcome {
        case .read(let decoded), .object(let decoded): decoded.reading.objectCount
        case .empty, .objectGone, .unsupported, .forbidden, .unauthorized, .unexpected, .failed: nil
        }
    }

    private static func advice(onRefused authentication: Authentication) -> String {
        switch authentication {
        case .basic:
            "check user and password; is the user locked or expired, or Basic switched off?"
        case .jwt: "check user and password; is the user locked or expired?"
        case .certificate:
            "the cluster knows no user for the client certificate; compare its subject with the "
                + "user's certificate_subject_line"
        }
    }

    /// What to do, in words; empty when there is nothing to do.
    var advice: String {
        switch outcome {
        case .read(let decoded) where decoded.lossCount > 0,
            .object(let decoded) where decoded.lossCount > 0:
            decoded.losses.map(\.description).joined(separator: "; ")
        case .object(let decoded) where decoded.downDatabase != nil:
            "database \(decoded.downDatabase?.uid.text ?? "") is down: "
                + "\(decoded.downDatabase?.reason ?? "no reason given")"
        case .read, .empty, .object, .objectGone:
            isPolled ? "" : "switched off in the configuration"
        case .unsupported: "this version of the product does not have it; nothing to do"
        case .forbidden where !isPolled: "switched off in the configuration; nothing to do"
        case .forbidden where !Resource.readByDefault.contains(resource):
            "the role cluster_viewer may not read it; switch \(resource.name) off"
        case .forbidden:
            "give the user the role cluster_viewer, or switch \(resource.name) off"
        case .unauthorized: Self.advice(onRefused: authentication)
        case .unexpected(let text, _): text
        case .failed(let error): "\(error)"
        }
    }
}

extension Decoded {
    /// The database that an availability check has found to be down.
    fileprivate var downDatabase: DatabaseAvailability? {
        guard case .availability(let database) = reading, !database.isAvailable else { return nil }
        return database
    }
}
