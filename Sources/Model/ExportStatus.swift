/// The result or phase of a manual export; the empty word of the API is `never`.
package enum ExportStatus: String, StatusWord {
    case exporting
    case failed
    case never
    case succeeded
}
