import Model

/// The objects of a list by their identifiers.
///
/// Objects are large: it holds their places in the list and copies none until it is asked for.
struct Listed<Object: Hashable & Sendable> {
    private let objects: [Object]
    private let places: [UID: Int]
    private let provesAbsence: Bool

    init(_ list: ObjectList<Object>?, by uid: (Object) -> UID) {
        objects = list?.objects ?? []
        var places: [UID: Int] = [:]
        places.reserveCapacity(objects.count)
        for (place, object) in objects.enumerated() {
            let uid = uid(object)
            if places[uid] == nil { places[uid] = place }
        }
        self.places = places
        provesAbsence = list?.isComplete ?? false
    }

    subscript(uid: UID) -> Object? { places[uid].map { objects[$0] } }

    func mayExist(_ uid: UID) -> Bool { places[uid] != nil || !provesAbsence }
}
