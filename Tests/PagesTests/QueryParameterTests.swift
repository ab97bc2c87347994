import Pages
import Testing

/// Parameters of a query, as browsers and programs write them and as nobody should.
@Suite struct QueryParameterTests {
    @Test(arguments: [
        ("a=b", "b"), ("x=1&a=b&a=c", "b"), ("a", ""), ("a=", ""), ("a=b=c", "b=c"), ("%61=b", "b"),
        ("a=b+c%20d", "b c d"), ("a=%C3%a4", "ä"), ("a=%2B%26%3d", "+&="), ("&&a=b", "b"),
        // A broken escape leaves the value as it was sent; numbers with a sign are no escapes.
        ("a=%", "%"), ("a=%4", "%4"), ("a=%4g", "%4g"), ("a=%+1", "%+1"), ("a=%-0", "%-0"),
        ("a=%ff", "%ff"), ("a=é%", "é%"), ("a=\u{301}", "\u{301}"), ("x=1&\u{301}=b&a=c", "c"),
    ])
    func `a value is decoded`(_ query: String, _ value: String) {
        #expect(QueryParameter.value(of: "a", in: query) == value)
    }

    @Test(arguments: [nil, "", "b=a", "A=b", "=a", "%4=1"])
    func `what is not there has no value`(_ query: String?) {
        #expect(QueryParameter.value(of: "a", in: query) == nil)
    }

    @Test(arguments: ["", "plain-._~", "a b+c&d=e%", "ä€😀", "\0\r\n\u{7F}"])
    func `what is encoded comes back`(_ text: String) {
        let encoded = QueryParameter.encoded(text)
        #expect(encoded.utf8.allSatisfy { (0x21...0x7E).contains($0) })
        #expect(QueryParameter.value(of: "a", in: "a=\(encoded)") == text)
    }
}
