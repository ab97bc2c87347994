import Alerting
import ClusterAPI
import Model

extension ClusterState {
    /// Compares what a cycle has read with what is known of the objects.
    ///
    /// Not called while the cluster cannot be read: what is listed then may be half the truth.
    mutating func changes(_ judged: [JudgedResult], at moment: Moment) -> [ClusterEvent] {
        var look = Look()
        for item in judged {
            switch item.outcome {
            case .read(let decoded): look.add(decoded.reading)
            case .empty(let reading): look.add(reading)
            case .object, .objectGone, .unsupported, .forbidden, .unauthorized, .unexpected,
                .failed:
                break
            }
        }
        return census.take(look, at: moment.wall)
    }
}
