extension DaemonMetric {
    /// The row that the catalogue's table is built from.
    var definition: Metric {
        guard let metric = Self.definitions[self] else {
            preconditionFailure("\(self) has no row")
        }
        return metric
    }

    private static let definitions: [DaemonMetric: Metric] =
        ofWatching
        .merging(ofProgram) { first, _ in first }
        .merging(ofProcess) { first, _ in first }

    private static let ofWatching: [DaemonMetric: Metric] = [
        .resourceSuccess: gauge(
            "rewatchd_resource_success",
            "Whether the last read of the resource ended in an answer that could be used.",
            labels: ["cluster", "resource"]
        ),
        .resourceSupported: gauge(
            "rewatchd_resource_supported",
            "Whether the cluster has the resource.",
            labels: ["cluster", "resource"]
        ),
        .resourceDuration: gauge(
            "rewatchd_resource_duration_seconds",
            "How long the last read of the resource took.",
            unit: "seconds",
            labels: ["cluster", "resource"]
        ),
        .resourceAge: gauge(
            "rewatchd_resource_age_seconds",
            "How long ago the resource was last read well.",
            unit: "seconds",
            labels: ["cluster", "resource"]
        ),
        .decodeFailures: counter(
            "rewatchd_decode_failures_total",
            "Fields, objects and whole answers that could not be read.",
            labels: ["cluster", "resource"]
        ),
        .requests: counter(
            "rewatchd_requests_total",
            "Requests sent, by status code or kind of failure; `knock` is one without a login that was answered.",
            labels: ["cluster", "resource", "code"]
        ),
        .endpointActive: gauge(
            "rewatchd_endpoint_active",
            "Whether the endpoint is the one in use.",
            labels: ["cluster", "endpoint"]
        ),
        .seriesOverLimit: gauge(
            "rewatchd_series_over_limit",
            "Series of the cluster that are not exposed, because `limits.series` is reached.",
            labels: ["cluster"]
        ),
        .endpointFailovers: counter(
            "rewatchd_endpoint_failovers_total",
            "Changes to another endpoint.",
            labels: ["cluster"]
        ),
        .loginFailures: counter(
            "rewatchd_login_failures_total",
            "Logins that the cluster rejected.",
            labels: ["cluster"]
        ),
        .cycleDuration: gauge(
            "rewatchd_cycle_duration_seconds",
            "How long the last cycle took.",
            unit: "seconds",
            labels: ["cluster"]
        ),
        .alertFiring: gauge(
            "rewatchd_alert_firing",
            "Always 1, and present only while the alert fires.",
            labels: ["cluster", "alert", "subject", "severity"]
        ),
    ]

    private static let ofProgram: [DaemonMetric: Metric] = [
        .bufferBytes: gauge(
            "rewatchd_buffer_bytes",
            "Memory that buffered samples take.",
            unit: "bytes"
        ),
        .bufferSamples: gauge(
            "rewatchd_buffer_samples",
            "Samples in the buffer."
        ),
        .bufferDroppedSamples: counter(
            "rewatchd_buffer_dropped_samples_total",
            "Samples that the buffer gave up.",
            labels: ["reason"]
        ),
        .bufferBackfilledSamples: counter(
            "rewatchd_buffer_backfilled_samples_total",
            "Samples that filled holes, means that the cluster had kept.",
            labels: ["cluster"]
        ),
        .bufferFileBytes: gauge(
            "rewatchd_buffer_file_bytes",
            "Room that the file of the buffer takes, its journal included.",
            unit: "bytes"
        ),
        .remoteWriteSentSamples: counter(
            "rewatchd_remote_write_sent_samples_total",
            "Samples that the receiver has taken.",
            labels: ["receiver"]
        ),
        .remoteWriteRefusedSamples: counter(
            "rewatchd_remote_write_refused_samples_total",
            "Samples of requests that the receiver refused for good, which are not sent again.",
            labels: ["receiver"]
        ),
        .remoteWriteFailures: counter(
            "rewatchd_remote_write_failures_total",
            "Requests that failed and are repeated: no answer, 429 or 5xx.",
            labels: ["receiver"]
        ),
        .remoteWriteLag: gauge(
            "rewatchd_remote_write_lag_seconds",
            "How old the oldest sample is that waits to be sent; 0 when none waits.",
            unit: "seconds",
            labels: ["receiver"]
        ),
        .buildInfo: gauge(
            "rewatchd_build_info",
            "The version and revision of the program; always 1.",
            labels: ["version", "revision"]
        ),
        .configLastReloadSuccessful: gauge(
            "rewatchd_config_last_reload_successful",
            "Whether the last reload of the configuration was good."
        ),
        .configLastReloadSuccess: gauge(
            "rewatchd_config_last_reload_success_timestamp_seconds",
            "When the configuration was last loaded well.",
            unit: "timestamp_seconds"
        ),
        .webConfigLastReloadSuccessful: gauge(
            "rewatchd_web_config_last_reload_successful",
            "Whether the web configuration file, with its certificate and key, is in force as it is."
        ),
        .logWriteFailures: counter(
            "rewatchd_log_write_failures_total",
            "Log lines and alert entries that could not be written and were given up."
        ),
        .alertmanagerAlerts: counter(
            "rewatchd_alertmanager_alerts_total",
            "Alerts that the Alertmanager has received, repetitions included.",
            labels: []
        ),
        .alertmanagerFailures: counter(
            "rewatchd_alertmanager_failures_total",
            "Requests that the Alertmanager did not receive or refused.",
            labels: []
        ),
        .entriesDropped: counter(
            "rewatchd_journal_entries_dropped_total",
            "Journal entries that a full queue gave up: an `event` for good, an `alert` until the next start.",
            labels: ["class"]
        ),
    ]

    private static let ofProcess: [DaemonMetric: Metric] = [
        .processCPU: counter(
            "process_cpu_seconds_total",
            "CPU time used, in user space and in the kernel.",
            unit: "seconds"
        ),
        .processResidentMemory: gauge(
            "process_resident_memory_bytes",
            "Resident memory.",
            unit: "bytes"
        ),
        .processVirtualMemory: gauge(
            "process_virtual_memory_bytes",
            "Virtual memory.",
            unit: "bytes"
        ),
        .processOpenFiles: gauge("process_open_fds", "Open file descriptors."),
        .processMaximumFiles: gauge("process_max_fds", "File descriptors that may be open."),
        .processStart: gauge(
            "process_start_time_seconds",
            "When the process started, in seconds since 1970.",
            unit: "seconds"
        ),
        .processThreads: gauge("process_threads", "Threads of the process."),
    ]

    private static func gauge(
        _ name: String,
        _ help: String,
        unit: String = "",
        labels: [String] = []
    ) -> Metric {
        Metric(name, help, kind: .gauge, unit: unit, labels: labels, source: .daemon)
    }

    private static func counter(
        _ name: String,
        _ help: String,
        unit: String = "",
        labels: [String] = []
    ) -> Metric {
        Metric(name, help, kind: .counter, unit: unit, labels: labels, source: .daemon)
    }
}
