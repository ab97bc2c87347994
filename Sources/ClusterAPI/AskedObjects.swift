package import Model

/// Which objects a resource is asked about one by one.
package enum AskedObjects: Hashable, Sendable, CaseIterable {
    /// Every database.
    case databases
    /// The databases that are a part of an Active-Active database.
    case activeDatabases
    /// The databases that take from Replica Of sources.
    case replicaDatabases
    /// The Active-Active databases.
    case activeActive

    /// The resource whose list has the objects.
    package var list: Resource {
        switch self {
        case .databases, .activeDatabases, .replicaDatabases: .databases
        case .activeActive: .activeActive
        }
    }

    /// The objects in a list, and whether the list proves that there are no others.
    ///
    /// Nil when the reading is of another resource.
    package func identifiers(in reading: Reading) -> ObjectList<UID>? {
        switch (self, reading) {
        case (.databases, .databases(let list)): choose(list) { _ in true }
        case (.activeDatabases, .databases(let list)):
            choose(list) { $0.isActiveActive == true || !$0.activeSources.isEmpty }
        case (.replicaDatabases, .databases(let list)):
            choose(list) { !$0.replicaSources.isEmpty }
        case (.activeActive, .activeActive(let list)):
            ObjectList(list.objects.map(\.uid), isComplete: list.isComplete)
        case _: nil
        }
    }

    private func choose(
        _ list: ObjectList<Database>,
        where isMeant: (Database) -> Bool
    ) -> ObjectList<UID> {
        ObjectList(list.objects.filter(isMeant).map(\.uid), isComplete: list.isComplete)
    }
}
