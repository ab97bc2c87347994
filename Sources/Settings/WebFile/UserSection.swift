import Watching

/// `basic_auth_users:` of the web configuration file: names and bcrypt hashes.
enum UserSection {
    /// The costs that are taken: below, a hash is worth little; above, one login takes seconds.
    private static let costs = 4...16
    /// `$2y$10$`, 22 letters of salt and 31 of hash.
    private static let length = 60

    /// Reads the users; no message shows anything of a hash.
    static func read(_ reader: MappingReader) -> [String: Secret] {
        var users: [String: Secret] = [:]
        for entry in reader.freeEntries() {
            users[entry.key] = reader.element(entry.value, of: entry.key) {
                node throws(ValueFailure) in
                // RFC 7617: a name ends at the first colon.
                guard !entry.key.isEmpty, !entry.key.contains(":") else {
                    throw .because("is no name for a user: it is empty or holds a colon")
                }
                return Secret(try hash(try node.text()))
            }
        }
        return users
    }

    private static func hash(_ text: String) throws(ValueFailure) -> String {
        let bytes = Array(text.utf8)
        let kinds = ["$2a$", "$2b$", "$2y$"]
        guard bytes.count == length, kinds.contains(where: text.hasPrefix),
            bytes[6] == UInt8(ascii: "$"), let cost = Int(text.dropFirst(4).prefix(2)),
            bytes[7...].allSatisfy(isLetter)
        else {
            throw .because("must have a bcrypt hash, such as htpasswd -nB NAME prints")
        }
        guard costs.contains(cost) else {
            throw .because(
                "has a hash of cost \(cost); it must be between \(costs.lowerBound) and "
                    + "\(costs.upperBound)"
            )
        }
        return text
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "/"):
            true
        default: false
        }
    }
}
