import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

extension Answer {
    /// Writes the answer to a request; to a HEAD only its head.
    @concurrent
    func send(to request: Request, _ writer: consuming ResponseWriter) async throws {
        var head = head
        if request.headers[.connection] == "close" { head.headerFields[.connection] = "close" }
        if request.method == .head || body.isEmpty {
            try await writer.writeResponse(head)
        } else if body.count == 1 {
            // One piece goes out in one system call together with the head.
            try await writer.write(response: head, body: ResponseBody(byteBuffer: body[0]))
        } else {
            try await writer.write(response: head, body: ResponseBody(contentsOf: body))
        }
    }
}
