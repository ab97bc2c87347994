import Logging
import Model
import Settings
import Synchronization
import Watching

/// Tells an Alertmanager which alerts fire, beside everything else and never in its way.
///
/// Once a second it looks at the board; what there is to send follows from the plan alone. One
/// request is under way at a time. That it does not work is said when it begins and when it ends.
final class AlertmanagerSender: Sendable {
    /// Between two looks at the board.
    private static let period = Duration.seconds(1)
    /// How long one request may take.
    private static let timeout = Duration.seconds(10)

    private let settings: AlertmanagerSettings
    private let transport: any Transport
    private let board: StatusBoard
    private let tools: WatcherTools<ContinuousClock>
    private let logger: Logger
    private let counts = Mutex((alerts: 0, failures: 0))

    init(
        _ settings: AlertmanagerSettings,
        transport: any Transport,
        board: StatusBoard,
        tools: WatcherTools<ContinuousClock>,
        logger: Logger
    ) {
        self.settings = settings
        self.transport = transport
        self.board = board
        self.tools = tools
        self.logger = logger
    }

    /// How many alerts were received, and how many requests were not.
    var totals: (alerts: Int, failures: Int) { counts.withLock { $0 } }

    /// Sends until the task is cancelled.
    func run() async {
        var plan = NotificationPlan()
        var trouble: String?
        while !Task.isCancelled {
            plan.observe(notices, at: tools.now)
            let items = plan.due(at: tools.now)
            if !items.isEmpty {
                let failure = await send(items)
                guard !Task.isCancelled else { return }
                if failure == nil {
                    plan.sent(items, at: tools.now)
                } else {
                    plan.failed(at: tools.now)
                }
                count(items, failure)
                say(failure, after: trouble)
                trouble = failure
                // The rest of a large batch goes out at once.
                if failure == nil { continue }
            }
            do {
                try await tools.sleep(until: tools.now.monotonic + Self.period)
            } catch {
                return
            }
        }
    }

    private var notices: [AlertNotice] {
        board.entries.flatMap { name, entry in entry.report.notices(of: name) }
    }

    /// Sends a batch; returns why it was not received.
    private func send(_ items: [NotificationPlan.Item]) async -> String? {
        var credential: Credential?
        do throws(CredentialError) {
            credential = try settings.credentials?.read()
        } catch {
            return error.description
        }
        var request = Request(
            endpoint: settings.endpoint,
            path: settings.prefix + "/api/v2/alerts",
            login: credential.map { .credential($0) },
            timeout: Self.timeout,
            responseLimit: 1 << 16
        )
        let body = AlertmanagerBody.json(items)
        request.body = RequestBody(body, contentType: "application/json")
        do throws(TransportError) {
            let response = try await transport.send(request)
            return (200..<300).contains(response.status)
                ? nil : "\(settings.endpoint) answered HTTP \(response.status)"
        } catch {
            return error.description
        }
    }

    private func count(_ items: [NotificationPlan.Item], _ failure: String?) {
        counts.withLock { counts in
            if failure == nil { counts.alerts += items.count } else { counts.failures += 1 }
        }
    }

    private func say(_ failure: String?, after before: String?) {
        if let failure, before == nil {
            logger.warning("the alertmanager does not take alerts: \(failure)")
        } else if failure == nil, before != nil {
            logger.notice("the alertmanager takes alerts again")
        }
    }
}
