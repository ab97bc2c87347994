/// Collects everything that is wrong, so that one run shows all of it.
///
/// A class, because the readers of nested mappings share one; it never leaves the call that loads.
final class Findings {
    private(set) var errors: [YAMLProblem] = []
    private(set) var warnings: [YAMLProblem] = []

    /// Adds something that keeps the file from being used.
    func error(_ message: String, at place: Place) {
        errors.append(YAMLProblem(place: place, message: message))
    }

    /// Adds something that works but that the operator should know.
    func warn(_ message: String, at place: Place) {
        warnings.append(YAMLProblem(place: place, message: message))
    }

    /// Adds why the value of a key cannot be read.
    func error(_ failure: ValueFailure, of key: String, at place: Place) {
        switch failure {
        case .because(let words): error("\(key.quoted) \(words)", at: place)
        case .alreadyReported: break
        }
    }

    /// All errors as a person reads them, in the order of the file.
    func issues(in file: String) -> [SettingsIssue] { SettingsIssue.sorted(errors, in: file) }
}
