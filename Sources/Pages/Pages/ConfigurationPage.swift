/// What is configured, as it is in force, without secrets.
package struct ConfigurationPage: Sendable {
    private let view: ConfigurationView

    /// Shows a configuration.
    package init(_ view: ConfigurationView) {
        self.view = view
    }

    /// The document.
    package var html: HTML {
        let sections = view.sections.enumerated().map { place, section in
            Piece.section(
                "part\(place)",
                ShownName.html(section.title),
                FactList(section.settings).html
            )
        }
        return Page(
            title: "Configuration",
            section: .configuration,
            content: [
                Tag.h1("Configuration"),
                Tag.p(
                    [.class("lead")],
                    HTML(
                        "What is in force now, defaults included. Secrets are never shown, only "
                            + "where they come from."
                    )
                ),
                HTML(sections),
                Tag.p([.class("quiet")], HTML(view.program)),
            ]
        ).html
    }
}
