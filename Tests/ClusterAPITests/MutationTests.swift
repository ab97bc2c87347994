import ClusterAPI
import Model
import Testing

/// Each field of each resource, changed to each other JSON type, costs exactly that field.
@Suite struct MutationTests {
    private let decoder = ResourceDecoder()

    @Test(arguments: SampleBody.all)
    func aCompleteAnswerLosesNothing(_ sample: SampleBody) throws {
        let decoded = try decoder.decode(sample.body(sample.object).bytes, of: sample.resource)
        #expect(decoded.lossCount == 0)
    }

    /// Guards the test below: a field that said nothing could be lost without being noticed.
    @Test(arguments: SampleBody.all)
    func eachFieldSaysSomething(_ sample: SampleBody) throws {
        let complete = try decoder.decode(sample.body(sample.object).bytes, of: sample.resource)
        for (field, type) in sample.fields {
            let without = sample.body(sample.object.setting(field, to: nil))
            let decoded = try decoder.decode(without.bytes, of: sample.resource)
            #expect((decoded.reading == complete.reading) == (type == .ignored), "\(field)")
        }
    }

    @Test(arguments: SampleBody.all)
    func aFieldOfAnotherTypeLosesThatField(_ sample: SampleBody) throws {
        for (field, type) in sample.fields {
            let without = sample.body(sample.object.setting(field, to: nil))
            let expected = try decoder.decode(without.bytes, of: sample.resource)
            for (name, value) in JSON.everyType {
                let mutated = sample.body(sample.object.setting(field, to: value))
                let decoded = try decoder.decode(mutated.bytes, of: sample.resource)
                let isLost = name != "null" && !type.accepted.contains(name)
                let paths = isLost ? ["\(sample.path).\(field)"] : []
                #expect(decoded.losses.map(\.path) == paths, "\(field) as \(name)")
                #expect(decoded.lossCount == paths.count, "\(field) as \(name)")
                if type == .complaint {
                    #expect((decoded.reading == expected.reading) == (name == "null"))
                } else if isLost || name == "null" {
                    #expect(decoded.reading == expected.reading, "\(field) as \(name)")
                } else if ![.ignored, .inner].contains(type) {
                    #expect(decoded.reading != expected.reading, "\(field) as \(name)")
                }
            }
        }
    }

    @Test(arguments: SampleBody.all.filter { $0.path == "$[1]" })
    func anIdentifierOfAnotherTypeLosesThatObject(_ sample: SampleBody) throws {
        let complete = try decoder.decode(sample.body(sample.object).bytes, of: sample.resource)
        for (name, value) in JSON.everyType + [("nothing", nil), ("empty", "")] {
            let mutated = sample.body(sample.object.setting("uid", to: value))
            let decoded = try decoder.decode(mutated.bytes, of: sample.resource)
            let isKept = name == "number" || name == "string"
            let paths = isKept ? [] : ["$[1].uid"]
            #expect(decoded.losses.map(\.path) == paths, "\(name)")
            #expect(Shape(decoded.reading).isComplete == isKept, "\(name)")
            #expect(Shape(decoded.reading).count == (isKept ? 3 : 2), "\(name)")
        }
        #expect(Shape(complete.reading) == Shape(count: 3, isComplete: true))
    }

    @Test(arguments: SampleBody.all.filter { $0.path != "$" })
    func anObjectOfAnotherTypeIsLost(_ sample: SampleBody) throws {
        for (name, value) in JSON.everyType where name != "object" {
            let decoded = try decoder.decode(sample.body(value).bytes, of: sample.resource)
            #expect(decoded.losses.map(\.path) == [sample.path], "\(name)")
            #expect(Shape(decoded.reading).count == 2, "\(name)")
            #expect(Shape(decoded.reading).isComplete != true, "\(name)")
        }
    }

    /// Every resource is here, but the one whose status is its answer, and the log, whose records
    /// are told by all that is in them and have tests of their own.
    @Test func noResourceIsForgotten() {
        let sampled = Set(SampleBody.all.map(\.resource))
        #expect(Set(Resource.allCases).subtracting(sampled) == [.databaseAvailability, .logs])
    }

