import Glibc
import TestSupport

/// A kernel pipe of one page, both ends non-blocking, closed when the last reference goes.
final class Pipe: Sendable {
    /// The smallest capacity that Linux gives a pipe.
    static let capacity = 4_096

    let readEnd: Int32
    let writeEnd: Int32

    init() throws {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw SystemCallFailure("pipe") }
        (readEnd, writeEnd) = (ends[0], ends[1])
        for end in ends {
            guard fcntl(end, F_SETFL, O_NONBLOCK) == 0 else { throw SystemCallFailure("fcntl") }
        }
        // 1031 is F_SETPIPE_SZ, which glibc shows only with _GNU_SOURCE.
        guard fcntl(writeEnd, 1031, Int32(Self.capacity)) == Self.capacity else {
            throw SystemCallFailure("fcntl F_SETPIPE_SZ")
        }
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// What is in the pipe now, which is empty afterwards.
    func readAvailable() throws -> String {
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: Self.capacity)
        while true {
            let count = unsafe read(readEnd, &buffer, buffer.count)
            if count < 0 && errno == EAGAIN { break }
            guard count >= 0 else { throw SystemCallFailure("read") }
            if count == 0 { break }
            text += buffer[..<count]
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads until so many line feeds have come.
    func readLines(_ count: Int) async throws -> [String] {
        var text = ""
        while text.utf8.count(where: { $0 == UInt8(ascii: "\n") }) < count {
            guard try await Readiness.readable(readEnd, within: .seconds(600)) else { break }
            text += try readAvailable()
        }
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
            String.init
        )
    }
}
