/// Who may ask the web server, over what, and what every answer carries.
///
/// A value that is exchanged as a whole while the server runs, see ``LiveAccess``.
package struct WebAccess: Sendable {
    /// How connections are encrypted; nil for plain HTTP.
    package var tls: ServerTLS?

    /// The users and the bcrypt hashes of their passwords; without any, nobody has to log in.
    package var users: [String: String]

    /// The fields that every answer carries besides its own, or in place of them.
    package var headers: [(name: String, value: String)]

    /// Joins the parts; without any it is plain HTTP for everybody.
    package init(
        tls: ServerTLS? = nil,
        users: [String: String] = [:],
        headers: [(name: String, value: String)] = []
    ) {
        self.tls = tls
        self.users = users
        self.headers = headers
    }
}
