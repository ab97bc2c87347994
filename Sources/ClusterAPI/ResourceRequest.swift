package import Model

/// What is asked for with one request: a resource, or its part about one object.
package struct ResourceRequest: Hashable, Sendable {
    /// What stands for the object in the path of a row of ``ResourceTable``.
    static let placeholder = "{uid}"
    /// What stands for a time in the path: since when samples are wanted.
    static let recently = "{recently}"
    /// How far back that is: a few samples, and some seconds between the clocks.
    static let recentSeconds: Int64 = 60

    /// The resource.
    package let resource: Resource
    /// The object; nil where one answer tells of all.
    package let object: UID?
    /// Which records of the cluster's own log; nil of every other resource, and for the newest.
    package let window: LogWindow?
    /// Which means of the past of a statistics resource; nil for the newest sample.
    package let past: RollupWindow?
    /// Whether it is sent to the second path of the resource.
    package let isAlternative: Bool

    /// Asks for all of a resource.
    package init(_ resource: Resource) {
        self.resource = resource
        self.object = nil
        self.window = nil
        self.past = nil
        self.isAlternative = false
    }

    /// Asks for records of the cluster's own log.
    package init(logs window: LogWindow?) {
        self.resource = .logs
        self.object = nil
        self.window = window
        self.past = nil
        self.isAlternative = false
    }

    /// Asks for means of the past of a statistics resource, or of its part about one object.
    ///
    /// Nil for an identifier that must not be put into a path.
    package init?(_ resource: Resource, object: UID?, past: RollupWindow) {
        guard object.map(Self.isPlain) ?? true else { return nil }
        self.resource = resource
        self.object = object
        self.window = nil
        self.past = past
        self.isAlternative = false
    }

    /// Asks for the part about one object; nil for an identifier that must not be put into a path.
    package init?(_ resource: Resource, object: UID, isAlternative: Bool = false) {
        guard Self.isPlain(object) else { return nil }
        self.resource = resource
        self.object = object
        self.window = nil
        self.past = nil
        self.isAlternative = isAlternative
    }

    private static func isPlain(_ object: UID) -> Bool {
        !object.text.isEmpty
            && object.text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                case _: false
                }
            }
    }

    /// Path and query of a request that is sent at the given time.
    package func path(at wall: Timestamp) -> String {
        if let window { return resource.path.prefix { $0 != "?" } + window.query }
        if let past {
            return resource.path.prefix { $0 != "?" }
                .replacing("/stats/last", with: "/stats")
                .replacing(Self.placeholder, with: object?.text ?? Self.placeholder) + past.query
        }
        let since = Timestamp(seconds: wall.milliseconds / 1_000 - Self.recentSeconds)
        let path = isAlternative ? resource.alternative ?? resource.path : resource.path
        return
            path
            .replacing(Self.placeholder, with: object?.text ?? Self.placeholder)
            .replacing(Self.recently, with: "\(since.rfc3339.prefix(19))Z")
    }
}
