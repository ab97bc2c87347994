extension SimulatedCluster {
    /// The beginning of every private key in answers, to prove that nobody passes one on.
    package static let privateKeyMark = "c2ltdWxhdGVkLXByaXZhdGUta2V5"

    /// The names of the certificates that the release family has.
    var certificateNames: [String] {
        let names = ["api", "cm", "metrics_exporter", "proxy", "syncer"]
        guard configuration.version >= .v7_22 else { return names }
        return ["ccs_internode_encryption", "data_internode_encryption"] + names
    }

    /// Returns the certificate of that name as PEM text.
    ///
    /// That of the API is the one that the server shows, unless a fault lets it end.
    func certificate(named name: String) -> String {
        let isExpiring = expiringCertificates.names.contains(name)
        guard name != "api" || isExpiring else { return certificate }
        let start = createdAt ?? 0
        let end = isExpiring ? expiringCertificates.end : start + 365 * 86_400_000
        let subject = name.contains("internode") ? "internal.\(configuration.name)" : nil
        return CertificateText.pem(
            for: subject ?? configuration.name,
            serial: 4_096 + (certificateNames.firstIndex(of: name) ?? 0),
            from: start,
            to: end
        )
    }

    /// The certificates that a fault lets end, and when.
    var expiringCertificates: (names: [String], end: Int64) {
        guard case .certificateExpiring(let names, let days) = faults[.certificateExpiring],
            let start = faultTimes[.certificateExpiring]
        else { return ([], .max) }
        return (names, start + Int64(days) * 86_400_000)
    }

    /// Returns the certificates; as documented, private keys stand next to them.
    func certificatesObject() -> JSON {
        var object: JSON = [:]
        for name in certificateNames {
            let secret = Base64.encode(Array("simulated-private-key-\(name)".utf8))
            object.append("\(name)_cert", .string(certificate(named: name)))
            object.append(
                "\(name)_key",
                .string("-----BEGIN EC PRIVATE KEY-----\n\(secret)\n-----END EC PRIVATE KEY-----\n")
            )
        }
        return object
    }

    /// Answers `/v1/ocsp`: no certificate of the cluster names a responder.
    func ocspAnswer() -> Answer {
        .json([
            "ocsp_functionality": false, "query_frequency": 3_600, "recovery_frequency": 60,
            "recovery_max_tries": 5, "responder_url": "", "response_timeout": 1,
        ])
    }

    /// Answers `/v1/ocsp/status`; its dates have the format of HTTP, unlike all others.
    func ocspStatus(_ question: Question) -> Answer {
        let raised = raisedAlerts(at: question.milliseconds)
        let isRevoked = raised.contains(AlertKey("cluster_ocsp_status_revoked"))
        let isUnknown = raised.contains(AlertKey("cluster_ocsp_query_failed"))
        let hour = question.milliseconds / 3_600_000 * 3_600_000
        let revoked = alertChanges[AlertKey("cluster_ocsp_status_revoked")]?.time ?? hour
        return .json([
            "responder_url": "",
            "cert_status": isRevoked ? "REVOKED" : isUnknown ? "UNKNOWN" : "GOOD",
            "produced_at": .string(CalendarTime.http(hour)),
            "this_update": .string(CalendarTime.http(hour)),
            "next_update": .string(CalendarTime.http(hour + 3_600_000)),
            "revocation_time": isRevoked ? .string(CalendarTime.http(revoked)) : "",
        ])
    }
}
