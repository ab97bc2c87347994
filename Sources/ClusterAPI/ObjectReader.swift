import Model

/// Reads objects of one kind by a table of at most 64 fields.
///
/// To count a reference for each field's closure would be an eighth of the time of reading, so the
/// fields are objects that the table keeps alive and the walk borrows.
@safe struct ObjectReader<Object>: Sendable {
    private let fields: [Field<Object>]
    /// The same ones, to be used while ``fields`` holds them.
    private let borrowed: [Unmanaged<Field<Object>>]
    private let names: TextTable

    init(_ fields: [Field<Object>]) {
        precondition(fields.count <= 64, "the fields seen are bits of one word")
        self.fields = fields
        unsafe borrowed = fields.map { unsafe Unmanaged.passUnretained($0) }
        names = TextTable(fields.map { "\($0.name)" })
    }

    /// Puts the members of a JSON object into an object; of equal names the first wins.
    func read(
        _ json: JSONValue,
        into object: inout Object,
        at place: @autoclosure () -> JSONPath.Place,
        losses: inout LossLog
    ) {
        var seen: UInt64 = 0
        for (key, value) in json.members {
            guard let index = names.index(of: key) else { continue }
            let bit: UInt64 = 1 << UInt64(index)
            guard seen & bit == 0 else { continue }
            seen |= bit
            let expected = unsafe borrowed[index]._withUnsafeGuaranteedRef {
                $0.read(value, &object)
            }
            guard let expected else { continue }
            let path = JSONPath(place(), "\(fields[index].name)")
            losses.add(path, expected: expected, found: value)
        }
    }
}

extension ObjectReader where Object: Hashable & Sendable {
    /// Reads a list, as an array of objects that carry `uid` or as a map by it.
    ///
    /// An element without a usable and unique identifier is lost, and then the list is no longer
    /// complete; when all are lost, so is the list. An object that is no map of objects is no
    /// list: the API's error bodies, say.
    func list(
        _ root: JSONValue,
        canBeEmpty: Bool = true,
        losses: inout LossLog,
        make: (UID) -> Object
    ) throws(DecodingFailure) -> ObjectList<Object> {
        var entries = try DistinctEntries(root, expected: "a list of objects", emptyMap: false)
        var list = ObjectList<Object>([])
        if root.countHint > 0 { list.objects.reserveCapacity(root.countHint) }
        while let (uid, place, value) = entries.next(&losses) {
            list.objects.append(make(uid))
            // In place, since objects are large.
            let last = list.objects.count - 1
            read(value, into: &list.objects[last], at: place, losses: &losses)
        }
        try entries.check(losses, canBeEmpty: canBeEmpty)
        list.isComplete = entries.isComplete
        return list
    }
}
