/// `http_server_config:` of the web configuration file.
enum HTTPServerSection {
    /// The fields that may be set, and the values that each may have; empty for any.
    private static let fields: [(name: String, values: [String])] = [
        ("Content-Security-Policy", []),
        ("Strict-Transport-Security", []),
        ("X-Content-Type-Options", ["nosniff"]),
        ("X-Frame-Options", ["deny", "sameorigin"]),
        ("X-XSS-Protection", []),
    ]

    /// Reads the fields that every answer carries; one without a value is left out.
    static func read(_ reader: MappingReader) -> [WebHeader] {
        // HTTP/2 is not spoken here; clients fall back to 1.1, so either word is true enough.
        _ = reader.value("http2") { node throws(ValueFailure) in try node.boolean() }
        return reader.mapping("headers") { headers in
            fields.compactMap { name, values in header(name, values, from: headers) }
        } ?? []
    }

    private static func header(
        _ name: String,
        _ values: [String],
        from reader: MappingReader
    ) -> WebHeader? {
        guard let entry = reader.entry(name) else { return nil }
        if case .scalar(let text, _) = entry.value.content, text.isEmpty { return nil }
        return reader.element(entry.value, of: name) { node throws(ValueFailure) in
            let value = try node.text()
            guard values.isEmpty || values.contains(value) else {
                throw .because("must be \(values.joined(separator: " or ")), not \(value.quoted)")
            }
            guard value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
                throw .because("must be printable ASCII on one line")
            }
            return WebHeader(name: name, value: value)
        }
    }
}
