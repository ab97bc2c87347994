import Exposition
import Model

extension [UInt8] {
    /// Appends a JSON string.
    mutating func append(quoted text: String) {
        append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): self += [UInt8(ascii: "\\"), byte]
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                self += "\\u00\(digits.utf8.count == 1 ? "0" : "")\(digits)".utf8
            default: append(byte)
            }
        }
        append(UInt8(ascii: "\""))
    }
}

extension [UInt8] {
    /// Appends the member that says which samples are means of the past; nothing where none is.
    mutating func append(coarse: [Rollup: Set<Int64>]) {
        guard !coarse.isEmpty else { return }
        self += ",\"coarse\":{".utf8
        for (place, (rollup, times)) in coarse.sorted(by: { $0.key.length < $1.key.length })
            .enumerated()
        {
            self += "\(place == 0 ? "" : ",")\"\(rollup.rawValue)\":[".utf8
            for (index, time) in times.sorted().enumerated() {
                if index > 0 { self += ",".utf8 }
                append(seconds: time)
            }
            self += "]".utf8
        }
        self += "}".utf8
    }
}
