import Testing

@testable import Pages

/// Nothing that comes from elsewhere ends up as markup.
@Suite struct HTMLTests {
    @Test(arguments: [
        ("plain", "plain"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a & b &amp; c", "a &amp; b &amp;amp; c"),
        ("\" onload=\"x", "&quot; onload=&quot;x"),
        ("it's", "it&#39;s"),
        ("a\tb\nc", "a\tb\nc"),
        ("a\0b\u{1B}c\u{7F}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}"),
        ("größe 🚀 שלום", "größe 🚀 שלום"),
        ("", ""),
    ])
    func `text is escaped wherever it enters`(_ text: String, _ escaped: String) {
        #expect(HTML(text).text == escaped)
        #expect(("x\(text)y" as HTML).text == "x\(escaped)y")
        #expect(Tag.p([.title(text)], HTML(text)).text == "<p title=\"\(escaped)\">\(escaped)</p>")
    }
}
