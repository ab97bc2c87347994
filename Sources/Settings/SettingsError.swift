/// Everything that keeps a configuration file from being used, in the order of the file.
package struct SettingsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The mistakes, at least one, sorted by place.
    package let issues: [SettingsIssue]

    /// One line an issue, without a final line feed; what `check-config` writes to stderr.
    package var description: String { issues.map(\.description).joined(separator: "\n") }
}

/// One thing to change in a configuration file, or to know about it.
package struct SettingsIssue: Hashable, Sendable, CustomStringConvertible {
    /// The file's path as it was given.
    package let file: String
    /// The line, from 1; an issue without a place is at 1:1.
    package let line: Int
    /// The column in Unicode code points, from 1.
    package let column: Int
    /// What is wrong and what to do, one line without a full stop and without any secret.
    package let message: String

    /// The form of compilers, `FILE:LINE:COLUMN: message`, which editors jump to.
    package var description: String { "\(file):\(line):\(column): \(message)" }
}

extension SettingsIssue {
    /// Says what is wrong with a file, in its order.
    static func sorted(_ problems: [YAMLProblem], in file: String) -> [SettingsIssue] {
        problems
            .sorted { ($0.place, $0.message) < ($1.place, $1.message) }
            .map { problem in
                SettingsIssue(
                    file: file,
                    line: problem.place.line,
                    column: problem.place.column,
                    message: problem.message.inOneLine
                )
            }
    }
}

extension String {
    /// The text with a question mark for all that would break a line: it may quote a path.
    fileprivate var inOneLine: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    let isBreak = scalar == "\u{2028}" || scalar == "\u{2029}"
                    return scalar.properties.generalCategory == .control || isBreak ? "?" : scalar
                }
            )
        )
    }
}
