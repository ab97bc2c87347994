/// How a cluster judges itself as a whole.
package enum OverallHealth: String, StatusWord {
    case error
    case ok
    case warning
}
