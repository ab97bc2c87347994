import Alerting
import Model
import Testing

/// What two looks at a cluster tell when they differ.
@Suite struct CensusTests {
    /// A look in the shorthand of these tests: what is listed, and whether the list is whole.
    struct Scene: Sendable {
        var nodes: [String]? = ["1 active", "2 active"]
        var databases: [String]? = ["5 active cart"]
        var shards: [String]? = ["17 master ok", "18 slave ok"]
        var master: String? = "1"
        var resting: Set<String> = []
        var versions: [String: String] = ["1": "8.0.2-17", "2": "8.0.2-17"]
        var limit: Double? = 4
        var isWhole = true
        var isLicensed = true

        var look: Look {
            var look = Look()
            if let nodes { look.add(.nodes(list(nodes, node))) }
            if let master { look.add(.nodeStates(states(master))) }
            if let databases { look.add(.databases(list(databases, database))) }
            if let shards { look.add(.shards(list(shards, shard))) }
            var license = License()
            license.expiration = Timestamp(seconds: 1_800_000_000)
            license.shardsLimit = limit
            look.add(.license(isLicensed ? license : nil))
            return look
        }

        private func list<Object>(
            _ lines: [String],
            _ object: ([Substring]) -> Object
        ) -> ObjectList<Object> {
            ObjectList(lines.map { object($0.split(separator: " ")) }, isComplete: isWhole)
        }

        private func node(_ words: [Substring]) -> Node {
            var node = Node(uid: UID(String(words[0])))
            node.status = words.count > 1 ? Status(word: String(words[1])) : nil
            node.softwareVersion = versions[node.uid.text]
            node.address = "10.0.0.\(node.uid)"
            node.acceptsServers = !resting.contains(node.uid.text)
            return node
        }

        private func states(_ master: String) -> ObjectList<NodeState> {
            ObjectList(
                (nodes ?? []).map { line in
                    let uid = String(line.split(separator: " ")[0])
                    var state = NodeState(uid: UID(uid))
                    state.role = uid == master ? "master" : "slave"
                    state.hasMaintenanceSnapshot = resting.contains(uid)
                    return state
                }
            )
        }

        private func database(_ words: [Substring]) -> Database {
            var database = Database(uid: UID(String(words[0])))
            database.status = words.count > 1 ? Status(word: String(words[1])) : nil
            database.name = words.count > 2 ? String(words[2]) : nil
            return database
        }

        private func shard(_ words: [Substring]) -> Shard {
            var shard = Shard(uid: UID(String(words[0])))
            shard.database = UID(5)
            shard.node = UID(Int64(words[0] == "17" ? 1 : 2))
            shard.role = words.count > 1 ? String(words[1]) : nil
            shard.status = .known(.active)
            shard.detailedStatus = words.count > 2 ? Status(word: String(words[2])) : nil
            return shard
        }
    }

    /// The events of each scene after the first, in the words of the journal.
    private func told(_ scenes: [Scene], _ census: Census = Census()) -> [String] {
        var census = census
        // Each twice, since the words of shards count when they were seen twice.
        return scenes.flatMap { [$0, $0] }.flatMap { scene in
            census.take(scene.look, at: Timestamp(seconds: 0))
        }.map { event in
            EventEntry(cluster: "c", event: event, id: "").message.dropFirst("c: ".count)
                + " [\(event.kind.rawValue)]"
        }
    }

