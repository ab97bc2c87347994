/// Reads the text format strictly: sorted families and series, each once, a header for each.
enum ExpositionReader {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    struct Sample: Sendable {
        var name: String
        var labels: String
        var value: Double
    }

    static func read(_ bytes: [UInt8]) throws -> [Sample] {
        guard bytes.isEmpty || bytes.last == UInt8(ascii: "\n") else {
            throw Failure(description: "no line feed at the end")
        }
        var samples: [Sample] = []
        var family = ""
        var isTyped = false
        for bytes in bytes.split(separator: UInt8(ascii: "\n")) {
            let line = String(decoding: bytes, as: UTF8.self)
            if line.hasPrefix("#") {
                let words = line.split(separator: " ", maxSplits: 3)
                guard words.count == 4 else { throw Failure(description: line) }
                isTyped = words[1] == "TYPE"
                guard isTyped ? words[2] == family : words[2] > family else {
                    throw Failure(description: "out of order: \(line)")
                }
                family = String(words[2])
                continue
            }
            let sample = try sample(line)
            guard isTyped, sample.name == family else {
                throw Failure(description: "no header: \(line)")
            }
            if let last = samples.last, last.name == family, last.labels >= sample.labels {
                throw Failure(description: "twice or out of order: \(line)")
            }
            samples.append(sample)
        }
        return samples
    }

    private static func sample(_ line: String) throws -> Sample {
        let bytes = Array(line.utf8)
        guard let blank = bytes.lastIndex(of: UInt8(ascii: " ")),
            let value = Double(String(decoding: bytes[(blank + 1)...], as: UTF8.self))
        else { throw Failure(description: "no value: \(line)") }
        let brace = bytes[..<blank].firstIndex(of: UInt8(ascii: "{")) ?? blank
        return Sample(
            name: String(decoding: bytes[..<brace], as: UTF8.self),
            labels: String(decoding: bytes[brace..<blank], as: UTF8.self),
            value: value
        )
    }
}
