/// The life-cycle `status` of a database; it says nothing about whether clients reach it.
package enum DatabaseStatus: String, StatusWord {
    case active
    case activeChangePending = "active-change-pending"
    case creationFailed = "creation-failed"
    case deletePending = "delete-pending"
    case importPending = "import-pending"
    case pending
    case recovery
}
