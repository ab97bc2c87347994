/// Collects what could not be read: the first losses with their paths, of the rest the number.
struct LossLog {
    private(set) var kept: [Loss] = []
    private(set) var count = 0

    /// What became of an answer whose objects were all lost.
    var nothingReadable: DecodingFailure {
        .nothingReadable(first: kept.first?.description ?? "it is empty")
    }

    /// Notes a loss; the path is written only when the loss is kept.
    mutating func add(
        _ path: @autoclosure () -> JSONPath,
        expected: StaticString,
        found: JSONValue
    ) {
        add(path(), reason: "expected \(expected), found \(found.kind.described)")
    }

    /// Takes over the losses of a value that is a member of the answer, with their paths from there.
    mutating func add(_ inner: LossLog, under member: StaticString) {
        for loss in inner.kept.prefix(Decoded.maximumLosses - kept.count) {
            kept.append(Loss(path: "$.\(member)\(loss.path.dropFirst())", reason: loss.reason))
        }
        count += inner.count
    }

    /// Notes a loss that is no matter of type.
    mutating func add(_ path: @autoclosure () -> JSONPath, reason: @autoclosure () -> String) {
        count += 1
        guard kept.count < Decoded.maximumLosses else { return }
        kept.append(Loss(path: path().description, reason: reason()))
    }
}
