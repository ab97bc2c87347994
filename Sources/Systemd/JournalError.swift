/// Says what this module attempted in vain, and on what.
///
/// No case carries a record's text or a credential's content: errors end up in logs.
package enum JournalError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no journald socket; libsystemd itself would call that a success.
    case socketMissing(path: String)

    /// `sd_journal_sendv` refused a record; `code` is the errno value.
    case sendFailed(path: String, code: Int32)

    /// A line could not be written, or not in time, to a file descriptor.
    case lineNotWritten(descriptor: Int32, code: Int32)

    /// The service manager could not be reached; `state` is the assignment's name.
    case notificationFailed(state: String, code: Int32)

    /// The service manager reads nothing and its queue is full, so `state` never gets there.
    case notificationLost(state: String)

    /// `sd_watchdog_enabled` could not make sense of `$WATCHDOG_USEC` or `$WATCHDOG_PID`.
    case watchdogUnreadable(code: Int32)

    /// `sd_listen_fds` could not make sense of `$LISTEN_FDS` or `$LISTEN_PID`.
    case passedSocketsUnreadable(code: Int32)

    /// The service manager passed something that is no listening stream socket.
    case passedSocketUnusable(descriptor: Int32)

    /// A credential was asked for, but the service manager passed none.
    case credentialsDirectoryUnset(credential: String)

    /// A name that cannot be that of a credential, for instance one with a slash.
    case credentialNameInvalid(credential: String)

    /// One sentence for a person: what was attempted, on what, and the system's reason.
    package var description: String {
        switch self {
        case .socketMissing(let path):
            "cannot write to the journal: \(path) does not exist"
        case .sendFailed(let path, let code):
            "cannot write to the journal at \(path): \(ErrorNumber(code))"
        case .lineNotWritten(let descriptor, let code):
            "cannot write a log line to file descriptor \(descriptor): \(ErrorNumber(code))"
        case .notificationFailed(let state, let code):
            "cannot send \(state) to the service manager: \(ErrorNumber(code))"
        case .notificationLost(let state):
            "\(state) is lost: the service manager does not read its socket, whose queue is full"
        case .watchdogUnreadable(let code):
            "cannot read the watchdog interval from $WATCHDOG_USEC: \(ErrorNumber(code))"
        case .passedSocketsUnreadable(let code):
            "cannot read the passed sockets from $LISTEN_FDS: \(ErrorNumber(code))"
        case .passedSocketUnusable(let descriptor):
            "cannot listen on the passed file descriptor \(descriptor): no ListenStream= socket"
        case .credentialsDirectoryUnset(let credential):
            """
            cannot find credential "\(credential)": $CREDENTIALS_DIRECTORY is not set; \
            run under systemd with LoadCredential=, or use a file
            """
        case .credentialNameInvalid(let credential):
            """
            "\(credential)" cannot be the name of a credential: 1 to 255 printable ASCII \
            characters without '/' and ':', not "." or ".."
            """
        }
    }

    /// The case's name in snake case, for a metric's label.
    package var label: String {
        switch self {
        case .socketMissing: "socket_missing"
        case .sendFailed: "send_failed"
        case .lineNotWritten: "line_not_written"
        case .notificationFailed: "notification_failed"
        case .notificationLost: "notification_lost"
        case .watchdogUnreadable: "watchdog_unreadable"
        case .passedSocketsUnreadable: "passed_sockets_unreadable"
        case .passedSocketUnusable: "passed_socket_unusable"
        case .credentialsDirectoryUnset: "credentials_directory_unset"
        case .credentialNameInvalid: "credential_name_invalid"
        }
    }
}
