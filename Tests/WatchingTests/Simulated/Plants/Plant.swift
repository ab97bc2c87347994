/// A bug that is put into a run on purpose, in a part that only the tests have.
///
/// An oracle that never speaks proves nothing: for each there is a bug that it alone must see.
enum Plant: CaseIterable, Sendable {
    /// Whoever tells the alerts tells each firing twice.
    case repeatedFiring
    /// A resource is never answered again after a fault is over.
    case forgottenRoute
    /// What is handed on of the statistics differs in one digit from what the cluster said.
    case alteredSample
    /// A series stands twice in what is scraped.
    case repeatedSeries
    /// Each request is sent twice at the same time.
    case doubledRequests
    /// Ages are told by the clock that people set.
    case ageByCalendar
    /// A request does not end when it is cancelled.
    case lingeringRequest
    /// A password is told in an event.
    case loggedPassword
    /// Something that the seed does not decide changes how long an answer takes.
    case hiddenState

    /// The oracle that must see it, and the only one.
    var oracle: Oracle {
        switch self {
        case .repeatedFiring: .alternation
        case .forgottenRoute: .recovery
        case .alteredSample: .buffer
        case .repeatedSeries: .exposition
        case .doubledRequests: .traffic
        case .ageByCalendar: .clock
        case .lingeringRequest: .shutdown
        case .loggedPassword: .secrecy
        case .hiddenState: .repetition
        }
    }
}
