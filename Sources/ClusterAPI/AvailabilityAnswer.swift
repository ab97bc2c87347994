import Model

// The availability check of a database answers with its status: 200 with a body that nobody
// documents, or 503 with a code that says whether it is the database that is down or the node that
// cannot know. A code may have causes behind it (`bdb_unavailable_shard_unreachable`), so codes are
// told apart by how they begin. Source: the page of database availability requests of
// <https://redis.io/docs/latest/operate/rs/references/rest-api/requests/>.

/// What an answer of the availability check means.
package enum AvailabilityAnswer: Hashable, Sendable {
    /// Clients can use the database.
    case available
    /// Clients cannot; the code tells why.
    case unavailable(code: String)
    /// There is no such database any more.
    case deleted
    /// It says nothing about the database.
    case other

    /// Judges a status and the error that came with it.
    package init(status: Int, error: ServerError?, isMarkup: Bool) {
        let code = error?.code ?? ""
        self =
            switch status {
            case 200..<300 where !isMarkup: .available
            case 503 where code.hasPrefix("bdb_unavailable"): .unavailable(code: code)
            case 404 where code.hasPrefix("db_not_found"): .deleted
            case _: .other
            }
    }
}
