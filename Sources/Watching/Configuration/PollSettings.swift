/// How often and how patiently a cluster is asked.
package struct PollSettings: Hashable, Sendable {
    /// Between two reads of the fast resources; at least one second.
    package var interval: Duration
    /// Between two reads of the slow resources; at least ``interval``.
    package var slowInterval: Duration
    /// For one request; may be longer than ``interval``, then a late cycle delays the next.
    package var timeout: Duration
    /// The most decoded bytes that one answer may have.
    package var responseLimit: Int

    /// Joins the settings; the defaults are those of the configuration file.
    package init(
        interval: Duration = .seconds(10),
        slowInterval: Duration = .seconds(60),
        timeout: Duration = .seconds(5),
        responseLimit: Int = 32 << 20
    ) {
        self.interval = interval
        self.slowInterval = slowInterval
        self.timeout = timeout
        self.responseLimit = responseLimit
    }
}
