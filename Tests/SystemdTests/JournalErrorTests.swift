import Glibc
import Systemd
import Testing

@Suite struct JournalErrorTests {
    @Test(arguments: [
        (
            JournalError.socketMissing(path: "/run/s"),
            "cannot write to the journal: /run/s does not exist", "socket_missing"
        ),
        (
            .sendFailed(path: "/run/s", code: ECONNREFUSED),
            "cannot write to the journal at /run/s: Connection refused (errno 111)", "send_failed"
        ),
        (
            .lineNotWritten(descriptor: 2, code: EPIPE),
            "cannot write a log line to file descriptor 2: Broken pipe (errno 32)",
            "line_not_written"
        ),
        (
            .notificationFailed(state: "READY", code: ENOENT),
            "cannot send READY to the service manager: No such file or directory (errno 2)",
            "notification_failed"
        ),
        (
            .notificationLost(state: "STOPPING"),
            "STOPPING is lost: the service manager does not read its socket, whose queue is full",
            "notification_lost"
        ),
        (
            .watchdogUnreadable(code: 9_999),
            "cannot read the watchdog interval from $WATCHDOG_USEC: errno 9999",
            "watchdog_unreadable"
        ),
        (
            .credentialsDirectoryUnset(credential: "x"),
            """
            cannot find credential "x": $CREDENTIALS_DIRECTORY is not set; \
            run under systemd with LoadCredential=, or use a file
            """, "credentials_directory_unset"
        ),
        (
            .credentialNameInvalid(credential: "a/b"),
            """
            "a/b" cannot be the name of a credential: 1 to 255 printable ASCII \
            characters without '/' and ':', not "." or ".."
            """, "credential_name_invalid"
        ),
    ])
    func saysWhatWasAttemptedOnWhat(error: JournalError, description: String, label: String) {
        #expect(error.description == description)
        #expect(error.label == label)
    }
}
