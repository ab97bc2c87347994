import Model

// What is read of settings: proxies, tags, and how certificates are checked for revocation.

extension ObjectFields {
    static let proxy: [Field<Proxy>] = [
        .number("conns") { $0.connectionsLimit = $1 },
        .number("threads") { $0.threads = $1 },
        .number("max_threads") { $0.threadsLimit = $1 },
    ]

    static let revocationSettings: [Field<RevocationSettings>] = [
        .bool("ocsp_functionality") { $0.isEnabled = $1 },
        .number("query_frequency") { $0.period = $1 },
    ]

    static let revocation: [Field<CertificateRevocation>] = [
        .status("cert_status") { $0.status = $1 },
        .httpDate("this_update") { $0.updated = $1 },
        .httpDate("next_update") { $0.nextUpdate = $1 },
        .httpDate("revocation_time") { $0.revoked = $1 },
    ]

    /// The tags of a database, which have `key` and `value`.
    static let tags = Field<Database>.items("tags", tag) { database, tags in
        database.tags = tags.count <= maximumTags ? tags : Array(tags.prefix(maximumTags))
    }

    /// More tags than anybody would want as labels.
    private static let maximumTags = 64

    private static let tag = IdentifiedReader<String, Tag>(
        named: "key",
        [.text("value") { $0.value = $1 }],
        make: { Tag(name: $0, value: "") }
    )
}

extension Field {
    /// A point in time in the form of HTTP; an empty text is as good as no field.
    fileprivate static func httpDate(
        _ name: StaticString,
        _ set: @escaping @Sendable (inout Object, Timestamp) -> Void
    ) -> Field {
        Field(name: name) { json, object in
            if json.isNull || json.text?.count == 0 { return nil }
            guard case .value(let text) = json.asText, let time = Timestamp(httpDate: text) else {
                return "a date of HTTP"
            }
            set(&object, time)
            return nil
        }
    }
}
