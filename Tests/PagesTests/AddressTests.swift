import Testing

@testable import Pages

/// An address is read as it was written, whatever is in a name.
@Suite struct AddressTests {
    private static let names = [
        "east", "a/b", "a b+c", "%41", "?q=1#x", "<b>\"'&", "..", "größe", "\u{202E}x", "a\nb",
    ]

    @Test(arguments: names)
    func `a name goes there and back`(_ name: String) {
        var filter = TimelineFilter()
        filter.cluster = name
        filter.state = .resolved
        filter.kind = "node_down"
        filter.subject = name
        let addresses: [PageAddress] = [
            .fleet, .cluster(name, search: ""), .cluster(name, search: name),
            .database(cluster: name, uid: name, .day), .database(cluster: name, uid: "1", .hour),
            .timeline(filter), .timeline(TimelineFilter()), .polls(cluster: name),
            .polls(cluster: nil), .configuration, .style, .script,
        ]
        for address in addresses {
            let parts = address.url.split(separator: "?", maxSplits: 1).map(String.init)
            #expect(PageAddress(path: parts[0], query: parts.dropFirst().first) == address)
            #expect(address.url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
            #expect(!address.url.contains { "<>\"'".contains($0) })
        }
    }

    @Test(arguments: [
        "", "//", "/clusters", "/clusters/", "/clusters/a/", "/clusters/a/databases",
        "/clusters/a/nodes/1", "/clusters/%zz", "/alerts/", "/assets/", "/assets/x", "/Polls",
    ])
    func `elsewhere there is no page`(_ path: String) {
        #expect(PageAddress(path: path, query: nil) == nil)
    }

    @Test(arguments: [
        ("span=6h", PlotSpan.sixHours), ("span=all", .all), ("span=9y", .hour), ("", .hour),
    ])
    func `a span that is none is the usual one`(_ query: String, _ span: PlotSpan) {
        let address = PageAddress(path: "/clusters/a/databases/1", query: query)
        #expect(address == .database(cluster: "a", uid: "1", span))
    }
}
