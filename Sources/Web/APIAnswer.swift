import Pages

/// An answer of the JSON interface.
package struct APIAnswer: Sendable, Hashable {
    /// The HTTP status.
    package var status: Int
    /// The document.
    package var json: [UInt8]

    /// Joins a status and a document.
    package init(status: Int = 200, json: [UInt8]) {
        self.status = status
        self.json = json
    }
}

/// A question about the samples of the past, as it was asked.
package struct SeriesQuestion: Sendable, Hashable {
    /// The selectors, one for each `match` parameter.
    package var match: [String]
    /// The beginning of the span; nil when it was not given.
    package var from: String?
    /// The end of the span; nil when it was not given.
    package var to: String?
    /// The distance of the points that are wanted; nil for the samples as they are.
    package var step: String?

    /// Takes the parameters of a URL's query; unknown ones have no meaning.
    init(query: String?) {
        match =
            QueryParameter.values(of: "match", in: query)
            + QueryParameter.values(of: "match[]", in: query)
        from = QueryParameter.value(of: "from", in: query)
        to = QueryParameter.value(of: "to", in: query)
        step = QueryParameter.value(of: "step", in: query)
    }
}

/// A question about how things stand, as it was asked.
package struct StatusQuestion: Sendable, Hashable {
    /// The one cluster that it is about; nil for all.
    package var cluster: String?
    /// The one database of the cluster that it is about; nil for all.
    package var database: String?

    /// Takes the parameters of a URL's query; unknown ones have no meaning.
    init(query: String?) {
        cluster = QueryParameter.value(of: "cluster", in: query)
        database = QueryParameter.value(of: "database", in: query)
    }
}
