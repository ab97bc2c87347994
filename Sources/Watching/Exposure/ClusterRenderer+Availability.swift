import Exposition
import Model

extension ClusterRenderer {
    /// Adds the availability of the databases that are still listed.
    mutating func addAvailability() {
        let databases = Listed(lastDatabases, by: \.uid)
        let rows = state.freshAvailability(at: now).filter { databases.mayExist($0.uid) }
            .map { (labels.database($0.uid, databases[$0.uid]), $0.isAvailable) }
        for (labels, isAvailable) in rows.sorted(by: { $0.0 < $1.0 }) {
            table.add(.databaseAvailable, labels, isAvailable)
        }
    }
}
