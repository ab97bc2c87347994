/// The result or phase of an import; the empty word of the API is `never`.
package enum ImportStatus: String, StatusWord {
    case failed
    case idle
    case importing
    case initializing
    case never
    case succeeded
}
