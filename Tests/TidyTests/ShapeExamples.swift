/// Examples for the rules about the shape and the place of code.
enum ShapeExamples {
    private static func lines(_ count: Int) -> String {
        String(repeating: "x()\n", count: count)
    }

    /// A function with blocks inside each other.
    private static func nested(_ depth: Int, _ code: String = "x()") -> String {
        let open = String(repeating: "if a {\n", count: depth)
        let close = String(repeating: "}\n", count: depth)
        return "func f() {\n\(open)\(code)\n\(close)}\n"
    }

    static let size: [Example] = [
        .bad(lines(401)), .good(lines(400)),
        .bad("func f() {\n\(lines(49))}"), .good("func f() {\n\(lines(48))}"),
        .bad("var f: Int {\n\(lines(49))}"), .good("struct S {\n\(lines(49))}"),
        .bad("init(a: Int) {\n\(lines(49))}"),
        .bad("func f(a: A, b: B, c: C, d: D, e: E, f: F) {}"),
        .good("func f(a: A, b: B, c: C, d: D, e: [E: E]) {}"),
        .good("func f(_ a: (b: B, c: C, d: D, e: E, f: F, g: G) -> H) {}"),
        .bad("init(a: A, b: B, c: C, d: D, e: E, f: F) {\ng()\n}"),
        .good(
            """
            init(a: A, b: B, c: C, d: D, e: E, f: F) {
                self.a = a
                self.b = b
                self.c = c
                self.d = d
                self.e = e
                self.f = f
            }
            """
        ),
        .bad(nested(4)), .good(nested(3)), .good(nested(3, "a.map { x($0) }")),
        .bad(nested(4, "a.map { x($0) }")), .good(nested(3) + nested(3)),
        .good("struct S { enum T { struct U {\n\(nested(3))} } }"),
    ]

    static let documentation: [Example] = [
        .bad("package struct A {}"),
        .good("/// Holds what a thing is.\npackage struct A {}"),
        .good("struct A {}"), .good("package import Model"), .good("package import struct Model.A"),
        .bad("/// Holds what a thing is\npackage let a: Int"),
        .bad("/// Holds a thing. And another.\npackage let a: Int"),
        .bad("///\n/// Holds a thing.\npackage let a: Int"),
        .bad("// Holds a thing.\npackage let a: Int"),
        .bad("/// Holds a thing.\n\npackage let a: Int"),
        .bad("/// \(String(repeating: "a", count: 100)).\npackage let a: Int"),
        .good("/// \(String(repeating: "a", count: 99)).\npackage let a: Int"),
        .good("/// Gives 1.5 things.\n///\n/// More.\n@discardableResult\npackage func a() {}"),
        .good("/// Holds a thing.\npackage private(set) var a: Int"),
        .good("/// Holds a thing.\nprivate package(set) var a: Int"),
        .good("package struct A {}", at: "Tests/TestSupport/A.swift"),
    ]

    static let places: [Example] = [
        .bad("let a = unsafe f()"), .bad("let a = unsafe f()", at: "Sources/Watching/A.swift"),
        .good("let a = unsafe f()", at: "Sources/CurlTransport/A.swift"),
        .good("let a = unsafe f()", at: "Tests/ModelTests/A.swift"), .good("// unsafe"),
        .bad("secret.reveal { $0 }", at: "Sources/Web/A.swift"),
        .bad("secret.reveal { $0 }", at: "Sources/rewatchd/A.swift"),
        .good("secret.reveal { $0 }", at: "Sources/CurlTransport/A.swift"),
        .good("func reveal() {}", at: "Sources/Watching/Ports/Secret.swift"),
    ]

    static let names: [Example] = [
        .bad("struct Other {}"), .bad("func f() {}"), .bad(""),
        .good("struct Thing {}"), .good("package enum Thing {}"), .good("extension Thing {}"),
        .good("extension A.Thing {}"), .good("typealias Thing = A"),
        .good("extension Thing {}", at: "Sources/Model/Thing+Part.swift"),
        .bad("extension Part {}", at: "Sources/Model/Thing+Part.swift"),
        .good("f()", at: "Sources/resim/main.swift"),
        .bad("struct Thing {}\nclass PollManager {}"), .bad("struct Thing {}\nenum StringUtils {}"),
    ]

    static let imports: [Example] = [
        .bad("import Alerting", at: "Sources/Model/A.swift"),
        .bad("import Alerting", at: "Sources/ClusterAPI/A.swift"),
        .bad("import CLibcurl", at: "Sources/Systemd/A.swift"),
        .bad("import Logging", at: "Sources/Watching/A.swift"),
        .bad("import Glibc", at: "Sources/Watching/A.swift"),
        .bad("import FoundationEssentials", at: "Sources/Alerting/A.swift"),
        .bad("import Hummingbird", at: "Sources/rewatchd/A.swift"),
        .bad("package import struct Watching.Cycle", at: "Sources/Model/A.swift"),
        .bad("import Model", at: "Sources/Newcomer/A.swift"),
        .good("package import Model", at: "Sources/Alerting/A.swift"),
        .good("import CLibcurl", at: "Sources/CurlTransport/A.swift"),
        .good("import NIOCore", at: "Sources/Web/A.swift"),
        .good("@preconcurrency import Glibc", at: "Sources/Systemd/A.swift"),
        .good("// import Alerting", at: "Sources/Model/A.swift"),
    ]

    static let sleeping: [Example] = [
        .bad("let clock = ContinuousClock()\nawait clock.sleep(for: a)", at: "Tests/A/A.swift"),
        .good("await clock.sleep(for: a)", at: "Tests/A/A.swift"),
        .bad("run(\"sh -c 'sle" + "ep 5'\")", at: "Tests/A/A.swift"),
        .good("check(\"never sleep in tests\")", at: "Tests/A/A.swift"),
    ]
}
