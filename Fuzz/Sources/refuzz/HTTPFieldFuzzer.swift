import Exposition
import Pages

@testable import Web

/// What a client of the web server writes: fields and the query of the address.
enum HTTPFieldFuzzer: Fuzzer {
    static func run(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        for element in QualityList(text).elements {
            promise((0...1_000).contains(element.weight), "a weight is from 0 to 1")
            promise(!element.name.isEmpty, "an element has a name")
        }
        _ = AcceptedFormat.format(text)
        weight(text)
        promise(!AcceptEncoding.prefersGzip(text + ", gzip;q=0"), "gzip can be refused")
        query(text)
        if let login = BasicLogin(text) {
            promise(!login.user.contains(":"), "a user has no colon")
            promise(!login.password.contains(0), "a password has no NUL")
        }
    }

    /// A weight is what the standard calls one, or 0.
    private static func weight(_ text: String) {
        guard let weight = QualityList("a;q=\(text)").elements.first?.weight, weight > 0,
            !text.utf8.contains(where: ",; \t".utf8.contains)
        else { return }
        let bytes = Array(text.utf8)
        let digits = bytes.dropFirst(2)
        let isRight =
            bytes.count <= 5 && bytes.dropFirst().prefix(1).allSatisfy { $0 == UInt8(ascii: ".") }
            && (bytes.first == UInt8(ascii: "1") && digits.allSatisfy { $0 == UInt8(ascii: "0") }
                || bytes.first == UInt8(ascii: "0")
                    && digits.allSatisfy { (0x30...0x39).contains($0) })
        promise(isRight, "\(text.debugDescription) is no weight")
    }

    /// Compares with a decoder that is written as the standard says, and reads what was written.
    private static func query(_ text: String) {
        let written = "a=1&name=\(QueryParameter.encoded(text))&b"
        promise(QueryParameter.value(of: "name", in: written) == text, "a parameter comes back")
        promise(written.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "it can stand in a line")
        guard !text.utf8.contains(UInt8(ascii: "&")) else { return }
        let wanted = decoded(Array(text.utf8)) ?? text
        let found = QueryParameter.values(of: "v", in: "v=\(text)").first
        promise(found == wanted, "\(text.debugDescription) is decoded")
    }

    private static func decoded(_ bytes: [UInt8]) -> String? {
        var result: [UInt8] = []
        var place = 0
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "%") {
                guard place + 2 < bytes.count, let high = digit(bytes[place + 1]),
                    let low = digit(bytes[place + 2])
                else { return nil }
                result.append(high << 4 | low)
                place += 3
            } else {
                result.append(bytes[place] == UInt8(ascii: "+") ? UInt8(ascii: " ") : bytes[place])
                place += 1
            }
        }
        return String(validating: result, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Array("0123456789abcdef".utf8).firstIndex(of: byte).map(UInt8.init)
            ?? Array("0123456789ABCDEF".utf8).firstIndex(of: byte).map(UInt8.init)
    }

    static var seeds: [(name: String, bytes: [UInt8])] {
        [
            "application/openmetrics-text;version=1.0.0;q=0.5, text/plain;version=0.0.4;q=0.3",
            "gzip;q=1.0, identity; q=0.5, *;q=0", "text/html, */*;q=0.1",
            "match%5B%5D=%7Ba%3D~%22b%22%7D+x", "Basic dXNlcjpwYXNz", "basic  dTpw==",
        ].enumerated().map { ("text-\($0.offset)", Array($0.element.utf8)) }
    }
}
