/// How a cluster judges one of its nodes or databases.
package enum ObjectHealth: String, StatusWord {
    case active
    case down
    case warning
}
