import Alerting
import Model

extension RunRecord {
    /// The changes of one thing form a chain: each begins with the word that the last one ended
    /// with, so that none is lost and none is told twice, over restarts as well.
    var chainViolations: [String] {
        var violations: [String] = []
        var last: [String: String] = [:]
        for change in changes {
            switch change.kind {
            case .databaseDeleted:
                // Its shards go with it, and their numbers may come back.
                last = last.filter { key, _ in
                    !key.hasSuffix(" \(change.subject)") && !key.contains(" shard:")
                }
            case .nodeRemoved:
                last = last.filter { !$0.key.hasSuffix(" \(change.subject)") }
            case .maintenanceMode, .masterNodeChanged, .shardRoleChanged, .databaseRenamed,
                .versionChanged, .licenseChanged, .statusChanged:
                let (old, new) = (change.evidence.old ?? "", change.evidence.new ?? "")
                let key = "\(change.link)\(change.kind.rawValue) \(change.subject)"
                if old == new || last[key, default: old] != old {
                    violations.append("\(key): \(old) → \(new) after \(last[key] ?? "nothing")")
                }
                last[key] = new
            case .nodeAdded, .databaseCreated, .clusterLog: break
            }
        }
        return violations
    }

    /// The numbers of the records that were forwarded, of those that an `EventBurst` numbered.
    var forwarded: [Int] {
        changes.compactMap { change in
            change.attributes.first { $0.name == "REWATCHD_LOG_DESCRIPTION" }
                .flatMap { Int($0.value.dropFirst("record ".count)) }
        }
    }

    /// No record is forwarded twice.
    var logViolations: [String] {
        let all = forwarded
        return Set(all).count == all.count ? [] : ["records forwarded twice: \(all)"]
    }
}

extension ClusterEvent {
    /// Which of its two status words has changed, for a shard.
    fileprivate var link: String {
        guard case .shard = subject, ["active", "inactive"].contains(evidence.old) else {
            return ""
        }
        return "coarse "
    }
}
