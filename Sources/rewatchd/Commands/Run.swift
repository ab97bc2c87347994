import ArgumentParser
import Logging
import Settings
import Systemd

/// `rewatchd run`: the daemon.
struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Watches the configured clusters until it is told to stop.",
        discussion: """
            SIGHUP reads the configuration again; SIGTERM and SIGINT end the program within five \
            seconds. Exit status 78 means that the configuration is wrong, so that systemd does \
            not start it again and again.
            """
    )

    /// EX_CONFIG of sysexits.h.
    private static let wrongConfiguration: Int32 = 78

    @OptionGroup var file: ConfigurationOption

    @Option(
        name: .customLong("test-hang-after"),
        help: ArgumentHelp("Lets every watcher hang after so many requests.", visibility: .hidden)
    )
    var hangsAfter: Int?

    func run() async throws {
        Daemon.shareHeap()
        let hangups = await Daemon.trapHangups()
        let loaded = try file.read(exitCode: Self.wrongConfiguration)
        let output = try LogOutput(loaded.configuration.log)
        for warning in loaded.warnings { output.logger.warning("\(warning)") }
        let path = file.path
        do {
            let daemon = try Daemon(
                configuration: loaded.configuration,
                output: output,
                hangups: hangups,
                hangsAfter: hangsAfter
            ) { () throws(SettingsError) in
                try Configuration.load(path: path, environment: ProcessEnvironment.all)
            }
            try await daemon.run()
        } catch let failure as DaemonFailure {
            throw CommandFailure(message: "rewatchd: \(failure)")
        }
    }
}
