import Glibc

/// An errno value as people read it: the system's words and the number.
struct ErrorNumber: CustomStringConvertible {
    let code: Int32

    init(_ code: Int32) {
        self.code = code
    }

    var description: String {
        // 128 bytes: more than twice glibc's longest message. strerror is not safe with threads.
        var words = [CChar](repeating: 0, count: 128)
        guard unsafe strerror_r(code, &words, words.count) == 0 else { return "errno \(code)" }
        let bytes = words.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return "\(String(decoding: bytes, as: UTF8.self)) (errno \(code))"
    }
}
