/// How far a database is with one of its sources.
package enum SyncSourceStatus: String, StatusWord {
    case inSync = "in-sync"
    case outOfSync = "out-of-sync"
    case syncing
}
