extension SimulatedCluster {
    /// Returns the backup fields; every other database never had a backup, and lacks its time.
    func backups(of database: SimulatedDatabase, at milliseconds: Int64) -> JSON {
        let failure = backupFailure(of: database.uid)
        let isOn = database.uid % 2 == 1 || failure != nil
        let status = failure == nil ? (isOn ? "succeeded" : "") : "failed"
        var fields: JSON = [
            "backup": .boolean(isOn), "backup_failure_reason": .string(failure ?? ""),
            "backup_history": 0, "backup_interval": 86_400, "backup_interval_offset": 0,
            "backup_progress": 0.0, "backup_status": .string(status),
            "export_failure_reason": "", "export_progress": 0.0, "export_status": "",
            "import_failure_reason": "", "import_progress": 0.0, "import_status": "",
        ]
        if let time = lastBackup(of: database, at: milliseconds) {
            fields.append("last_backup_time", .string(CalendarTime.iso8601(time)))
        }
        return fields
    }

    /// Returns when the last backup that succeeded ended, nil when none did.
    func lastBackup(of database: SimulatedDatabase, at milliseconds: Int64) -> Int64? {
        guard database.uid % 2 == 1 else { return nil }
        var end = milliseconds
        if backupFailure(of: database.uid) != nil, let time = faultTimes[.backupFailed] {
            end = min(end, time - 1)
        }
        return end / 86_400_000 * 86_400_000
    }

    /// Returns why the last backup of a database failed, nil when it did not.
    func backupFailure(of uid: Int) -> String? {
        guard case .backupFailed(let uids, let reason) = faults[.backupFailed] else { return nil }
        return uids.contains(uid) ? reason : nil
    }
}
