import Model

/// One look at work: compares words, replaces them and writes the events down.
struct CensusTaker {
    private(set) var objects: [Subject: KnownObject]
    private(set) var unconfirmed: [Subject: KnownObject]
    private(set) var events: [ClusterEvent] = []
    private let time: Timestamp

    init(
        objects: [Subject: KnownObject],
        unconfirmed: [Subject: KnownObject],
        time: Timestamp
    ) {
        self.objects = objects
        self.unconfirmed = unconfirmed
        self.time = time
    }

    /// The name that an object was last known by.
    func name(of subject: Subject) -> String? { objects[subject]?.name }

    /// Writes an event down.
    mutating func note(_ kind: EventKind, _ subject: Subject, _ evidence: Evidence) {
        events.append(ClusterEvent(kind, subject, at: time, evidence))
    }

    /// Whether a list was looked at before; from now on it was.
    mutating func isKnown(_ list: String) -> Bool {
        !add(.resource(list))
    }

    /// Adds a subject; returns whether it was not there.
    mutating func add(_ subject: Subject) -> Bool {
        guard objects[subject] == nil else { return false }
        objects[subject] = KnownObject()
        return true
    }

    /// Whether the status words of an object are those that are known, or were seen before as well.
    mutating func confirms(_ subject: Subject, _ status: String?, _ detail: String?) -> Bool {
        var seen = KnownObject()
        (seen.status, seen.detail) = (status, detail)
        let known = objects[subject]
        let isNews =
            (status != nil && known?.status != nil && status != known?.status)
            || (detail != nil && known?.detail != nil && detail != known?.detail)
        guard isNews, unconfirmed[subject] != seen else {
            unconfirmed[subject] = nil
            return true
        }
        unconfirmed[subject] = seen
        return false
    }

    /// Replaces a known word by one that was read, and notes an event when they differ.
    ///
    /// - Returns: Whether they did.
    @discardableResult
    mutating func compare(
        _ word: WritableKeyPath<KnownObject, String?>,
        of subject: Subject,
        with new: String?,
        _ kind: EventKind,
        _ evidence: Evidence = Evidence()
    ) -> Bool {
        guard let new, let old = replace(word, of: subject, by: new) else { return false }
        var evidence = evidence
        (evidence.old, evidence.new) = (old, new)
        note(kind, subject, evidence)
        return true
    }

    /// Replaces a known word; returns the one before if there was another.
    @discardableResult
    mutating func replace(
        _ word: WritableKeyPath<KnownObject, String?>,
        of subject: Subject,
        by new: String
    ) -> String? {
        let old = objects[subject]?[keyPath: word]
        guard old != new else { return nil }
        objects[subject, default: KnownObject()][keyPath: word] = new
        return old
    }

    /// Takes out the subjects that a whole list does not have any more, in order.
    mutating func removeMissing<Object>(
        from list: ObjectList<Object>,
        _ subject: (Object) -> Subject,
        where isMeant: (Subject) -> Bool
    ) -> [(subject: Subject, object: KnownObject)] {
        guard list.isComplete else { return [] }
        let listed = Set(list.objects.map(subject))
        let gone = objects.keys.filter { isMeant($0) && !listed.contains($0) }.sorted()
        return gone.compactMap { subject in
            objects.removeValue(forKey: subject).map { (subject, $0) }
        }
    }
}
