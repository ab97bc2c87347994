/// The result or phase of a scheduled backup; the empty word of the API is `never`.
package enum BackupStatus: String, StatusWord {
    case exporting
    case failed
    case never
    case succeeded
}
