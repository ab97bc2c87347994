// Sends the samples of all clusters to one receiver, from where it last acknowledged. A loop:
//
//     find what waits ─▶ nothing: wait a little
//            │
//            ▼
//     one request ─▶ 2xx        the positions move on, and are kept
//                 ─▶ 4xx        the same, but the samples count as refused
//                 ─▶ 429, 5xx,  wait, the longer the more often, at least as long as Retry-After
//                    no answer  says; then find anew what waits
//
// A position is kept after the answer and before anything else is sent. So an outage of the receiver
// or of the daemon leaves no hole as long as file or memory reach back, and costs at most one
// request twice, whose samples are the same and which a receiver takes as such.
//
// One request at a time: a receiver must see each series in the order of time, and with requests of
// 5,000 samples one connection is far faster than any cluster can be watched.

import Exposition
import Logging
import Model
import RemoteStorage
import Settings
import Storage
import Watching

/// Sends samples to one receiver until it is cancelled.
actor RemoteWriter {
    /// Between two looks when nothing waits.
    private static let pause = Duration.seconds(2)
    private static let backoffMin = Duration.seconds(1)
    private static let backoffMax = Duration.seconds(30)
    /// How far back a receiver begins that has never acknowledged anything, in milliseconds: an
    /// engine that has newer samples would refuse older ones.
    private static let firstReach: Int64 = 3_600_000
    /// A receiver answers with nothing or with a sentence.
    private static let answerBytesMax = 64 << 10

    private let settings: RemoteWriteSettings
    private let transport: any Transport
    private let history: HistoryReader
    private let database: StateDatabase?
    private let tools: WatcherTools<ContinuousClock>
    private let logger: Logger
    private let status: RemoteWriteStatus
    private var positions: [SamplePlace: Int64] = [:]
    private var beginning: Int64?
    private var backoff = RemoteWriter.backoffMin
    private var complaint: String?

    init(
        _ settings: RemoteWriteSettings,
        status: RemoteWriteStatus,
        transport: any Transport,
        history: HistoryReader,
        parts: (database: StateDatabase?, tools: WatcherTools<ContinuousClock>, logger: Logger)
    ) {
        self.settings = settings
        self.status = status
        self.history = history
        self.transport = transport
        (database, tools, logger) = parts
    }

    /// Sends until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            let wait: Duration
            do throws(StorageError) {
                try await restore()
                wait = await send(try await waiting())
            } catch {
                complain("\(error)")
                wait = Self.pause
            }
            if wait > .zero { try? await tools.sleep(until: tools.now.monotonic + wait) }
        }
    }

    /// Reads the positions, once.
    private func restore() async throws(StorageError) {
        guard beginning == nil else { return }
        let first = tools.now.wall.milliseconds - Self.firstReach
        guard let database else {
            beginning = first
            return
        }
        for position in try await database.positions(of: settings.name) {
            let place = SamplePlace(cluster: position.cluster, object: position.object)
            positions[place] = position.at
        }
        beginning = try await database.beginning(of: settings.name, unlessKept: first)
    }

    private func waiting() async throws(StorageError) -> [Parcel] {
        try await WaitingSamples(
            history: history,
            positions: positions,
            beginning: beginning ?? 0
        ).next()
    }

    /// Sends parcels in one request; returns how long to wait before the next.
    private func send(_ parcels: [Parcel]) async -> Duration {
        status.update { $0.oldestWaiting = parcels.compactMap(\.oldest).min() }
        guard !parcels.isEmpty else { return Self.pause }
        var request = WriteRequest()
        for parcel in parcels {
            let labels = parcel.labels.pairs
            for (metric, samples) in parcel.series { request.add(metric, labels, samples) }
        }
        let credential: Credential?
        do throws(CredentialError) {
            credential = try settings.credentials?.read()
        } catch {
            return failed("\(error)", retryAfter: nil)
        }
        do throws(TransportError) {
            let response = try await transport.send(message(request, with: credential))
            return await take(response, of: parcels, samples: request.sampleCount)
        } catch {
            return failed("\(error)", retryAfter: nil)
        }
    }

    private func message(_ write: WriteRequest, with credential: Credential?) -> Request {
        var request = Request(
            endpoint: settings.endpoint,
            path: settings.path,
            login: credential.map { .credential($0) },
            timeout: settings.timeout,
            responseLimit: Self.answerBytesMax
        )
        request.body = RequestBody(
            write.body,
            contentType: WriteRequest.contentType,
            headers: WriteRequest.headers
        )
        return request
    }

    private func take(
        _ response: Response,
        of parcels: [Parcel],
        samples: Int
    ) async -> Duration {
        let words = "\(response.status): \(response.firstLine)"
        switch response.status {
        case 200..<300:
            complain(nil)
            status.update { $0.sent += samples }
        case 400..<500 where response.status != 429:
            logger.warning("\(settings.name) refused \(samples) samples with \(words)")
            status.update { $0.refused += samples }
        case _:
            return failed("it answers \(words)", retryAfter: response.retryAfter)
        }
        backoff = Self.backoffMin
        await moveOn(parcels)
        return .zero
    }

    private func failed(_ reason: String, retryAfter: Duration?) -> Duration {
        complain(reason)
        status.update { $0.failures += 1 }
        defer { backoff = min(backoff * 2, Self.backoffMax) }
        return max(backoff, retryAfter ?? .zero)
    }

    private func moveOn(_ parcels: [Parcel]) async {
        let moved = parcels.compactMap { parcel in parcel.newest.map { (parcel.place, $0) } }
        for (place, time) in moved { positions[place] = time }
        guard let database else { return }
        do throws(StorageError) {
            try await database.keep(
                moved.map { SamplePosition(cluster: $0.cluster, object: $0.object, at: $1) },
                of: settings.name
            )
        } catch {
            complain("its position cannot be kept: \(error)")
        }
    }

    /// Says what is wrong when it begins or changes, and its end; nil is nothing.
    private func complain(_ reason: String?) {
        guard reason != complaint else { return }
        complaint = reason
        if let reason {
            logger.warning("samples wait for \(settings.name): \(reason)")
        } else {
            logger.notice("\(settings.name) takes samples again")
        }
    }
}

extension Response {
    /// The beginning of the body, for the log.
    fileprivate var firstLine: String {
        String(decoding: body.prefix(200).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
}
