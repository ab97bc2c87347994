package import Pages

/// What the web server asks the daemon for.
///
/// Calls come from many connections at a time.
package protocol MetricsSource: Sendable {
    /// Returns the body of a scrape: of one cluster, or everything; nil for an unknown cluster.
    ///
    /// Called for every scrape, so it should do no more than take what was rendered before and
    /// render what has to be current.
    func scrape(cluster: String?) -> ScrapeBody?

    /// Makes a page for people, or says that what it would be about is not known.
    func page(_ address: PageAddress) async -> PageAnswer

    /// Answers how things stand; see docs/API.md.
    func status(_ question: StatusQuestion) async -> APIAnswer

    /// Answers how a cluster was read lately; see docs/API.md.
    func polls(cluster: String?) async -> APIAnswer

    /// Whether each cluster's first cycle has ended; stays true until shutdown.
    var isReady: Bool { get }

    /// Answers a question about the samples of the past; see docs/API.md.
    func series(_ question: SeriesQuestion) async -> APIAnswer

    /// Answers a message of remote read; see docs/API.md.
    func read(_ message: [UInt8]) async -> ReadReply

    /// Answers which alerts fire; see docs/API.md.
    func alerts() -> APIAnswer

    /// Answers what was told since a time, the newest entries up to a limit; see docs/API.md.
    func events(since: String?, limit: String?) async -> APIAnswer

    /// Reads the configuration again and applies it whole or not at all.
    func reload() async -> ReloadResult
}

/// What became of a reload.
package enum ReloadResult: Sendable, Equatable {
    /// The new configuration is in force.
    case applied

    /// The running configuration stays; the reason is shown to the client.
    case refused(reason: String)
}
