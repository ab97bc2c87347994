/// Where the nodes of each cluster are.
struct AddressTable {
    private let connection: SQLiteConnection

    init(_ connection: SQLiteConnection) {
        self.connection = connection
    }

    /// Reads the addresses of a cluster's nodes, in order.
    func addresses(of cluster: String) throws(StorageError) -> [String] {
        try connection.rows(
            "SELECT address FROM address WHERE cluster = ? ORDER BY address",
            [.text(cluster)]
        ).compactMap { $0[0].text }
    }

    /// Replaces the addresses of a cluster's nodes.
    func replace(_ addresses: [String], of cluster: String) throws(StorageError) {
        try connection.rows("DELETE FROM address WHERE cluster = ?", [.text(cluster)])
        for address in addresses {
            try connection.rows(
                "INSERT OR IGNORE INTO address VALUES (?, ?)",
                [.text(cluster), .text(address)]
            )
        }
    }
}
