package import Alerting
package import ClusterAPI
import Exposition
package import Model
import TimeSeries

// One poll, from answers to decisions. `absorb` is called once a cycle with all results and the
// time, and is the only thing that changes the state: the same state, results and time give the
// same outcome. It neither waits nor asks what time it is.
//
//     results ─▶ outcomes ─▶ readings ─▶ history        (samples)
//                   │            ├─────▶ observations ─▶ alert machine ─▶ transitions
//                   │            └─────▶ census ─▶ changes
//                   └─▶ health, events ─▶ counters
//
// The cost is linear in the size of the answers. What was left out on purpose: rendering, which
// only needs the state and happens after it.

/// Everything that is known of one cluster, and how a cycle's results change it.
package struct ClusterState: Sendable {
    /// What to watch and how.
    package var configuration: ClusterConfiguration
    /// Each resource.
    package internal(set) var resources: [Resource: ResourceState] = [:]
    /// The cluster as a whole.
    package internal(set) var health = ClusterHealth()
    /// The highest number of the header `cluster-state-id` of the core resources as last read.
    package internal(set) var stateID: (number: Int64, read: Moment)?
    /// What was counted.
    package internal(set) var counters = Counters()
    /// The alerts.
    package internal(set) var alerts = AlertMachine()
    /// The objects as events last compared them.
    package internal(set) var census = Census()
    /// How far the cluster's own log is told.
    package internal(set) var log = LogCursor()
    /// The samples.
    package var history: SampleHistory

    /// The holes in the samples.
    package internal(set) var gaps = HistoryGaps()
    /// How far back it is worth asking for samples.
    var pastReach: Duration

    /// The last polls.
    package internal(set) var polls = PollLog()

    /// The certificate that the server shows.
    var wireCertificate = WireCertificate()
    var troubles = RepetitionFilter()
    /// Why the last samples could not be kept; nil when they were, or are not to be.
    var sampleTrouble: String?
    /// What the alerts last looked at; a list that came while the cluster counted as unreadable was
    /// not looked at, and so is not what was there before.
    var lookedAt: [Resource: Reading] = [:]
    /// Since when the cluster can be read without a break; nil while it cannot.
    var readableSince: Duration?
    /// Since when it has a quorum without a break; nil while it has none, or nobody knows.
    var quorateSince: Duration?
    var saidLosses: Set<String> = []
    var completeNodeAddresses: Set<String> = []
    /// How long the last cycle took that read the whole core.
    var pace = Duration.zero
    let decoder = ResourceDecoder()

    /// A cluster of which nothing is known.
    package init(configuration: ClusterConfiguration, history: SampleHistory) {
        self.configuration = configuration
        self.history = history
        pastReach = history.retention
    }

    /// Takes in all results of a cycle.
    package mutating func absorb(
        _ results: [FetchResult],
        duration: Duration,
        at moment: Moment
    ) -> Outcome {
        var outcome = Outcome()
        wireCertificate.take(results, at: moment.monotonic)
        let judged = results.map { result in
            JudgedResult(
                result: result,
                outcome: wireCertificate.joined(
                    ResourceOutcome(result.answer, of: result.request, decoder: decoder)
                )
            )
        }
        for item in judged { polls.note(item, at: moment) }
        let whole = judged.filter { !$0.resource.group.isByObject }
        for item in whole { apply(item, at: moment, into: &outcome) }
        remember(judged, at: moment, into: &outcome)
        applyObjects(judged, at: moment, into: &outcome)
        let verdict = CycleVerdict(
            judged,
            of: configuration.resources,
            insecure: configuration.tls.skipsVerification,
            isCoreDenied: resources.contains { resource, state in
                resource.group == .core && state.deniedUntil != nil
            }
        )
        if verdict.isUp { pace = duration }
        if !judged.isEmpty { update(with: verdict, at: moment) }
        if verdict.reason == nil {
            outcome.changes = changes(whole, at: moment) + records(whole, at: moment)
        }
        noteStateID(of: judged, at: moment)
        outcome.transitions = observe(judged, verdict.reason, at: moment)
        append(
            .cycleFinished(
                CycleSummary(
                    duration: duration,
                    asked: judged.count,
                    read: judged.count(where: \.isGood),
                    health: health
                )
            ),
            to: &outcome
        )
        return outcome
    }

    /// Counts an event and adds it to an outcome.
    mutating func append(_ event: Event, to outcome: inout Outcome) {
        counters.count(event)
        outcome.events.append(event)
    }

    /// The addresses of the nodes as last listed, also while the cluster cannot be read.
    ///
    /// A list in which a node could not be decoded takes none away: a redirect to that node would
    /// otherwise be refused, and for ever if no other endpoint leads to the primary.
    package var nodeAddresses: Set<String> {
        guard case .nodes(let nodes)? = resources[.nodes]?.reading else {
            return completeNodeAddresses
        }
        return completeNodeAddresses.union(nodes.addresses)
    }

    /// Adds the statistics to the history, under the names that the lists of this cycle gave.
    private mutating func remember(
        _ judged: [JudgedResult],
        at moment: Moment,
        into outcome: inout Outcome
    ) {
        let objects = ObjectLabels(self)
        let before = history.store.dropped
        for item in judged {
            guard let reading = item.outcome.reading else { continue }
            history.append(reading, at: moment.wall) { kind, uid in
                objects.labels(of: kind, uid).map { LabelSet($0).text }
            }
            noteGap(before: reading, of: item.result.request, at: moment.monotonic)
        }
        noteDropped(since: before, into: &outcome)
    }

    /// Says how many samples memory has given up.
    mutating func noteDropped(since before: [DropReason: Int], into outcome: inout Outcome) {
        for reason in DropReason.allCases {
            let count = (history.store.dropped[reason] ?? 0) - (before[reason] ?? 0)
            if count > 0 { append(.samplesDropped(reason, count: count), to: &outcome) }
        }
    }

    private mutating func noteStateID(of judged: [JudgedResult], at moment: Moment) {
        let core = judged.filter { $0.isGood && $0.resource.group == .core }
        guard let number = core.compactMap(\.result.stateID).max() else { return }
        stateID = (number, moment)
    }

    private mutating func update(with verdict: CycleVerdict, at moment: Moment) {
        health.isUp = verdict.isUp
        health.authentication = verdict.authentication
        health.tls = verdict.tls
        health.trouble = verdict.reason.map { "\($0.evidence.detail ?? $0.key.kind.rawValue)" }
        if verdict.isUp { health.lastSuccess = moment.wall }
    }
}

/// A result together with what it means.
struct JudgedResult: Sendable {
    var result: FetchResult
    var outcome: ResourceOutcome

    var resource: Resource { result.resource }

    /// Whether the resource said what it should, including that there is nothing to say.
    var isGood: Bool {
        switch outcome {
        case .read, .empty, .unsupported, .object, .objectGone: true
        case .forbidden, .unauthorized, .unexpected, .failed: false
        }
    }
}

extension ObjectList<Node> {
    /// All addresses under which the listed nodes may be reached.
    var addresses: Set<String> {
        Set(objects.flatMap { [$0.address].compactMap { $0 } + $0.externalAddresses })
    }
}
