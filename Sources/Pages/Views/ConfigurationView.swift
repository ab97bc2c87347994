package import Model

/// What is configured, secrets left out.
package struct ConfigurationView: Sendable, Hashable {
    /// Settings that belong together.
    package struct Section: Sendable, Hashable {
        /// What they are about.
        package var title: String
        /// The settings, by the keys of the file.
        package var settings: [Fact]

        /// Joins a section.
        package init(_ title: String, _ settings: [Fact]) {
            self.title = title
            self.settings = settings
        }
    }

    /// When it was looked.
    package var now: Timestamp
    /// The program with its version.
    package var program: String
    /// The sections in the order of the file.
    package var sections: [Section]

    /// Joins a view.
    package init(now: Timestamp, program: String, sections: [Section]) {
        self.now = now
        self.program = program
        self.sections = sections
    }
}
