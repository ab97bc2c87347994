/// The `status` of a node; `down` is the only one that means failure.
package enum NodeStatus: String, StatusWord {
    case active
    case decommissioning
    case down
    case provisioning
}
