import TestSupport
import Testing

/// Fails when asked to, which proves that a failing rule fails the run.
///
/// `make ci` ends by running it with `CANARY=1` and is red when that is green.
@Suite struct CanaryTests {
    @Test func aBrokenRuleFailsTheRun() {
        let code = Environment["CANARY"] == "1" ? "let x = try! f()" : "let x = try f()"
        let file = SourceFile(path: "Sources/Model/Canary.swift", text: code)
        #expect(Banned.findings(in: file).isEmpty)
    }
}
