/// Reads the selector of a series as Prometheus writes it, `name{label="value",other!="value"}`.
package enum SeriesSelector {
    /// Why a text is no selector, in words for whoever wrote it.
    package struct Failure: Error, Hashable, CustomStringConvertible {
        /// One sentence without a full stop.
        package let description: String
    }

    /// The conditions that the text stands for; at least one of them must exclude the empty value.
    package static func matchers(_ text: String) throws(Failure) -> [SeriesMatcher] {
        var rest = text[...].trimmed
        var matchers: [SeriesMatcher] = []
        let name = rest.takeName(colons: true)
        if !name.isEmpty { matchers.append(try matcher("__name__", .equal, String(name))) }
        rest = rest.trimmed
        if rest.first == "{" {
            rest = rest.dropFirst().trimmed
            while rest.first != "}" {
                matchers.append(try matcher(&rest))
                rest = rest.trimmed
                guard rest.first == "," || rest.first == "}" else {
                    throw Failure(description: "expected , or } before \"\(rest)\"")
                }
                if rest.first == "," { rest = rest.dropFirst().trimmed }
            }
            rest = rest.dropFirst().trimmed
        }
        guard rest.isEmpty else { throw Failure(description: "unexpected \"\(rest)\"") }
        guard matchers.contains(where: { !$0.matches("") }) else {
            throw Failure(description: "a selector needs a name or a label that is not empty")
        }
        return matchers
    }

    private static func matcher(_ rest: inout Substring) throws(Failure) -> SeriesMatcher {
        let name = rest.takeName(colons: false)
        guard !name.isEmpty else { throw Failure(description: "no label before \"\(rest)\"") }
        rest = rest.trimmed
        let comparisons = SeriesMatcher.Comparison.allCases
            .sorted { $0.rawValue.utf8.count > $1.rawValue.utf8.count }
        guard let comparison = comparisons.first(where: { rest.hasPrefix($0.rawValue) }) else {
            throw Failure(description: "no comparison before \"\(rest)\"")
        }
        rest = rest.dropFirst(comparison.rawValue.count).trimmed
        guard let value = rest.takeQuoted() else {
            throw Failure(description: "no text in quotes before \"\(rest)\"")
        }
        return try matcher(String(name), comparison, value)
    }

    private static func matcher(
        _ name: String,
        _ comparison: SeriesMatcher.Comparison,
        _ value: String
    ) throws(Failure) -> SeriesMatcher {
        do throws(LabelPattern.Failure) {
            return try SeriesMatcher(name, comparison, value)
        } catch {
            throw Failure(description: "the pattern \"\(value)\" is not usable: \(error)")
        }
    }
}

extension Substring {
    /// Without white space before it.
    fileprivate var trimmed: Substring { drop(while: \.isWhitespace) }

    /// Takes a name off its beginning.
    fileprivate mutating func takeName(colons: Bool) -> Substring {
        let name = prefix { character in
            character.isASCII
                && (character.isLetter || character.isNumber || character == "_"
                    || colons && character == ":")
        }
        guard let first = name.first, !first.isNumber else { return "" }
        self = self[name.endIndex...]
        return name
    }

    /// Takes a text in double quotes off its beginning, with backslashes resolved.
    ///
    /// By scalars: a quote that a combining one follows is no character of its own.
    fileprivate mutating func takeQuoted() -> String? {
        guard unicodeScalars.first == "\"" else { return nil }
        var value = String.UnicodeScalarView()
        var isEscaped = false
        for index in unicodeScalars.indices.dropFirst() {
            let scalar = unicodeScalars[index]
            if isEscaped {
                value.append(scalar == "n" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else if scalar == "\"" {
                self = self[unicodeScalars.index(after: index)...]
                return String(value)
            } else {
                value.append(scalar)
            }
        }
        return nil
    }
}
