/// How far the node that was asked is with becoming a member of a cluster.
package enum BootstrapState: String, StatusWord {
    case completed
    case creatingCluster = "creating_cluster"
    case error
    case idle
    case initiated
    case joiningCluster = "joining_cluster"
    case recoveringCluster = "recovering_cluster"
}
