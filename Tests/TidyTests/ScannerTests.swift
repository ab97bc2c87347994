import TestSupport
import Testing

/// What the scanner sees and what it overlooks.
@Suite struct ScannerTests {
    @Test(arguments: [
        ("a // b", "a"),
        ("a /* b /* c */ d */ e", "a e"),
        (#"f("print(1)")"#, #"f ( " " )"#),
        (#"f("a \(b("c")) d")"#, #"f ( " ( b ( " " ) ) " )"#),
        ("let s = \"\"\"\n  a \"quoted\" \\(b) c\n  \"\"\"\nd", #"let s = """ ( b ) """ d"#),
        (##"f(#"a " \(b) \#(c)"#)"##, ##"f ( # " ( c ) " # )"##),
        (#"f("\"") // "x"#, #"f ( " " )"#),
        (#"f("\\") + g"#, #"f ( " " ) + g"#),
        ("a != b", "a != b"),
        ("a!.b", "a ! . b"),
        ("try! a", "try ! a"),
        ("func `a \"b { print(`() {}", "func `a__b___print_` ( ) { }"),
        ("@attached(x) #if os(Linux)", "@ attached ( x ) # if os ( Linux )"),
    ])
    func tokens(_ source: String, _ expected: String) {
        let found = Token.all(in: CodeMask(source)).map(\.text).joined(separator: " ")
        // A literal's quotes touch their neighbours; how they split does not matter.
        #expect(squeezed(found) == squeezed(expected))
    }

    @Test func linesStayWhereTheyAre() {
        let source = "a\n/* b\n c */ d\n\"\"\"\n e\n \"\"\"; f"
        let lines = Token.all(in: CodeMask(source)).filter(\.isWord).map { "\($0.text)\($0.line)" }
        #expect(lines == ["a1", "d3", "f6"])
    }

    @Test func literalsAreKeptWithTheirLines() {
        let literals = CodeMask("f(\"one\",\n #\"t\"wo\"#)").literals
        #expect(literals.map(\.text) == ["one", "t\"wo"])
        #expect(literals.map(\.line) == [1, 2])
    }

    @Test(arguments: [
        ("func f(a: Int, b: [Int: Int]) -> Int { a }", "f true"),
        ("protocol P { func f(); var x: Int { get } }", "f false, x true"),
        ("struct S { let a: Int; init() {} }", "init true"),
        ("struct S { var a = 1; var b: Int\n func f() {} }", "f true"),
        ("f(.init(a: 1)) { x }", ""),
        ("func f<T>(_ a: T) throws(E) -> T where T: P { a }", "f true"),
        ("static func == (a: S, b: S) -> Bool { true }", "== true"),
    ])
    func functions(_ source: String, _ expected: String) {
        let file = SourceFile(path: "Sources/Model/S.swift", text: source)
        let found = Function.all(in: file).map { "\($0.name) \($0.body != nil)" }
        #expect(found.joined(separator: ", ") == expected)
    }

    /// Every source file is scanned to its end with all its brackets closed.
    @Test func bracketsOfAllFilesMatch() throws {
        let files = try Project.sources.get() + Project.tests.get()
        for file in files {
            let open = file.tokens.count { ["(", "[", "{"].contains($0.text) }
            let closed = file.tokens.count { [")", "]", "}"].contains($0.text) }
            #expect(open == closed, "\(file.path)")
        }
    }

    private func squeezed(_ text: String) -> String {
        String(text.filter { $0 != " " })
    }
}
