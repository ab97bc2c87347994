import Synchronization

/// The access that is in force, which may change while the server runs.
///
/// A connection keeps the encryption that it began with; users and fields are looked up for each
/// request.
package final class LiveAccess: Sendable {
    private let access: Mutex<WebAccess>

    /// What remembered logins are mixed with, so that they mean nothing to another process.
    let salt: [UInt8]

    /// Begins with plain HTTP for everybody.
    package init() {
        access = Mutex(WebAccess())
        salt = []
    }

    /// Begins with an access; the salt is 32 random bytes of this process alone.
    package init(_ access: WebAccess, salt: [UInt8]) {
        self.access = Mutex(access)
        self.salt = salt
    }

    /// What is in force now.
    package var current: WebAccess { access.withLock { $0 } }

    /// Puts another one in force, for connections and requests from now on.
    ///
    /// Refuses one that gives up encryption or logins that there were: a file that is caught half
    /// written must not open the server. Returns whether it was taken.
    package func replace(with new: WebAccess) -> Bool {
        access.withLock { access in
            guard access.tls == nil || new.tls != nil, access.users.isEmpty || !new.users.isEmpty
            else { return false }
            access = new
            return true
        }
    }
}
