import ArgumentParser
import Glibc
import Settings
import Web

/// The `--config` option that most commands share.
struct ConfigurationOption: ParsableArguments {
    @Option(name: .customLong("config"), help: "The configuration file.")
    var path = "/etc/rewatchd/rewatchd.yaml"

    /// Reads and checks the file as ``read(exitCode:)`` does, and writes warnings to stderr.
    func load(exitCode: Int32) throws -> Loaded {
        let loaded = try read(exitCode: exitCode)
        for warning in loaded.warnings { StandardError.write("\(warning) (warning)") }
        return loaded
    }

    /// Reads and checks the file; every mistake in it ends the process with the exit code.
    ///
    /// The warnings are the caller's to tell.
    func read(exitCode: Int32) throws -> Loaded {
        do {
            let loaded = try Configuration.load(path: path, environment: ProcessEnvironment.all)
            try checkTLS(of: loaded.configuration, exitCode: exitCode)
            return loaded
        } catch let error as SettingsError {
            throw CommandFailure(message: error.description, code: exitCode)
        }
    }

    /// Whether a key fits its certificate is known only to the library that uses them.
    private func checkTLS(of configuration: Configuration, exitCode: Int32) throws {
        do throws(WebError) {
            _ = try WebAccess(configuration.webFile)
        } catch {
            let path = configuration.web.configFile ?? path
            throw CommandFailure(message: "\(path):1:1: \(error)", code: exitCode)
        }
    }
}

/// The environment variables of this process.
enum ProcessEnvironment {
    static var all: [String: String] {
        var result: [String: String] = [:]
        var entry = unsafe environ
        while let text = unsafe entry.pointee {
            let pair = unsafe String(cString: text)
            if let equals = pair.firstIndex(of: "=") {
                result[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
            }
            unsafe entry += 1
        }
        return result
    }
}