    @Test(
        arguments: [
            (Scene(), []),
            (
                Scene(nodes: ["1 active", "2 active", "3 active"]),
                ["node 3 has joined the cluster: active, 10.0.0.3 [node_added]"]
            ),
            (Scene(nodes: ["1 active"]), ["node 2 has left the cluster: active [node_removed]"]),
            (Scene(nodes: ["1 active"], isWhole: false), []),
            (
                Scene(nodes: ["1 active", "2 down"], shards: ["17 master ok", "18 slave down"]),
                ["node 2 has another status: active → down [status_changed]"]
            ),
            (Scene(nodes: ["1 active", "2"]), []),
            (
                Scene(resting: ["2"]),
                ["node 2 has changed its maintenance mode: off → on [maintenance_mode]"]
            ),
            (
                Scene(master: "2"),
                ["cluster has another master node: node:1 → node:2 [master_node_changed]"]
            ),
            (Scene(master: "9"), []), (Scene(master: nil), []),
            (
                Scene(versions: ["1": "8.0.2-17", "2": "8.2.0-25"]),
                ["node 2 has another version: 8.0.2-17 → 8.2.0-25 [version_changed]"]
            ),
            (Scene(versions: [:]), []),
            (
                Scene(databases: ["5 active cart", "6 pending"]),
                ["database 6 was created: pending [database_created]"]
            ),
            (Scene(databases: []), ["database 5 (cart) was deleted: active [database_deleted]"]),
            (Scene(databases: [], isWhole: false), []), (Scene(databases: nil), []),
            (
                Scene(databases: ["5 active basket"]),
                ["database 5 (basket) was renamed: cart → basket [database_renamed]"]
            ),
            (
                Scene(databases: ["5 sleeping"]),
                ["database 5 (cart) has another status: active → sleeping [status_changed]"]
            ),
            (
                Scene(shards: ["17 slave ok", "18 master ok"]),
                [
                    "shard 17 has changed its role: master → slave, of database 5 on node 1 "
                        + "[shard_role_changed]",
                    "shard 18 has changed its role: slave → master, of database 5 on node 2 "
                        + "[shard_role_changed]",
                ]
            ),
            (
                Scene(shards: ["17 master loading", "18 slave ok"]),
                [
                    "shard 17 has another status: ok → loading, of database 5 on node 1 "
                        + "[status_changed]"
                ]
            ),
            (Scene(shards: ["17 master ok"]), []), (Scene(shards: nil), []),
            (
                Scene(limit: 8),
                [
                    "cluster has another licence: until 2027-01-15T08:00:00.000Z, 4 shards → "
                        + "until 2027-01-15T08:00:00.000Z, 8 shards [license_changed]"
                ]
            ),
            (Scene(limit: nil), []),
            (
                Scene(isLicensed: false),
                [
                    "cluster has another licence: until 2027-01-15T08:00:00.000Z, 4 shards → none "
                        + "[license_changed]"
                ]
            ),
        ] as [(Scene, [String])]
    )
    func `a difference is one event`(_ second: Scene, _ expected: [String]) {
        #expect(told([Scene(), second]) == expected)
        // And it is told once, also when the first look was another program's.
        #expect(told([Scene(), second, second]) == expected)
        var census = Census()
        _ = census.take(Scene().look, at: Timestamp(seconds: 0))
        #expect(told([second, second], Census(census.objects)) == expected)
    }

    @Test func `the first look at each list tells nothing`() {
        #expect(told([Scene()]) == [])
        let later = Scene(nodes: ["1 active"], databases: nil, shards: nil, master: nil)
        #expect(told([later, Scene(nodes: ["1 active"])]) == [])
        #expect(
            told([Scene(databases: []), Scene()]) == [
                "database 5 (cart) was created: active [database_created]"
            ]
        )
    }

    @Test func `an object that could not be read is not forgotten`() {
        let torn = Scene(nodes: ["1 active"], databases: [], isWhole: false)
        #expect(told([Scene(), torn, Scene()]) == [])
    }

    @Test func `a word that was not read is compared with the one before`() {
        let silent = Scene(nodes: ["1", "2"], databases: ["5"], shards: ["17", "18"])
        #expect(told([Scene(), silent, Scene()]) == [])
        #expect(
            told([Scene(), silent, Scene(nodes: ["1 active", "2 decommissioning"])]) == [
                "node 2 has another status: active → decommissioning [status_changed]"
            ]
        )
    }

    @Test func `the word of a shard that one look has seen is not told`() {
        var census = Census()
        func told(_ shards: [String], _ nodes: [String] = ["1 active", "2 active"]) -> [String] {
            census.take(Scene(nodes: nodes, shards: shards).look, at: Timestamp(seconds: 0))
                .map { "\($0.subject) \($0.evidence.new ?? "")" }
        }
        let good = ["17 master ok", "18 slave ok"]
        let bad = ["17 master ok", "18 slave down"]
        #expect(told(good) == [] && told(bad) == [] && told(good) == [])
        #expect(told(bad) == [] && told(bad) == ["shard:18 down"] && told(bad) == [])
        #expect(told(good) == [] && told(good) == ["shard:18 ok"])
        // The node goes down between the reading of its list and of the list of shards.
        #expect(told(bad) == [])
        #expect(told(bad, ["1 active", "2 down"]) == ["node:2 down"])
        #expect(told(good, ["1 active", "2 active"]) == ["node:2 active"])
        #expect(told(good) == [])
    }

    @Test func `the shards of a node that was down are compared when it is back`() {
        let down = Scene(nodes: ["1 active", "2 down"], shards: ["17 master ok", "18 slave down"])
        #expect(told([Scene(), down, Scene()]).count == 2)
        let back = Scene(shards: ["17 master ok", "18 slave loading"])
        #expect(
            told([Scene(), down, back]).last == "shard 18 has another status: ok → loading, "
                + "of database 5 on node 2 [status_changed]"
        )
    }
}
