import ClusterAPI

/// The bodies of errors, of the tokens that stand for a login, and texts that name a time.
enum ErrorBodyFuzzer: Fuzzer {
    private static let decoder = ResourceDecoder()

    static func run(_ bytes: [UInt8]) {
        if let error = decoder.errorText(of: bytes) {
            promise(error.code != nil || error.text != nil, "an error says something")
            for part in [error.code, error.text].compactMap(\.self) {
                promiseOneLine(part, "what the API says")
                promise(part.count <= ServerError.maximumLength, "what the API says is short")
            }
        }
        promise(
            decoder.errorText(of: bytes) == decoder.errorText(of: bytes),
            "it is the same again"
        )
        guard let token = try? TokenAnswer(bytes) else { return }
        promise("\(token)" == "<redacted>", "a token is not shown")
        promise(!token.text.isEmpty, "a token is not empty")
        let isHeaderText = token.text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        promise(isHeaderText, "a token can stand in a header")
    }

    static var seeds: [(name: String, bytes: [UInt8])] {
        [
            ("api", #"{"error_code": "db_not_found", "description": "no such database"}"#),
            ("field", #"{"error_code": "bad_request", "field": "name", "message": "too long"}"#),
            ("detail", #"{"detail": "Not found.", "title": "Not Found", "status": 404}"#),
            ("page", "<!DOCTYPE html><html><h1>503</h1>&nbsp;Bad <b>Gateway</b>&#33;</html>"),
            ("text", "upstream connect error or disconnect/reset before headers"),
            (
                "token",
                #"{"access_token": "e30.eyJpYXQiOiAxNywgImV4cCI6IDMxN30.c2ln", "n": 1}"#
            ),
        ].map { ($0.0, Array($0.1.utf8)) }
    }
}
