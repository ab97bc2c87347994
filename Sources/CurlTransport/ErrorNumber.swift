import Glibc

/// The C library's words for an error number.
enum ErrorNumber {
    /// Returns them, such as `No route to host`.
    static func text(_ code: Int32) -> String {
        // 128 bytes: more than twice glibc's longest. strerror is not safe with threads everywhere.
        var words = [CChar](repeating: 0, count: 128)
        guard unsafe strerror_r(code, &words, words.count) == 0 else { return "error \(code)" }
        return String(
            decoding: words.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)),
            as: UTF8.self
        )
    }
}
