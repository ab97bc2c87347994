import Glibc

/// A call to the C library that failed, with what it was for and the reason.
package struct SystemCallFailure: Error, CustomStringConvertible {
    /// What was attempted, on what.
    package let attempt: String

    /// The number of the error, as in `errno`.
    package let code: Int32

    /// Notes a failed call; the code is taken from `errno` where none is given.
    package init(_ attempt: String, code: Int32 = errno) {
        self.attempt = attempt
        self.code = code
    }

    /// The attempt and the C library's words for the error.
    package var description: String {
        let reason = unsafe strerror(code).map { unsafe String(cString: $0) }
        return "\(attempt): \(reason ?? "error \(code)")"
    }
}
