/// What the simulated cluster answers, and how the answer is to be delivered.
package struct SimulatedResponse: Sendable, Equatable {
    /// The HTTP status code.
    package var status: Int
    /// The headers under their lower-case names; Content-Length is left to the deliverer.
    package var headers: [String: String]
    /// The complete body, even when the delivery breaks it off.
    package var body: [UInt8]
    /// What happens to the answer on its way.
    package var delivery = SimulatedDelivery.normal

    /// Describes an answer that is delivered normally.
    package init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Returns the body as text, for tests and messages.
    package var text: String { String(decoding: body, as: UTF8.self) }

    /// Returns the body as JSON, nil when it is none; for tests.
    package var json: JSON? { try? JSONParser.parse(body) }
}
