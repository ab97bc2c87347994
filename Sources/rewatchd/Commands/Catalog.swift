import ArgumentParser

/// `rewatchd catalog`: prints the tables that the program runs on.
struct Catalog: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints what is exposed, what is alerted on, and which permissions are needed.",
        discussion: """
            docs/METRICS.md and docs/ALERTS.md are this output. `journal` prints the catalogue \
            that lets `journalctl -x` explain each entry, as packaging/rewatchd.catalog has it.
            """
    )

    /// Which table.
    enum Topic: String, CaseIterable, ExpressibleByArgument {
        case metrics
        case alerts
        case permissions
        /// A catalogue file for journald, which has one form only.
        case journal
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
        let document: CatalogDocument
        switch topic {
        case .metrics: document = MetricDocument.document
        case .alerts: document = AlertDocument.document
        case .permissions: document = PermissionDocument.document
        case .journal:
            print(JournalCatalogue.text, terminator: "")
            return
        }
        switch format {
        case .markdown: print(document.markdown, terminator: "")
        case .json: print(document.json)
        }
    }
}