    @Test(arguments: SampleBody.all)
    func ofEqualNamesTheFirstWins(_ sample: SampleBody) throws {
        let complete = try decoder.decode(sample.body(sample.object).bytes, of: sample.resource)
        guard case .object(let members) = sample.object else { return }
        for member in members {
            for (name, value) in JSON.everyType {
                let twice = JSON.object(members + [.init(key: member.key, value: value)])
                let decoded = try decoder.decode(sample.body(twice).bytes, of: sample.resource)
                #expect(decoded.reading == complete.reading, "\(member.key) again as \(name)")
                #expect(decoded.lossCount == 0, "\(member.key) again as \(name)")
            }
        }
    }

    /// What a proxy in between sends, and both forms in which the API writes an error.
    @Test(arguments: SampleBody.all)
    func whatIsNoAnswerIsRefused(_ sample: SampleBody) {
        for (text, label) in [
            ("", "empty"), (" \r\n", "empty"), ("<!DOCTYPE html><p>503</p>", "not_json"),
            ("upstream connect error", "not_json"), (#"{"cut": [1"#, "not_json"),
            (#"{"error_code": "no_quorum", "description": "secret"}"#, "wrong_shape"),
            (#"{"error_code": "no_quorum", "message": "secret"}"#, "wrong_shape"),
        ] {
            let failure = #expect(throws: DecodingFailure.self, "\(text)") {
                try decoder.decode(Array(text.utf8), of: sample.resource)
            }
            #expect(failure?.label == label, "\(text)")
            #expect("\(failure as Any)".contains("secret") == false)
        }
    }

    @Test(arguments: SampleBody.all)
    func anAnswerOfAnotherTypeIsRefused(_ sample: SampleBody) throws {
        for (name, value) in JSON.everyType where name != "object" {
            guard name != "array" || sample.path == "$" else { continue }
            #expect(throws: DecodingFailure.self, "\(name)") {
                try decoder.decode(value.bytes, of: sample.resource)
            }
        }
        let error: JSON = ["error_code": "internal_error", "description": "secret-in-the-body"]
        let failure = #expect(throws: DecodingFailure.self) {
            try decoder.decode(error.bytes, of: sample.resource)
        }
        #expect(failure?.label == "wrong_shape")
        #expect("\(failure as Any)".contains("secret-in-the-body") == false)
    }
}

/// How many objects a reading has, and whether it proves deletions (nil where it never does).
struct Shape: Equatable {
    var count: Int
    var isComplete: Bool?

    init(count: Int, isComplete: Bool?) {
        self.count = count
        self.isComplete = isComplete
    }

    init(_ reading: Reading) {
        switch reading {
        case .nodes(let list): self.init(count: list.objects.count, isComplete: list.isComplete)
        case .nodeStates(let list):
            self.init(count: list.objects.count, isComplete: list.isComplete)
        case .databases(let list):
            self.init(count: list.objects.count, isComplete: list.isComplete)
        case .shards(let list): self.init(count: list.objects.count, isComplete: list.isComplete)
        case .statistics(_, let samples): self.init(count: samples.count, isComplete: nil)
        case .managerAlerts(_, let alerts): self.init(count: alerts.count, isComplete: nil)
        case .actions(let list): self.init(count: list.objects.count, isComplete: nil)
        case .modules(let list): self.init(count: list.objects.count, isComplete: list.isComplete)
        case .users(let list): self.init(count: list.objects.count, isComplete: list.isComplete)
        case .check(let check): self.init(count: check.nodes.count, isComplete: nil)
        case .certificates(let all): self.init(count: all.count, isComplete: nil)
        case .logs(let page): self.init(count: page.records.count, isComplete: nil)
        case .proxies(let list):
            self.init(count: list.objects.count, isComplete: list.isComplete)
        case .cluster, .license, .policy, .bootstrap, .availability, .activeActive,
            .activeActiveTasks, .activeActiveHealth, .syncer, .revocationSettings, .revocation,
            .health, .databaseHealth, .services:
            self.init(count: reading.objectCount, isComplete: nil)
        }
    }
}
