import TestSupport
import Testing

/// The manual pages and completions know exactly the options that the programs take.
struct ManualTests {
    /// The commands of rewatchd, each of which has a section of its own.
    static let commands = [
        "run", "check-config", "probe", "demo", "catalog", "export", "events",
    ]

    private func help(_ program: String, _ words: [String] = []) async throws -> String {
        try await ChildProcess.run(program, words + ["--help"]).output()
    }

    /// The long names below `OPTIONS:`, without the two that every command has.
    private func options(in help: String) -> Set<String> {
        let lines = help.split(separator: "\n").filter { $0.hasPrefix("  -") }
        let names = lines.compactMap { $0.firstMatch(of: /--([a-z-]+)/)?.1 }
        return Set(names.map(String.init)).subtracting(["help", "version"])
    }

    /// A page, or what stands below one of its headings.
    private func page(_ name: String, below heading: String? = nil) throws -> String {
        let text = try Files.text(PackageRoot.file("packaging/man/\(name)"))
        guard let heading else { return text }
        let start = try #require(text.firstRange(of: "\n\(heading)\n"), "\(heading)").upperBound
        let rest = text[start...]
        let ends = ["\n.Sh ", "\n.Ss "].compactMap { rest.firstRange(of: $0)?.lowerBound }
        return String(rest[..<(ends.min() ?? rest.endIndex)])
    }

    /// The long names of the options that are explained.
    private func items(in page: String) -> Set<String> {
        let lines = page.split(separator: "\n").filter { $0.hasPrefix(".It Fl ") }
        let names = lines.compactMap { $0.firstMatch(of: /Fl -([a-z-]+)/)?.1 }
        return Set(names.map(String.init)).subtracting(["help", "version"])
    }

    @Test(arguments: commands)
    func everyOptionOfACommandIsExplained(_ command: String) async throws {
        let options = options(in: try await help(Program.rewatchd, [command]))
        #expect(!options.isEmpty)
        #expect(try items(in: page("rewatchd.8", below: ".Ss \(command)")) == options)
        let synopsis = try page("rewatchd.8", below: ".Sh SYNOPSIS")
        let start = try #require(synopsis.firstRange(of: ".Cm \(command)\n")).upperBound
        let rest = synopsis[start...]
        let usage = rest[..<(rest.firstRange(of: "\n.Nm")?.lowerBound ?? rest.endIndex)]
        for option in options { #expect(usage.contains("Fl -\(option)"), "\(option)") }
    }

    @Test func everyCommandIsExplained() async throws {
        let help = try await help(Program.rewatchd)
        let start = try #require(help.firstRange(of: "SUBCOMMANDS:\n")).upperBound
        let names = help[start...].matches(of: /(?m)^  ([a-z-]+) {2,}/).map { String($0.1) }
        #expect(Set(names) == Set(Self.commands))
    }

    @Test func everyOptionAndFaultOfResimIsExplained() async throws {
        let help = try await help(Program.resim)
        let options = options(in: help)
        #expect(options.count > 10)
        #expect(try items(in: page("resim.1", below: ".Sh OPTIONS")) == options)

        // Their parameters stand in braces behind them.
        let start = try #require(help.firstRange(of: "Faults: ")).upperBound
        let end = try #require(help.firstRange(of: "A path")).lowerBound
        let faults = help[start..<end].replacing(/(?s)\{.*?\}/, with: "")
            .split { !$0.isLetter && $0 != "-" }.map(String.init)
        let page = try page("resim.1", below: ".Sh FAULTS")
        let items = page.matches(of: /(?m)^\.It Cm ([a-z-]+)/).map { String($0.1) }
        #expect(faults.count > 20)
        #expect(Set(items) == Set(faults))
    }

    @Test(arguments: [Program.rewatchd, Program.resim], ["bash", "zsh", "fish"])
    func everyShellCompletes(_ program: String, _ shell: String) async throws {
        let script = try await ChildProcess.run(
            program,
            ["--generate-completion-script", shell]
        ).output()
        let commands = program.hasSuffix("resim") ? [] : Self.commands
        var words = Set(commands).union(options(in: try await help(program)))
        for command in commands { words.formUnion(options(in: try await help(program, [command]))) }
        for word in words { #expect(script.contains(word), "\(shell): \(word)") }
    }

    @Test func bashCompletesTheWordsThatBegin() async throws {
        let folder = try TemporaryDirectory()
        let script = try await ChildProcess.run(
            Program.rewatchd,
            ["--generate-completion-script", "bash"]
        ).output()
        let file = try folder.write(script, to: "rewatchd")
        let cases = [
            ("rewatchd che", "check-config"), ("rewatchd probe --rec", "--record"),
            ("rewatchd catalog al", "alerts"),
        ]
        for (line, completed) in cases {
            let said = try await ChildProcess.run(
                "bash",
                [
                    "-c",
                    """
                    shopt -s extglob; source \(file)
                    COMP_LINE='\(line)'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=($COMP_LINE)
                    COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_TYPE=9; COMP_KEY=9
                    _rewatchd rewatchd "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]}"
                    echo "${COMPREPLY[*]}"
                    """,
                ]
            )
            #expect(said.standardOutput == "\(completed)\n", "\(said.standardError)")
        }
    }
}
