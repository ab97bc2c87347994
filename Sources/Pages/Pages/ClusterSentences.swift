import Model

/// What is said of a cluster in few words.
struct ClusterSentences {
    private let cluster: ClusterSummary
    private let now: Timestamp

    init(_ cluster: ClusterSummary, at now: Timestamp) {
        self.cluster = cluster
        self.now = now
    }

    /// The parts of a cluster on one line.
    var line: [HTML] {
        let parts: [HTML] = [alerts, nodes, databases, login, certificate, license].compactMap(
            \.self
        )
        return parts.enumerated().map { $0 == 0 ? $1 : HTML([" · ", $1]) }
    }

    var alerts: HTML? {
        let words = [(Standing.critical, "critical"), (.warning, "warning")]
            .compactMap { standing, word -> String? in
                let count = cluster.alerts[standing] ?? 0
                return count == 0 ? nil : "\(count) \(word)"
            }
        guard !words.isEmpty else { return "no alert" }
        let count = cluster.alerts.values.reduce(0, +)
        return Tag.strong(
            HTML("\(words.joined(separator: ", ")) \(count == 1 ? "alert" : "alerts")")
        )
    }

    var nodes: HTML? { cluster.nodes.map { share($0, "nodes up") } }

    var databases: HTML? {
        cluster.databases.map { share in
            share.good == share.all
                ? HTML(share.all == 1 ? "1 database" : "\(Digits.grouped(share.all)) databases")
                : Tag.strong(
                    HTML(
                        "\(Digits.grouped(share.all - share.good)) of "
                            + "\(Digits.grouped(share.all)) databases in trouble"
                    )
                )
        }
    }

    var login: HTML? {
        let words = "login \(cluster.authentication), TLS \(cluster.tls)"
        let isGood = cluster.authentication == "ok" && cluster.tls == "verified"
        return isGood ? HTML(words) : Tag.strong(HTML(words))
    }

    var certificate: HTML? { cluster.certificate.map { end($0, "certificate") } }

    var license: HTML? { cluster.license.map { end($0, "licence") } }

    private func end(_ end: ClusterSummary.End, _ what: String) -> HTML {
        let words = HTML("\(what) \(Elapsed.text(until: end.at, from: now))")
        return end.standing > .unknown ? Tag.strong(words) : words
    }

    private func share(_ share: ClusterSummary.Share, _ what: String) -> HTML {
        let words = HTML("\(share.good) of \(share.all) \(what)")
        return share.good == share.all ? words : Tag.strong(words)
    }
}
