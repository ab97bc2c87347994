import Watching

/// The body of a request for a token: `{"username": …, "password": …}`.
enum TokenRequestBody {
    /// Writes the JSON; only libcurl sees it, which clears its copy afterwards.
    static func text(_ name: String, _ password: Secret) -> String {
        password.reveal { "{\"username\":\(quoted(name)),\"password\":\(quoted($0))}" }
    }

    /// RFC 8259, section 7.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                result += "\\"
                result.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default:
                result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
