import ClusterAPI
import Model
import SimulatedCluster
import Watching

/// Everything that decides a simulated run: the same scenario gives the same record.
struct Scenario: Sendable {
    /// What happens to the cluster or around it.
    enum Action: Sendable {
        case start(SimulatedFault)
        case stop(SimulatedFaultName)
        /// An outage of one host, or of all; nil ends it.
        case outage(Outage?, of: String?)
        case passwordOnCluster(String)
        case passwordInFile(String)
        case fileUnreadable
        case clockStep(Duration)
        case replaceCluster(SimulatedClusterConfiguration)
        /// Records in the cluster's own log.
        case log(EventBurst)
        /// Entries cannot be written, or can be again.
        case journalAway(Bool)
        /// The watcher is stopped, takes these hosts as its endpoints and is started again.
        case reload(hosts: [String])
        /// The watcher ends at whatever it was doing, and another program goes on with what it kept.
        case restart
        /// The same, without a chance to end anything well.
        case kill(Moment)
        /// The disk is full, or is not any more.
        case diskFull(Bool)
        /// Another release takes over, node by node too fast to be seen.
        case upgrade(SimulatedVersion)
        /// The last databases are deleted, or others created, until there are so many.
        case databases(Int)
    }

    /// When a program is killed, from the time on for which it is scripted.
    enum Moment: Sendable {
        /// There and then, whatever is waited for, which mostly is the next tick.
        case atOnce
        /// While something is being written.
        case writing
        /// So many turns after a request was seen under way: at any await of a cycle.
        case afterTurns(Int)
    }

    struct Step: Sendable {
        var at: Duration
        var action: Action
    }

    /// The password that must not occur anywhere; its first letter is rare, to be found fast.
    static let sentinel = "~s3ntinel-p4ssword"
    /// From the head of every token of a simulated cluster, which must not occur either.
    static let tokenMark = "JhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
    /// The name that leads to whichever node is the primary.
    static let clusterHost = "cluster.example"

    var seed: UInt64
    var cluster = SimulatedClusterConfiguration(nodes: 3, databases: 2, shardsPerDatabase: 1)
    var hosts = [Scenario.clusterHost]
    var resources = Resource.readByDefault
    var authentication = Authentication.basic
    var script: [Step] = []
    var length = Duration.seconds(300)
    /// Between two reads of the fast resources.
    var interval = Duration.seconds(10)
    var scrapePeriod = Duration.seconds(10)
    /// For the samples in memory, in bytes.
    var historyBudget = 1 << 20
    /// How long a write to the disk takes to arrive, and again to be acknowledged.
    var diskTime = Duration.zero
    /// A bug that is in it on purpose.
    var plant: Plant?

    init(seed: UInt64 = 1, hosts: [String] = [Scenario.clusterHost], length: Int = 300) {
        self.seed = seed
        self.hosts = hosts
        self.length = .seconds(length)
    }

    /// Adds what happens at a time in seconds.
    func at(_ seconds: Double, _ action: Action) -> Scenario {
        var changed = self
        changed.script.append(Step(at: .seconds(seconds), action: action))
        return changed
    }

    /// Every name that leads to the cluster: one for the whole, one for each node.
    var nodesByHost: [String: Int?] {
        var nodes: [String: Int?] = [Self.clusterHost: Int?.none, "dead.example": Int?.none]
        for uid in 1...cluster.nodes { nodes["n\(uid).example"] = uid }
        return nodes
    }
}
