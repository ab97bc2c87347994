/// How far a change of an Active-Active database is.
package enum ActiveActiveTaskStatus: String, StatusWord {
    case failed
    case finished
    case queued
    case started
}
