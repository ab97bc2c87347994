// The statistics of what a database takes from others. No page describes the fields. What the lag
// is measured in is contradicted: the product's own exporter documents the same number in
// milliseconds, other clients take it for seconds; so its metric has no unit. The lag that is known
// to be in milliseconds is that of the sources in the list of databases. Fields: the examples of
// <https://redis.io/docs/latest/operate/rs/references/rest-api/requests/bdbs/peer_stats/> and
// <https://redis.io/docs/latest/operate/rs/references/rest-api/requests/bdbs/sync_source_stats/>.

extension MetricCatalogue {
    /// What `sync_source_stats` has.
    static let sourceStatistics: [StatisticRow] = [
        .init("ingress_bytes", "ingress", .byteRate, "Traffic from the source as it came"),
        .init(
            "ingress_bytes_decompressed",
            "decompressed_ingress",
            .byteRate,
            "Traffic from the source after decompression"
        ),
        .init(
            "local_ingress_lag_time",
            "ingress_lag",
            .count,
            "How far the database is behind the source, in the API's own unit"
        ),
    ]

    /// What `peer_stats` has besides.
    static let peerStatistics: [StatisticRow] = [
        .init("egress_bytes", "egress", .byteRate, "Traffic to the peer as it went"),
        .init(
            "egress_bytes_decompressed",
            "decompressed_egress",
            .byteRate,
            "Traffic to the peer before compression"
        ),
        .init(
            "pending_local_writes_max",
            "pending_writes_max",
            .count,
            "The most local writes of a replica that waited for the peer in the sample"
        ),
        .init(
            "pending_local_writes_min",
            "pending_writes_min",
            .count,
            "The fewest local writes of a replica that waited for the peer in the sample"
        ),
    ]
}
