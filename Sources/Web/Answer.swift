import HTTPTypes
import NIOCore

/// An answer before it becomes bytes: a status, fields and the body in pieces.
struct Answer: Sendable {
    var status: HTTPResponse.Status
    var fields: HTTPFields
    var body: [ByteBuffer]

    /// Makes an answer of given content, which nobody on the way should store.
    init(_ status: HTTPResponse.Status, type: String, body: [ByteBuffer]) {
        self.status = status
        self.body = body
        fields = [.contentType: type, .cacheControl: "no-store"]
    }

    /// Makes an answer of one short line.
    static func line(_ status: HTTPResponse.Status, _ text: String) -> Answer {
        Answer(
            status,
            type: "text/plain; charset=utf-8",
            body: [ByteBuffer(string: text + "\n")]
        )
    }

    /// Makes an answer of the JSON interface.
    static func json(_ answer: APIAnswer) -> Answer {
        Answer(
            HTTPResponse.Status(code: answer.status),
            type: "application/json",
            body: [ByteBuffer(bytes: answer.json)]
        )
    }

    /// Adds a field.
    func with(_ name: HTTPField.Name, _ value: String) -> Answer {
        var answer = self
        answer.fields[name] = value
        return answer
    }

    /// The head of the response, with the length that the body has or would have.
    var head: HTTPResponse {
        var fields = fields
        fields[.contentLength] = String(body.reduce(0) { $0 + $1.readableBytes })
        return HTTPResponse(status: status, headerFields: fields)
    }
}
