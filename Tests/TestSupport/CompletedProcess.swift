/// A program that has run to its end.
package struct CompletedProcess: Sendable {
    /// How it ended.
    package let status: ExitStatus

    /// All that it wrote to standard output.
    package let standardOutput: String

    /// All that it wrote to standard error.
    package let standardError: String

    /// Returns the standard output of a program that ended with code 0 and throws for any other.
    package func output() throws -> String {
        guard status == .code(0) else {
            throw ChildFailure(description: "ended with \(status): \(standardError)")
        }
        return standardOutput
    }
}

/// How a process ended.
package enum ExitStatus: Sendable, Equatable {
    /// It called exit, or returned from main, with this code.
    case code(Int32)

    /// A signal ended it.
    case signal(Int32)

    /// Reads the number that `waitpid` delivers.
    init(waitStatus: Int32) {
        let signal = waitStatus & 0x7f
        self = signal == 0 ? .code((waitStatus >> 8) & 0xff) : .signal(signal)
    }
}

/// One line of a child's output, without its line feed.
package struct ChildLine: Sendable, Equatable {
    /// The two streams of a child.
    package enum Stream: Sendable {
        /// Standard output.
        case output

        /// Standard error.
        case errors
    }

    /// Its place among all lines of both streams, in the order they were read, from 0.
    package let index: Int

    /// The stream it came from.
    package let stream: Stream

    /// The line itself.
    package let text: String
}

/// A child that did not do what was expected of it, with the output it left.
package struct ChildFailure: Error, CustomStringConvertible {
    /// What was expected, what came instead, and the child's output.
    package let description: String
}
