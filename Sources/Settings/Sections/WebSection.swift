/// `web:`, the daemon's own HTTP server.
enum WebSection {
    static func read(
        _ reader: MappingReader,
        in surroundings: Surroundings
    ) -> WebSettings {
        var settings = WebSettings()
        settings.configFile = reader.value("config_file") { node throws(ValueFailure) in
            surroundings.resolved(try node.text())
        }
        let listen = listen(reader)
        if !listen.isEmpty { settings.listen = listen }
        let lifecycle = reader.value("enable_lifecycle") { node throws(ValueFailure) in
            try node.boolean()
        }
        if let lifecycle { settings.enableLifecycle = lifecycle }
        return settings
    }

    /// Reads one address or a list of them.
    private static func listen(_ reader: MappingReader) -> [ListenAddress] {
        let nodes = reader.value("listen") { node throws(ValueFailure) in
            if case .scalar = node.content { return [node] }
            return try node.list()
        }
        var lines: [ListenAddress: Int] = [:]
        return (nodes ?? []).compactMap { node in
            let address = reader.element(node, of: "listen") { node throws(ValueFailure) in
                try ListenAddressText.read(try node.text())
            }
            guard let address else { return nil }
            if let line = lines[address] {
                let message = "\"listen\" names \(address) twice; it is also in line \(line)"
                reader.findings.error(message, at: node.place)
            }
            lines[address] = node.place.line
            return address
        }
    }
}
