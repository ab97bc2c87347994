// What is known of the objects of one cluster, and what has changed since the last look.
//
// A look compares each list that was read with what is known, and each difference is one event:
//
//     known   node:1 active   node:2 active            database:5 "cart"
//     look    node:1 active   node:2 down   node:3     database:5 "cart-eu"
//     events                  status_changed, node_added, database_renamed
//
// The rules: the first look at a list tells nothing, since nothing is known of before. A word that
// was not read is not compared and stays as it is known. Only a list that was read whole proves
// that an object is gone. The census is kept over a restart, so that what happened meanwhile is
// told once, at the first look. The shards of a node that is down are left out of it until the node
// is back: the node's own entry tells it. The status of a shard counts when two looks in a row have
// seen it: the lists of a cycle come one after another, and the shards of a node that goes down in
// between would otherwise be told one by one.
//
// Cost: one look-up for each object of a list. Left out: words that change all the time by design
// (progress, backups), and links between databases; the alerts judge those.

package import Model

/// What is known of the objects of a cluster, as events compare it.
package struct Census: Hashable, Sendable {
    /// The objects that exist; a list that was looked at is there as a resource.
    package private(set) var objects: [Subject: KnownObject]
    /// The words of shards that one look has seen; they are not kept over a restart.
    private var unconfirmed: [Subject: KnownObject] = [:]

    /// A census with these objects, as it was kept.
    package init(_ objects: [Subject: KnownObject] = [:]) {
        self.objects = objects
    }

    /// Takes in what a cycle has read and returns what has changed, in order.
    package mutating func take(_ look: Look, at time: Timestamp) -> [ClusterEvent] {
        var taker = CensusTaker(objects: objects, unconfirmed: unconfirmed, time: time)
        taker.take(look)
        objects = taker.objects
        unconfirmed = taker.unconfirmed
        return taker.events
    }
}
