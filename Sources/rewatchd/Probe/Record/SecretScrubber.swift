import Watching

// Goes through an answer byte by byte instead of parsing it, because what breaks a parser is what a
// report is written about. It tells keys from values and keeps a stack of the open brackets:
//
//     "name": "…"          a value: looked through for what looks like a secret
//     "smtp_password": "…" the value of a telling key: replaced whole, and whatever text is below
//     "pass_days": 30      no text: left as it is, or the report would read as another answer
//
// What is replaced stays as long as it must for the same reading: a text stays a text. Left out:
// host names and addresses, which a report is of no use without, and certificates, which are public.

/// Replaces what must not stand in a report by marks.
struct SecretScrubber {
    /// What stands in the place of a secret.
    static let mark = Array("<redacted>".utf8)

    private struct Level {
        var isObject: Bool
        /// Whether everything below is secret.
        var isSecret: Bool
        /// Whether the value of the last key is.
        var isValueSecret = false
    }

    private let known: [Secret]
    private var text = TextScrubber()

    /// A scrubber that also removes secrets which are known from the configuration.
    init(known: [Secret]) {
        self.known = known
    }

    /// Returns an answer's body without secrets.
    mutating func scrub(_ body: [UInt8]) -> [UInt8] {
        let body = known.reduce(body) { $1.removed(from: $0, leaving: Self.mark) }
        let start = body.first { $0 > 0x20 }
        guard start == UInt8(ascii: "{") || start == UInt8(ascii: "[") else {
            return text.scrub(body)
        }
        return scrub(json: body)
    }

    /// Returns a header without secrets.
    mutating func scrub(_ header: String) -> String {
        String(decoding: text.scrub(Array(header.utf8)), as: UTF8.self)
    }

    private mutating func scrub(json: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(json.count)
        var levels: [Level] = []
        var place = 0
        while place < json.count {
            let byte = json[place]
            switch byte {
            case UInt8(ascii: "\""):
                let end = Self.endOfString(json, from: place)
                result += scrubbed(json[(place + 1)..<end], in: json, upTo: end, &levels)
                place = end
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                let isSecret = levels.last.map { $0.isSecret || $0.isValueSecret } ?? false
                let isObject = byte == UInt8(ascii: "{")
                levels.append(Level(isObject: isObject, isSecret: isSecret))
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                levels.removeLast(levels.isEmpty ? 0 : 1)
            case UInt8(ascii: ","):
                if let last = levels.indices.last { levels[last].isValueSecret = false }
            case _:
                break
            }
            result.append(byte)
            place += 1
        }
        return result
    }

    /// Returns what stands in the place of one string, quotes included.
    private mutating func scrubbed(
        _ raw: ArraySlice<UInt8>,
        in json: [UInt8],
        upTo end: Int,
        _ levels: inout [Level]
    ) -> [UInt8] {
        let quote = [UInt8(ascii: "\"")]
        let isClosed = json[end - 1] == UInt8(ascii: "\"") && end - 1 > raw.startIndex - 1
        let content = Array(isClosed ? raw.dropLast() : raw)
        let closing = isClosed ? quote : []
        let next = json[end...].first { $0 > 0x20 }
        if let last = levels.indices.last, levels[last].isObject, next == UInt8(ascii: ":") {
            levels[last].isValueSecret = TellingKey.isTelling(content)
            return quote + text.scrub(content) + closing
        }
        let isSecret = levels.last.map { $0.isSecret || $0.isValueSecret } ?? false
        let kept = isSecret && !content.isEmpty ? Self.mark : text.scrub(content)
        return quote + kept + closing
    }

    /// Returns the place behind the closing quote, or the end of a text that breaks off.
    private static func endOfString(_ json: [UInt8], from start: Int) -> Int {
        var place = start + 1
        while place < json.count {
            if json[place] == UInt8(ascii: "\"") { return place + 1 }
            place += json[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        return json.count
    }
}
