import Alerting
import ClusterAPI
import Watching

/// An observer with one of the planted bugs in it.
struct FaultyObserver: Observer {
    let sound: RecordingObserver
    let plant: Plant

    func record(_ event: Event, cluster: String) {
        sound.record(event, cluster: cluster)
        if plant == .loggedPassword, case .cycleFinished = event {
            let word = "unknown to \(Scenario.sentinel)"
            sound.record(.statusUnrecognised(.nodes, word: word), cluster: cluster)
        }
    }

    func record(_ entry: JournalEntry) {
        sound.record(entry)
        guard plant == .repeatedFiring, case .alert(let alert) = entry,
            alert.transition.state == .firing
        else { return }
        sound.record(entry)
    }
}
