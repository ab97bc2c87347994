import Model

/// Reads arrays of objects that are known by another member than `uid`: a guid, an id, a name.
struct IdentifiedReader<ID: Hashable & Sendable, Object: Hashable & Sendable>: Sendable {
    private let key: StaticString
    private let identify: @Sendable (JSONValue) -> FieldValue<ID>
    private let fields: ObjectReader<Object>
    private let make: @Sendable (ID) -> Object

    private init(
        by key: StaticString,
        _ identify: @escaping @Sendable (JSONValue) -> FieldValue<ID>,
        _ fields: [Field<Object>],
        make: @escaping @Sendable (ID) -> Object
    ) {
        self.key = key
        self.identify = identify
        self.fields = ObjectReader(fields)
        self.make = make
    }

    /// Reads a list that is the whole answer, or stands in it under a name.
    func list(
        _ root: JSONValue,
        or name: StaticString,
        losses: inout LossLog
    ) throws(DecodingFailure) -> ObjectList<Object> {
        let inner = root.member(name)
        let array = inner ?? root
        guard array.kind == .array else {
            throw .wrongShape(root, expected: "a list of objects")
        }
        let list = elements(array, losses: &losses) { index in
            inner == nil ? .element(index) : .item("\(name)", index)
        }
        guard list.isComplete || !list.objects.isEmpty else { throw losses.nothingReadable }
        return list
    }

    /// Reads an array; an element without a usable and unique identifier is lost.
    func elements(
        _ array: JSONValue,
        losses: inout LossLog,
        at place: (Int) -> JSONPath.Place
    ) -> ObjectList<Object> {
        var list = ObjectList<Object>([])
        var seen = DistinctValues<ID>()
        for (index, element) in array.elements.enumerated() {
            guard element.kind == .object else {
                losses.add(JSONPath(place(index)), expected: "an object", found: element)
                list.isComplete = false
                continue
            }
            guard let json = element.member(key), case .value(let id) = identify(json),
                seen.insert(id)
            else {
                losses.add(JSONPath(place(index), "\(key)"), reason: "is no identifier of its own")
                list.isComplete = false
                continue
            }
            var object = make(id)
            fields.read(element, into: &object, at: place(index), losses: &losses)
            list.objects.append(object)
        }
        return list
    }
}

extension IdentifiedReader where ID == UID {
    init(
        by key: StaticString,
        _ fields: [Field<Object>],
        make: @escaping @Sendable (UID) -> Object
    ) {
        self.init(by: key, { $0.asUID }, fields, make: make)
    }
}

extension IdentifiedReader where ID == String {
    init(
        named key: StaticString,
        _ fields: [Field<Object>],
        make: @escaping @Sendable (String) -> Object
    ) {
        self.init(by: key, { $0.asText }, fields, make: make)
    }
}

extension Field {
    /// A nested list of objects that such a reader reads.
    static func items<ID, Item>(
        _ name: StaticString,
        _ reader: IdentifiedReader<ID, Item>,
        _ set: @escaping @Sendable (inout Object, [Item]) -> Void
    ) -> Field {
        Field(name: name) { json, object in
            if json.isNull { return nil }
            guard json.kind == .array else { return "a list of objects" }
            var losses = LossLog()
            set(&object, reader.elements(json, losses: &losses) { .element($0) }.objects)
            return losses.count == 0 ? nil : "other types within it"
        }
    }
}
