import ArgumentParser
import Settings

/// `rewatchd check-config`: says everything that is wrong with a configuration file.
struct CheckConfig: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-config",
        abstract: "Checks a configuration file and the files that it names.",
        discussion: "Prints every mistake as FILE:LINE:COLUMN: message. Touches no network."
    )

    @OptionGroup var file: ConfigurationOption

    func run() throws {
        let loaded = try file.load(exitCode: 1)
        let count = loaded.configuration.clusters.count
        print("\(file.path): good, \(count) cluster\(count == 1 ? "" : "s")")
    }
}
