/// What a client says about compression in `Accept-Encoding`.
///
/// Source: RFC 9110, section 12.5.3.
enum AcceptEncoding {
    /// Whether a compressed answer is acceptable and not liked less than a plain one.
    static func prefersGzip(_ field: String?) -> Bool {
        guard let field else { return false }
        var weights: [String: Int] = [:]
        for element in QualityList(field).elements {
            weights[element.name == "x-gzip" ? "gzip" : element.name] = element.weight
        }
        guard let gzip = weights["gzip"] ?? weights["*"] else { return false }
        return gzip > 0 && gzip >= (weights["identity"] ?? 0)
    }
}
