import ClusterAPI
import Model
import Testing

/// Of equal names the first wins, among a few and among more than are remembered cheaply.
@Suite struct RepetitionTests {
    private let decoder = ResourceDecoder()

    @Test(arguments: [1, 3, 4, 5, 63, 64, 65, 200])
    func theFirstOfEqualAlertsWins(_ count: Int) throws {
        let names = (0..<count).map { "an_alert_with_a_long_name_\($0)" }
        let twice =
            names.map { #""\#($0)":{"state":true}"# } + names.map { #""\#($0)":{"state":false}"# }
        let object = "{\(twice.joined(separator: ","))}"
        let body = #"{"1":\#(object),"2":{},"3":\#(object)}"#
        let decoded = try decoder.decode(Array(body.utf8), of: .nodeAlerts)
        guard case .managerAlerts(_, let alerts) = decoded.reading else {
            Issue.record("\(decoded.reading)")
            return
        }
        #expect(alerts.map(\.name) == names + names)
        #expect(alerts.map(\.owner) == names.map { _ in UID("1") } + names.map { _ in UID("3") })
        #expect(alerts.allSatisfy { $0.isActive == true })
    }

    @Test(arguments: [1, 3, 4, 5, 30])
    func theFirstOfEqualTagsWins(_ count: Int) throws {
        let tags = (0..<2 * count).map { #"{"key":"k\#($0 % count)","value":"\#($0)"}"# }
        let body = #"[{"uid":1,"tags":[\#(tags.joined(separator: ","))]}]"#
        let decoded = try decoder.decode(Array(body.utf8), of: .databases)
        guard case .databases(let list) = decoded.reading else {
            Issue.record("\(decoded.reading)")
            return
        }
        #expect(
            list.objects.first?.tags == (0..<count).map { Tag(name: "k\($0)", value: "\($0)") }
        )
        #expect(decoded.lossCount == 1)
    }
}
