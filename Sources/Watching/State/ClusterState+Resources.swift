import ClusterAPI
import Model

extension ClusterState {
    /// How long a refused resource is left alone.
    package static let denialPeriod = Duration.seconds(15 * 60)
    /// How many places of lost fields are remembered, so that each is said once.
    static let saidLossesMax = 1_000

    /// Takes in what one answer means for its resource.
    mutating func apply(
        _ item: JudgedResult,
        at moment: Moment,
        into outcome: inout Outcome
    ) {
        let resource = item.resource
        var state = resources[resource] ?? ResourceState()
        state.duration = item.result.duration
        state.lastAsked = moment.monotonic
        state.succeeded = item.isGood
        state.failure = item.failureText
        switch item.outcome {
        case .read(let decoded):
            take(decoded.reading, of: resource, into: &state, at: moment)
            report(decoded, of: resource, into: &outcome)
        case .empty(let reading):
            take(reading, of: resource, into: &state, at: moment)
        case .unsupported(let status):
            miss(resource, status: status, into: &state, &outcome)
            state.reading = nil
            state.lastRead = moment
        case .forbidden:
            state.deniedUntil = moment.monotonic + Self.denialPeriod
        case .unexpected:
            if item.isUnreadable {
                append(.payloadRejected(resource, losses: [], total: 1), to: &outcome)
            }
        case .unauthorized, .failed, .object, .objectGone:
            break
        }
        resources[resource] = state
        reportTrouble(item, at: moment, into: &outcome)
    }

    private mutating func take(
        _ reading: Reading,
        of resource: Resource,
        into state: inout ResourceState,
        at moment: Moment
    ) {
        state.reading = reading.retained
        state.noteSamples(of: reading, at: moment.monotonic)
        state.lastRead = moment
        state.deniedUntil = nil
        find(&state)
        if case .nodes(let list) = reading, list.isComplete {
            completeNodeAddresses = list.addresses
        }
    }

    /// Says which parts of an answer were of no use, each place once.
    mutating func report(
        _ decoded: Decoded,
        of resource: Resource,
        into outcome: inout Outcome
    ) {
        if decoded.lossCount > 0 {
            let fresh = decoded.losses.filter { isNew("\(resource.name) \($0.path)") }
            append(
                .payloadRejected(resource, losses: fresh, total: decoded.lossCount),
                to: &outcome
            )
        }
        for word in decoded.reading.unrecognisedWords where isNew("\(resource.name) \(word)") {
            append(.statusUnrecognised(resource, word: word), to: &outcome)
        }
    }

    private mutating func isNew(_ place: String) -> Bool {
        guard saidLosses.count < Self.saidLossesMax else { return false }
        return saidLosses.insert(place).inserted
    }

    mutating func reportTrouble(
        _ item: JudgedResult,
        at moment: Moment,
        into outcome: inout Outcome
    ) {
        let trouble = Trouble.resource(item.resource)
        let recurrence =
            if let reason = item.failureText {
                troubles.failed(
                    trouble,
                    reason: reason,
                    kind: item.failureKind,
                    at: moment.monotonic
                )
            } else {
                troubles.succeeded(trouble, at: moment.monotonic)
            }
        if let recurrence { append(.trouble(trouble, recurrence), to: &outcome) }
    }
}

extension JudgedResult {
    /// Whether an answer of the resource itself came that could not be read.
    var isUnreadable: Bool {
        guard case .unexpected = outcome else { return false }
        return switch result.answer {
        case .response(let response): (200..<300).contains(response.status)
        case .failure: true
        case .redirectRefused, .noToken: false
        }
    }

    /// What tells two failures apart: the code, and of a body that came well what is wrong in it.
    var failureKind: String {
        guard case .response = result.answer, isUnreadable else { return result.code }
        return failureText ?? result.code
    }

    /// Why the resource could not be read, for people; nil when it was.
    var failureText: String? {
        switch outcome {
        case .read, .empty, .unsupported, .object, .objectGone: nil
        case .forbidden:
            "HTTP 403: the login may not read it, permission \(resource.permission) is needed"
        case .unauthorized: "HTTP 401: the login was refused by \(result.endpoint)"
        case .unexpected(let text, _): text
        case .failed(let error): error.description
        }
    }
}
