// The lexical rules of the text format, as appends to a byte array.

extension [UInt8] {
    /// Appends a label, `name="value"`.
    mutating func append(label name: String, _ value: String) {
        self += name.utf8
        append(UInt8(ascii: "="))
        append(UInt8(ascii: "\""))
        append(escaping: value, quotes: true)
        append(UInt8(ascii: "\""))
    }

    /// Appends text with backslash and line feed escaped, and quotes where they end the text.
    mutating func append(escaping text: String, quotes: Bool) {
        let isPlain = text.utf8.allSatisfy { byte in
            byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\"")
        }
        guard !isPlain else {
            self += text.utf8
            return
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): self += [UInt8(ascii: "\\"), UInt8(ascii: "\\")]
            case UInt8(ascii: "\n"): self += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case UInt8(ascii: "\"") where quotes:
                self += [UInt8(ascii: "\\"), UInt8(ascii: "\"")]
            default: append(byte)
            }
        }
    }

    /// Appends the shortest text that reads back as the same number.
    ///
    /// Swift's own text is that, and its exponents (`1e+16`, `5e-324`) are what Go reads; only
    /// the special values and a fraction of zero differ.
    package mutating func append(decimal value: Double) {
        if let whole = Int64(exactly: value), whole.magnitude <= wholeMax,
            whole != 0 || value.sign == .plus
        {
            append(digits: whole)
        } else if value.isNaN {
            self += "NaN".utf8
        } else if value.isInfinite {
            self += value > 0 ? "+Inf".utf8 : "-Inf".utf8
        } else {
            let text = value.description.utf8
            self +=
                text.count > 2 && text.suffix(2).elementsEqual(".0".utf8)
                ? text.dropLast(2) : text[...]
        }
    }

    /// Appends a whole number in decimal.
    mutating func append(digits value: some FixedWidthInteger) {
        if value.signum() < 0 { append(UInt8(ascii: "-")) }
        var rest = UInt64(value.magnitude)
        let start = count
        repeat {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        self[start...].reverse()
    }
}

/// 2^53, up to which a Double holds each whole number and its digits are its shortest text.
private let wholeMax: UInt64 = 1 << 53
