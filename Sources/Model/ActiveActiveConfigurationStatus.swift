/// How far a new configuration of an Active-Active database is in one of its clusters.
package enum ActiveActiveConfigurationStatus: String, StatusWord {
    /// It is in force there.
    case commitCompleted = "commit-completed"
    case committed
    case failed
    case posted
    case ready
}
