extension SimulatedCluster {
    /// Returns the cluster object.
    func clusterObject() -> JSON {
        var object: JSON = [
            "name": .string(configuration.name),
            "alert_settings": alertSettings,
            "bigstore_driver": "speedb", "cm_port": 8_443, "cm_session_timeout_minutes": 15,
            "cnm_http_port": 8_080, "cnm_https_port": 9_443,
            "created_time": .string(CalendarTime.iso8601(createdAt ?? 0)),
            "debuginfo_path": "/tmp", "email_alerts": false, "email_from": "",
            "encrypt_pkeys": false, "envoy_max_downstream_connections": 1_024,
            "handle_redirects": .boolean(configuration.handlesRedirects), "http_support": true,
            "min_control_TLS_version": "1.2", "min_data_TLS_version": "1.2",
            "password_expiration_duration": .integer(passwordExpirationDays),
            "proxy_certificate": .string(certificate),
        ]
        object.append(contentsOf: [
            "rack_aware": false, "s3_url": "", "slave_ha": true, "smtp_host": "", "smtp_port": 25,
            "smtp_tls_mode": "none", "smtp_username": "",
            "syncer_certificate": .string(certificate),
            "upgrade_mode": false, "use_ipv6": true, "wait_command": true,
        ])
        if configuration.version < .v8_2 { object.append("smtp_password", "smtp-secret") }
        if configuration.version >= .v8_0 { object.append("upgrade_in_progress", false) }
        return object
    }

    /// The alerts of the cluster and its nodes that are enabled; the others are left out.
    ///
    /// One with a threshold is an object, one without a plain boolean.
    private var alertSettings: JSON {
        let definitions = [AlertDefinition.Scope.cluster, .node].flatMap {
            AlertDefinition.all($0, in: configuration.version)
        }
        var settings: JSON = ["cluster_node_operation_failed": true]
        for definition in definitions where isEnabledSomewhere(definition) {
            let setting: JSON? = definition.threshold.map {
                ["enabled": true, "threshold": .string($0)]
            }
            settings.append(definition.name, setting ?? true)
        }
        return settings
    }

    private func isEnabledSomewhere(_ definition: AlertDefinition) -> Bool {
        guard case .alertRaised(let alert) = faults[.alertRaised],
            alert.name == definition.name
        else { return definition.isEnabled }
        return alert.isEnabled
    }

    /// Returns the cluster policy with the limits of failed logins.
    func policyObject() -> JSON {
        var object: JSON = [
            "db_conns_auditing": false, "default_non_sharded_proxy_policy": "single",
            "default_provisioned_redis_version": .string(configuration.version.engine),
            "default_sharded_proxy_policy": "all-master-shards",
            "default_shards_placement": "dense",
            "login_lockout_counter_reset_after": .integer(Int(LoginLedger.window / 1_000)),
            "login_lockout_duration": .integer(Int(LoginLedger.lockTime / 1_000)),
            "login_lockout_threshold": .integer(LoginLedger.threshold),
            "max_saved_events_per_type": 100, "max_simultaneous_backups": 4, "rack_aware": false,
            "redis_upgrade_policy": "major", "show_internals": false, "slave_ha": false,
            "slave_ha_bdb_cooldown_period": 86_400, "slave_ha_cooldown_period": 3_600,
            "slave_ha_grace_period": 900,
        ]
        if configuration.version >= .v7_22 {
            object.append("auto_recovery", false)
            object.append("master_healthcheck_api_auth", true)
            object.append("metrics_exporter_expose_bdb_name", false)
            object.append("show_metrics_during_state_machine", false)
        }
        if configuration.version >= .v8_0 { object.append("filter_node_wd_health_metrics", true) }
        return object
    }

    /// Returns when the licence ends, in milliseconds since 1970.
    func licenseEnd(at milliseconds: Int64) -> Int64 {
        if faults[.licenseExpired] != nil, let end = faultTimes[.licenseExpired] { return end }
        let created = createdAt ?? milliseconds
        return created + Int64(42 + configuration.licenseDays) * 86_400_000
    }

    /// Returns the licence; families before 7.2 do not split the limit.
    func licenseObject(at milliseconds: Int64) -> JSON {
        let created = createdAt ?? milliseconds
        let end = licenseEnd(at: milliseconds)
        let text = "----- LICENSE START -----\nc2ltdWxhdGVk\n----- LICENSE END -----\n"
        var object: JSON = [
            "license": .string(text), "key": .string(text),
            "cluster_name": .string(configuration.name), "owner": "Simulated",
            "activation_date": .string(CalendarTime.iso8601(created)),
            "expiration_date": .string(CalendarTime.iso8601(end)),
            "expired": .boolean(milliseconds >= end), "features": ["bigstore"],
            "shards_limit": .integer(max(100, shards.count * 2)),
        ]
        if configuration.version >= .v7_2 {
            object.append("ram_shards_limit", .integer(max(100, shards.count * 2)))
            object.append("ram_shards_in_use", .integer(shards.count))
            object.append("flash_shards_limit", 0)
            object.append("flash_shards_in_use", 0)
        }
        return object
    }
}
