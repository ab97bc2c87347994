package import Alerting

/// Is told everything that happens; the log, the journal and the tests' traces hang here.
package protocol Observer: Sendable {
    /// Takes in an event of a cluster; must not block.
    func record(_ event: Event, cluster: String)
    /// Takes in an entry of the journal; must keep it until it is written.
    func record(_ entry: JournalEntry)
}
