/// What the meaning of a file depends on besides its text.
struct Surroundings {
    /// The folder of the file with a final slash, or empty; relative paths start there.
    var folder: String
    /// The environment variables; never the process's own, so that tests choose them.
    var environment: [String: String]
    /// The label names that metrics use.
    var reservedLabels: Set<String>

    /// The file of the durable state in the folder that systemd made for it; nil without one.
    ///
    /// Source: systemd.exec(5), `StateDirectory=`; of several folders the first is meant.
    var stateFile: String? {
        guard let folder = environment["STATE_DIRECTORY"]?.split(separator: ":").first else {
            return nil
        }
        return "\(folder)/rewatchd.sqlite"
    }

    /// Makes a path of the file independent of the working directory, as Prometheus does.
    func resolved(_ path: String) -> String {
        path.hasPrefix("/") ? path : folder + path
    }
}
