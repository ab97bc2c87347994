package import Testing

/// Expects a text to equal the golden file `Goldens/NAME` beside the test that calls.
///
/// With `RECORD=1` in the environment a file that differs is rewritten, and the test fails all the
/// same: a recording run is never mistaken for a passing one.
package func expectGolden(
    _ text: String,
    named name: String,
    from file: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let path = "\(PackageRoot.folder(of: file))/Goldens/\(name)"
    let golden = Files.exists(path) ? try Files.text(path) : nil
    guard golden != text else { return }
    if Environment["RECORD"] == "1" {
        try Files.write(text, to: path)
        Issue.record("recorded \(name); look at the difference", sourceLocation: sourceLocation)
    } else if let golden {
        Issue.record(
            "\(name) \(firstDifference(golden: golden, found: text)); RECORD=1 rewrites it",
            sourceLocation: sourceLocation
        )
    } else {
        Issue.record("no golden file \(path); RECORD=1 makes it", sourceLocation: sourceLocation)
    }
}

/// Names the first line that differs, with both versions of it.
func firstDifference(golden: String, found: String) -> Comment {
    let expected = golden.split(separator: "\n", omittingEmptySubsequences: false)
    let actual = found.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(expected, actual).prefix { $0 == $1 }.count
    func shown(_ lines: [Substring]) -> String {
        line < lines.count ? "\"\(lines[line])\"" : "the end of the text"
    }
    return "line \(line + 1): expected \(shown(expected)), found \(shown(actual))"
}
