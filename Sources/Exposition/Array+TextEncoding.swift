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
            var text = value.description
            text.withUTF8 { bytes in
                let hasZero =
                    unsafe bytes.count > 2 && bytes[bytes.count - 1] == UInt8(ascii: "0")
                    && bytes[bytes.count - 2] == UInt8(ascii: ".")
                unsafe append(contentsOf: bytes.prefix(hasZero ? bytes.count - 2 : bytes.count))
            }
        }
    }

    /// Appends a whole number in decimal.
    mutating func append(digits value: some FixedWidthInteger) {
        if value.signum() < 0 { append(UInt8(ascii: "-")) }
        var rest = UInt64(value.magnitude)
        guard rest > 9 else {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest))
            return
        }
        let digits = powersOfTen.firstIndex { rest < $0 } ?? powersOfTen.count
        append(addingCapacity: digits) { output in
            unsafe output.withUnsafeMutableBufferPointer { room, count in
                for place in (0..<digits).reversed() {
                    unsafe room[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                    rest /= 10
                }
                count = digits
            }
        }
    }
}

/// All that a `UInt64` holds, from 1 on: a number has as many digits as there are not above it.
private let powersOfTen = Array(
    sequence(first: UInt64(1)) { power in
        let (next, isTooLarge) = power.multipliedReportingOverflow(by: 10)
        return isTooLarge ? nil : next
    }
)

/// 2^53, up to which a Double holds each whole number and its digits are its shortest text.
private let wholeMax: UInt64 = 1 << 53
