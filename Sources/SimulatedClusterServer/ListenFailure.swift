import Glibc
import NIOCore

/// Puts the error of a failed bind into words.
enum ListenFailure {
    /// Returns such as "address already in use".
    static func reason(of error: any Error) -> String {
        guard let error = error as? IOError, let text = unsafe strerror(error.errnoCode) else {
            return "\(error)"
        }
        return unsafe String(cString: text).lowercased()
    }
}
