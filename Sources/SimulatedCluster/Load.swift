/// What shards do at one second; loads of shards add up to those of databases, nodes, clusters.
struct Load {
    var reads = 0.0
    var writes = 0.0
    var others = 0.0
    var readHits = 0.0
    var writeHits = 0.0
    var ingress = 0.0
    var egress = 0.0
    var connections = 0.0
    var newConnections = 0.0
    var memory = 0.0
    var residentMemory = 0.0
    var keys = 0.0
    var expires = 0.0
    var expired = 0.0
    var evicted = 0.0
    var userTime = 0.0
    var systemTime = 0.0
    /// Microseconds of all reads, writes and others of the second.
    var readTime = 0.0
    var writeTime = 0.0
    var otherTime = 0.0

    /// Requests per second.
    var requests: Double { reads + writes + others }

    static func += (left: inout Load, right: Load) {
        left.reads += right.reads
        left.writes += right.writes
        left.others += right.others
        left.readHits += right.readHits
        left.writeHits += right.writeHits
        left.ingress += right.ingress
        left.egress += right.egress
        left.connections += right.connections
        left.newConnections += right.newConnections
        left.memory += right.memory
        left.residentMemory += right.residentMemory
        left.keys += right.keys
        left.expires += right.expires
        left.expired += right.expired
        left.evicted += right.evicted
        left.userTime += right.userTime
        left.systemTime += right.systemTime
        left.readTime += right.readTime
        left.writeTime += right.writeTime
        left.otherTime += right.otherTime
    }

    /// Returns the mean latency keys, each only when there was such traffic.
    var latencies: [JSON.Member] {
        let times = [
            ("avg_latency", readTime + writeTime + otherTime, requests),
            ("avg_other_latency", otherTime, others),
            ("avg_read_latency", readTime, reads),
            ("avg_write_latency", writeTime, writes),
        ]
        return times.compactMap { name, time, count in
            count > 0 ? JSON.Member(name: name, value: .number(time / count)) : nil
        }
    }
}
