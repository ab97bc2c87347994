import ClusterAPI
import Testing
import Watching

@Suite struct CountersTests {
    private let endpoint = Endpoint(host: "n1.example", port: 9443)

    @Test func `each counter is fed by its own event`() {
        var counters = Counters()
        let other = Endpoint(host: "n2.example", port: 9443)
        let health = ClusterHealth()
        let events: [Event] = [
            .requestFinished(.nodes, code: "200", duration: .seconds(1)),
            .requestFinished(.nodes, code: "200", duration: .seconds(1)),
            .requestFinished(.nodes, code: "timeout", duration: .seconds(5)),
            .requestFinished(.license, code: "403", duration: .seconds(1)),
            .payloadRejected(.nodes, losses: [], total: 3),
            .payloadRejected(.nodes, losses: [], total: 1),
            .endpointChanged(from: endpoint, to: other),
            .loginRefused(endpoint, count: 2), .loginRefused(endpoint, count: 3),
            .cycleFinished(CycleSummary(duration: .seconds(9), asked: 1, read: 1, health: health)),
            .cycleFinished(CycleSummary(duration: .seconds(2), asked: 1, read: 1, health: health)),
            .seriesLimitExceeded(dropped: 7, limit: 10),
        ]
        for event in events { counters.count(event) }
        #expect(counters.requests == [.nodes: ["200": 2, "timeout": 1], .license: ["403": 1]])
        #expect(counters.decodeFailures == [.nodes: 4])
        #expect(counters.endpointFailovers == 1)
        #expect(counters.loginFailures == 2)
        #expect(counters.cycleDuration == .seconds(2))
        #expect(counters.seriesOverLimit == 7)
    }

    @Test func `other events count nothing`() {
        var counters = Counters()
        let events: [Event] = [
            .trouble(.credential, .began("x")), .statusUnrecognised(.nodes, word: "x"),
            .resourceUnsupported(.license, status: 404), .redirected(from: endpoint, to: endpoint),
            .loginAccepted, .credentialChanged,
        ]
        for event in events { counters.count(event) }
        #expect(counters.requests.isEmpty && counters.decodeFailures.isEmpty)
        #expect(counters.endpointFailovers + counters.loginFailures == 0)
        #expect(counters.cycleDuration == nil && counters.seriesOverLimit == 0)
    }
}
