import Web

/// Why a question is not answered, as the JSON interface says it.
struct Refusal: Error {
    private let status: Int
    private let kind: String
    private let words: String

    /// Refuses a question that makes no sense.
    init(_ words: String) {
        self.init(400, "bad_data", words)
    }

    init(_ status: Int, _ kind: String, _ words: String) {
        (self.status, self.kind, self.words) = (status, kind, words)
    }

    init(_ failure: HistoryReader.Failure) {
        switch failure {
        case .tooManySeries(let limit):
            self.init(422, "execution", "more than \(limit) series match")
        case .tooManySamples(let limit):
            self.init(422, "execution", "more than \(limit) samples match; ask for less time")
        case .tooLong(let limit):
            let seconds = limit.components.seconds
            self.init(503, "timeout", "it takes longer than \(seconds) s; ask for less time")
        case .file(let error): self.init(503, "unavailable", "\(error)")
        }
    }

    var answer: APIAnswer {
        var json = Array("{\"status\":\"error\",\"errorType\":\"\(kind)\",\"error\":".utf8)
        json.append(quoted: words)
        json += "}\n".utf8
        return APIAnswer(status: status, json: json)
    }
}
