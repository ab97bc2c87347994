/// The names in the API's answers whose texts are secrets.
enum TellingKey {
    private static let parts = [
        "password", "passwd", "passphrase", "secret", "token", "credential", "private_key",
        "access_key", "authorization",
    ]
    private static let endings = ["_pass", "_key", "_keys"]
    /// `license` holds the text of the licence, which is worth money.
    private static let whole: Set<String> = ["pass", "license", "auth"]
    /// What is said about a password without telling it.
    private static let harmless = [
        "_date", "_time", "_status", "_state", "_method", "_policy", "_algorithm", "_duration",
        "_expired", "_type",
    ]

    /// Whether the value of a key is a secret; `raw` are the key's bytes as they were sent.
    static func isTelling(_ raw: [UInt8]) -> Bool {
        let name = String(decoding: raw, as: UTF8.self).lowercased()
        guard !harmless.contains(where: name.hasSuffix) else { return false }
        return whole.contains(name) || endings.contains(where: name.hasSuffix)
            || parts.contains { name.contains($0) }
    }
}
