import HTTPTypes
import HummingbirdCore
import NIOCore
import SimulatedCluster

/// Writes a response to a connection in the way that the model says.
struct ResponseDelivery {
    /// Ends the handling of a connection that was broken on purpose.
    struct ConnectionBroken: Error {}

    /// The size of the pieces of an oversized body.
    private static let pieceSize = 65_536

    let response: SimulatedResponse
    let channel: any Channel

    /// Delivers; throws when the connection is not usable any more.
    @concurrent func perform(_ writer: consuming ResponseWriter) async throws {
        switch response.delivery {
        case .normal:
            try await writeAll(writer)
        case .hang:
            await Pause.untilClosed(channel)
            throw ConnectionBroken()
        case .reset(afterBytes: nil):
            ConnectionGate.reset(channel)
            throw ConnectionBroken()
        case .reset(let count?):
            var body = try await writer.writeHead(head(length: response.body.count))
            try await body.write(ByteBuffer(bytes: response.body.prefix(count)))
            ConnectionGate.reset(channel)
            throw ConnectionBroken()
        case .truncated(let count):
            var body = try await writer.writeHead(head(length: response.body.count))
            try await body.write(ByteBuffer(bytes: response.body.prefix(count)))
            channel.close(mode: .all, promise: nil)
            await Pause.untilClosed(channel)
            throw ConnectionBroken()
        case .delayed(let time):
            await Pause.wait(milliseconds: time, on: channel)
            try await writeAll(writer)
        case .dribbled(let time):
            try await dribble(writer, over: time)
        case .padded(let size):
            try await pad(writer, to: size)
        }
    }

    private func head(length: Int) -> HTTPResponse {
        var fields = HTTPFields()
        for (name, value) in response.headers.sorted(by: { $0.key < $1.key }) {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        fields[.contentLength] = "\(length)"
        return HTTPResponse(status: .init(code: response.status), headerFields: fields)
    }

    @concurrent private func writeAll(_ writer: consuming ResponseWriter) async throws {
        let head = head(length: response.body.count)
        let buffer = ByteBuffer(bytes: response.body)
        try await writer.write(response: head, body: ResponseBody(byteBuffer: buffer))
    }

    @concurrent private func dribble(
        _ writer: consuming ResponseWriter,
        over milliseconds: Int
    ) async throws {
        let pieces = 10
        let size = max(1, (response.body.count + pieces - 1) / pieces)
        var body = try await writer.writeHead(head(length: response.body.count))
        for start in stride(from: 0, to: response.body.count, by: size) {
            await Pause.wait(milliseconds: milliseconds / pieces, on: channel)
            let end = min(start + size, response.body.count)
            try await body.write(ByteBuffer(bytes: response.body[start..<end]))
        }
        try await body.finish(nil)
    }

    @concurrent private func pad(_ writer: consuming ResponseWriter, to size: Int) async throws {
        var body = try await writer.writeHead(head(length: size))
        try await body.write(ByteBuffer(bytes: response.body))
        let spaces = ByteBuffer(repeating: UInt8(ascii: " "), count: Self.pieceSize)
        var rest = size - response.body.count
        while rest > 0 {
            try await body.write(
                spaces.getSlice(at: 0, length: min(rest, Self.pieceSize)) ?? spaces
            )
            rest -= Self.pieceSize
        }
        try await body.finish(nil)
    }
}
