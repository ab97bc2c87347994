import Model

/// The objects of a list by their identifiers.
struct Listed<Object: Hashable & Sendable> {
    private let objects: [UID: Object]
    private let provesAbsence: Bool

    init(_ list: ObjectList<Object>?, by uid: (Object) -> UID) {
        let pairs = list.map { list in list.objects.map { (uid($0), $0) } } ?? []
        objects = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        provesAbsence = list?.isComplete ?? false
    }

    subscript(uid: UID) -> Object? { objects[uid] }

    func mayExist(_ uid: UID) -> Bool { objects[uid] != nil || !provesAbsence }
}
