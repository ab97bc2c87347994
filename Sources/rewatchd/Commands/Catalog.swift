import ArgumentParser

/// `rewatchd catalog`: prints the tables that the program runs on.
struct Catalog: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints what is exposed, what is alerted on, and which permissions are needed.",
        discussion: "docs/METRICS.md and docs/ALERTS.md are this output."
    )

    /// Which table.
    enum Topic: String, CaseIterable, ExpressibleByArgument {
        case metrics
        case alerts
        case permissions
    }

    /// In which form.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case markdown
        case json
    }

    @Argument(help: "What to print.")
    var topic: Topic

    @Option(help: "The form of the output.")
    var format = Format.markdown

    func run() throws {
        let document =
            switch topic {
            case .metrics: MetricDocument.document
            case .alerts: AlertDocument.document
            case .permissions: PermissionDocument.document
            }
        switch format {
        case .markdown: print(document.markdown, terminator: "")
        case .json: print(document.json)
        }
    }
}
