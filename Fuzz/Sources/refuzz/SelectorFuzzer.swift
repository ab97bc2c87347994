import Watching

/// Selectors of series and the patterns in them: a line with the selector, then a value.
enum SelectorFuzzer: Fuzzer {
    static func run(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let parts = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        let value = parts.count > 1 ? String(parts[1]) : ""
        if let matchers = try? SeriesSelector.matchers(String(parts[0])) {
            promise(matchers.contains { !$0.matches("") }, "a selector does not take everything")
            _ = matchers.matches(metric: value)
        }
        pattern(String(parts[0]), value)
        promise(isFound(value), "a quoted value is the value")
    }

    /// Whether a selector for exactly this value takes it.
    private static func isFound(_ value: String) -> Bool {
        let escaped = value.unicodeScalars.map { scalar in
            switch scalar {
            case "\n": "\\n"
            case "\"", "\\": "\\\(scalar)"
            case _: String(scalar)
            }
        }.joined()
        let matchers = try? SeriesSelector.matchers("{b=\"1\",a=\"\(escaped)\"}")
        return matchers?.count == 2 && matchers?[1].matches(value) == true
    }

    /// Both ways to ask agree, and what a pattern stands for is what it matches.
    private static func pattern(_ text: String, _ value: String) {
        guard let pattern = try? LabelPattern(text) else { return }
        let matches = pattern.matches(value)
        guard let all = try? LabelPattern("(?:\(text))"),
            let none = try? LabelPattern("(?:\(text)){0}")
        else { return }
        promise(all.matches(value) == matches, "a group changes nothing")
        promise(none.matches("") && !none.matches("x"), "nothing at all is the empty text")
    }

    static var seeds: [(name: String, bytes: [UInt8])] {
        [
            ("name", "redis_enterprise_database_requests_total\n"),
            ("labels", #"a{b="c",d!="e\"\\",f=~"g|h",i!~"j.*",}"# + "\ng"),
            ("pattern", "(?i:a[b-d]+?|\\x{41}{2,3})*[^[:alpha:]\\d]$\nabcd"),
            ("words", "\\bone\\b|\\Qt.o\\E|^th(?:re)+e$\nthree"),
            ("nested", "((((((((a*)*)*)*)*)*)*)*)*b\naaaaaaaaaaaaaaaaaaaaaaaaaaaac"),
        ].map { ($0.0, Array($0.1.utf8)) }
    }
}
