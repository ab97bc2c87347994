import Exposition

/// What a client says about formats in `Accept`.
///
/// Source: RFC 9110, section 12.5.1. OpenMetrics is only for who names it, in version 1.0.0 or
/// without one, and does not like the text format better; everybody else gets that, also who would
/// take neither, since a browser's `text/html` is no reason to say nothing.
enum AcceptedFormat {
    /// The format to answer in.
    static func format(_ field: String?) -> ExpositionFormat {
        let elements = field.map { QualityList($0).elements } ?? []
        let openMetrics = elements.filter { element in
            element.name == "application/openmetrics-text"
                && ["1.0.0", nil].contains(element.parameters["version"])
        }.map(\.weight).max()
        let text = elements.filter { element in
            element.name == "text/plain" && ["0.0.4", nil].contains(element.parameters["version"])
        }.map(\.weight).max()
        guard let openMetrics, openMetrics > 0, openMetrics >= text ?? 0 else { return .text }
        return .openMetrics
    }
}
