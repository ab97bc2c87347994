import Model

// The rules are pure predicates over an object list. The status comes from the list and never
// from statistics: an object that is down has none. A missing or unknown word is no evidence in
// either direction, so such an object is simply not observed. Words of something on its way are no
// evidence either, unless being on its way for long is what the kind is about.
//
// Each observation names the alerts that would explain it, such as the node that a shard lies on;
// the machine knows whether they hold.

/// What the object lists say about the alerts of their objects.
package enum ObjectRules {
    /// Whether a word is evidence for a condition, against it, or neither.
    enum Sign {
        case failing
        case healthy
        case nothing
    }

    static func observation(
        _ key: AlertKey,
        _ sign: Sign,
        _ evidence: @autoclosure () -> Evidence,
        causes: [AlertKey] = []
    ) -> Observation? {
        switch sign {
        case .failing: Observation(key, .failing(evidence()), causes: causes)
        case .healthy: Observation(key, .healthy, causes: causes)
        case .nothing: nil
        }
    }

    /// The words of the objects of a list, for who wants to know what was there before.
    static func words<Object>(
        _ list: ObjectList<Object>?,
        _ uid: (Object) -> UID,
        of word: (Object) -> String?
    ) -> [UID: String] {
        guard let list else { return [:] }
        return Dictionary(
            list.objects.compactMap { object in word(object).map { (uid(object), $0) } },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
