import Model

/// Reads which optional services are switched on: an object of objects, by the service's name.
enum ServiceReader {
    private static let fields = ObjectReader<ServiceMode>([
        .bool("operating_mode") { $0.isEnabled = $1 }
    ])

    static func services(
        _ root: JSONValue,
        losses: inout LossLog
    ) throws(DecodingFailure) -> [ServiceMode] {
        guard root.kind == .object, root.member("error_code") == nil else {
            throw .wrongShape(root, expected: "services by name")
        }
        var found: [ServiceMode] = []
        for (key, value) in root.members {
            // Of equal names the first wins, as everywhere.
            guard let name = key.uid?.text, !found.contains(where: { $0.name == name }) else {
                continue
            }
            guard value.kind == .object else {
                losses.add(JSONPath(.member(key)), expected: "an object", found: value)
                continue
            }
            var service = ServiceMode(name: name)
            fields.read(value, into: &service, at: .member(key), losses: &losses)
            found.append(service)
        }
        guard !found.isEmpty || losses.count == 0 else { throw losses.nothingReadable }
        return found
    }
}
