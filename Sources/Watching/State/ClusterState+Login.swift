package import Alerting
package import Model

// What happens beside the answers of the resources: the login and the endpoints.

extension ClusterState {
    /// Takes in that nothing was asked, because the login must not be tried or cannot be.
    ///
    /// The condition goes on without being looked at: a refused credential that has not changed
    /// is still refused, and without a credential nobody can log in.
    package mutating func withhold(
        _ reason: WithholdingReason,
        at moment: Moment
    ) -> [Transition] {
        health.isUp = false
        health.authentication = reason.authentication
        health.tls = .unknown
        health.trouble = reason.description
        let verdict = CycleVerdict.Reason(
            key: AlertKey(reason.alert, .cluster),
            evidence: Evidence(detail: reason.description)
        )
        return tell(verdict, at: moment)
    }

    /// Takes in something that happened outside of the answers.
    package mutating func note(_ event: Event) -> Event {
        counters.count(event)
        return event
    }

    /// Takes in how a read of the credential ended; returns what is worth saying.
    package mutating func noteCredential(
        _ error: CredentialError?,
        at moment: Moment
    ) -> Event? {
        note(.credential, error?.description, at: moment)
    }

    /// Takes in how the keeping of the state ended; returns what is worth saying.
    package mutating func noteKeeping(_ error: StateKeepingError?, at moment: Moment) -> Event? {
        note(.state, error?.description, at: moment)
    }

    /// Takes in how the keeping of the samples ended; returns what is worth saying.
    package mutating func noteSampleKeeping(
        _ error: StateKeepingError?,
        at moment: Moment
    ) -> Event? {
        sampleTrouble = error?.description
        return note(.samples, error?.description, at: moment)
    }

    private mutating func note(_ trouble: Trouble, _ reason: String?, at moment: Moment) -> Event? {
        let recurrence =
            if let reason {
                troubles.failed(trouble, reason: reason, kind: reason, at: moment.monotonic)
            } else {
                troubles.succeeded(trouble, at: moment.monotonic)
            }
        return recurrence.map { note(.trouble(trouble, $0)) }
    }

    /// Forgets what is not read any more, what the role was refused, and what was missing.
    ///
    /// After a reload those are asked for again at once.
    package mutating func forgetWhatIsNotRead() {
        resources = resources.filter { configuration.resources.contains($0.key) }
        for resource in resources.keys {
            resources[resource]?.deniedUntil = nil
            resources[resource]?.lastAsked = nil
            resources[resource]?.missingUnder = nil
        }
    }
}
