/// The kinds of value that settings have, each read from the text that was written.
extension YAMLNode {
    /// Reads a single value as it is written, quoted or not.
    func text() throws(ValueFailure) -> String {
        switch content {
        case .scalar where isNull: throw .because("has no value")
        case .scalar("", _): throw .because("must not be empty")
        case .scalar(let text, _): return text
        case .sequence, .mapping: throw .because("must be a single value, not \(content.kind)")
        case .refused: throw .alreadyReported
        }
    }

    /// Reads `true` or `false`; YAML's other words for them would surprise one reader or another.
    func boolean() throws(ValueFailure) -> Bool {
        let text = try text()
        guard case .scalar(_, isPlain: true) = content else {
            throw .because("must be true or false without quotes")
        }
        switch text {
        case "true": return true
        case "false": return false
        default: throw .because("must be true or false, not \(text.quoted)")
        }
    }

    /// Reads a whole number in decimal digits, without quotes, within bounds.
    func wholeNumber(in bounds: ClosedRange<Int>) throws(ValueFailure) -> Int {
        let text = try text()
        guard case .scalar(_, isPlain: true) = content else {
            throw .because("must be a whole number without quotes")
        }
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw .because("must be a whole number, not \(text.quoted)")
        }
        guard let number = Int(text), bounds.contains(number) else {
            throw .because("must be between \(bounds.lowerBound) and \(bounds.upperBound)")
        }
        return number
    }

    /// Reads a time span with units, no shorter than the least.
    func duration(atLeast least: String) throws(ValueFailure) -> Duration {
        let duration = try DurationText.read(try text())
        guard duration >= (try DurationText.read(least)) else {
            throw .because("must be at least \(least)")
        }
        return duration
    }

    /// Reads a number of bytes with a unit, within bounds that are written the same way.
    func byteSize(atLeast least: String, atMost most: String) throws(ValueFailure) -> Int {
        let size = try ByteSizeText.read(try text())
        let bounds = try ByteSizeText.read(least)...ByteSizeText.read(most)
        guard bounds.contains(size) else {
            throw .because("must be between \(least) and \(most)")
        }
        return size
    }

    /// Reads one of the words of an enumeration.
    func word<Word: CaseIterable & RawRepresentable<String>>(
        of type: Word.Type
    ) throws(ValueFailure) -> Word {
        let text = try text()
        if let word = Word(rawValue: text) { return word }
        let known = Word.allCases.map(\.rawValue)
        if let nearest = NearestWord.to(text, among: known.sorted()) {
            throw .because("has no value \(text.quoted); did you mean \(nearest.quoted)?")
        }
        throw .because("must be one of \(known.joined(separator: ", ")), not \(text.quoted)")
    }

    /// Reads a list that has at least one element.
    func list() throws(ValueFailure) -> [YAMLNode] {
        switch content {
        case .sequence(let elements) where elements.isEmpty: throw .because("must not be empty")
        case .sequence(let elements): return elements
        case .scalar where isNull: throw .because("has no value")
        case .scalar, .mapping: throw .because("must be a list, not \(content.kind)")
        case .refused: throw .alreadyReported
        }
    }
}
