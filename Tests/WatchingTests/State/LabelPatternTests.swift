import Testing
import Watching

/// Regular expressions as RE2 has them, matching whole values, at a bounded cost.
@Suite struct LabelPatternTests {
    @Test(
        arguments: [
            ("", [""], ["a"]),
            ("a", ["a"], ["", "b", "aa", "A"]),
            ("ab|cd|", ["ab", "cd", ""], ["abcd", "a", "b"]),
            ("a.c", ["abc", "a\nc", "aüc"], ["ac", "abbc"]),
            ("(?-s)a.c", ["abc"], ["a\nc"]),
            ("a*", ["", "a", "aaaa"], ["b", "ab"]),
            ("a+b?", ["a", "ab", "aab"], ["", "b", "abb"]),
            ("a{2}", ["aa"], ["a", "aaa"]),
            ("a{1,3}", ["a", "aa", "aaa"], ["", "aaaa"]),
            ("a{2,}", ["aa", "aaaaaaa"], ["a"]),
            ("a{,2}|x{y", ["a{,2}", "x{y"], ["aa"]),
            ("(ab)+?c", ["abc", "ababc"], ["c", "abab"]),
            ("(?:a|b)*c", ["c", "abbac"], ["abd"]),
            ("(?P<who>a)(?<b>b)", ["ab"], ["a"]),
            ("prod-(eu|us)-[0-9]+", ["prod-eu-1", "prod-us-42"], ["prod-eu-", "xprod-eu-1"]),
            ("[^a-c]", ["d", "é", "\n"], ["a", "b", "c", "dd"]),
            ("[]a-]+", ["]", "a-]"], ["b"]),
            ("[\\d\\-x]+", ["1-x"], ["y"]),
            ("[[:alpha:][:^space:]_]+", ["aB_1"], ["a b"]),
            ("\\w+\\s\\S\\D", ["ab_1 cd"], ["ab_1 c1"]),
            (#"\.\*\x41\x{e9}\t"#, [".*Aé\t"], ["..Aé\t"]),
            (#"\Qa.b\Ec"#, ["a.bc"], ["axbc"]),
            ("^a$|^b|c$|\\Ad\\z", ["a", "b", "c", "d"], ["ab", "bc"]),
            ("a^b|a$b", [], ["ab", "a"]),
            (#"a\b b\B.\b"#, ["a bc"], ["a b"]),
            ("(?i)straSSe|[k-m]", ["STRASSE", "strasse", "L"], ["Z"]),
            ("(?i:a)b", ["Ab", "ab"], ["aB"]),
            ("(a(?i)b)c", ["aBc", "abc"], ["ABc", "abC"]),
            ("(a*)*b|(a|)*", ["aaab", "b", "", "aa"], ["c"]),
            ("node:(1|2|3)", ["node:1"], ["node:4"]),
            ("ü+", ["ü", "üü"], ["u"]),
        ] as [(String, [String], [String])]
    )
    func `match whole texts`(_ pattern: String, _ fitting: [String], _ others: [String]) throws {
        let compiled = try LabelPattern(pattern)
        for text in fitting { #expect(compiled.matches(text), "\(pattern) and \(text)") }
        for text in others { #expect(!compiled.matches(text), "\(pattern) and \(text)") }
    }

    @Test(
        arguments: [
            ("(", "missing"), (")", "unexpected"), ("a)", "unexpected"), ("[", "missing"),
            ("[]", "missing"), ("*", "nothing to repeat"), ("a**", "repeated"),
            ("a{2}{3}", "repeated"), ("a{3,2}", "size"), ("a{1001}", "size"),
            ("[b-a]", "backwards"),
            (#"\pL"#, "not supported"), (#"\1"#, "not supported"), (#"\"#, "backslash"),
            ("(?=a)", "not supported"), ("(?<=a)", "looks around"), ("(?m)a", "not supported"),
            ("[[:nope:]]", "unknown name"), (#"\xZZ"#, "no character"), ("(?i", "missing"),
            (#"\x{110000}"#, "no character"), ("(?i)[^a]", "so large"),
        ]
    )
    func `what cannot be evaluated is refused with a reason`(
        _ pattern: String,
        _ reason: String
    ) {
        do throws(LabelPattern.Failure) {
            _ = try LabelPattern(pattern)
            Issue.record("\(pattern) is taken")
        } catch {
            #expect(error.description.contains(reason), "\(pattern): \(error)")
        }
    }

    @Test(
        arguments: [
            String(repeating: "(", count: 101) + String(repeating: ")", count: 101),
            "((a{1000}){1000}){1000}", "((()\u{7B}1000}){1000}){1000}", "(.{50}){50}",
            String(repeating: "a", count: LabelPattern.lengthMax + 1),
            String(repeating: "a?", count: 2_000),
        ]
    )
    func `what costs too much is refused`(_ pattern: String) {
        #expect(throws: LabelPattern.Failure.self) { try LabelPattern(pattern) }
    }

    @Test func `what takes other engines for ever is answered`() throws {
        let text = String(repeating: "a", count: 1_000)
        for pattern in ["(a+)+b", "(a|a)*b", "(a*)*b", "(.*)(.*)(.*)(.*)b", "(a|aa)+$b"] {
            #expect(try !LabelPattern(pattern).matches(text), "\(pattern)")
            #expect(try LabelPattern("\(pattern)|a+").matches(text), "\(pattern)")
        }
    }

    @Test func `a long list of words is no pattern of many parts`() throws {
        let words = (0..<2_000).map { "database-\($0)" }
        let pattern = try LabelPattern(words.joined(separator: "|"))
        #expect(words.allSatisfy(pattern.matches))
        #expect(!pattern.matches("database-2000") && !pattern.matches(""))
    }
}
