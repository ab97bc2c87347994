import Exposition
import Model
import RemoteStorage
import Watching
import Web

/// Answers `POST /api/v1/read`, Prometheus' remote read, with samples.
struct ReadAnswer {
    /// The most samples of an answer.
    static let samplesMax = 1_000_000
    /// How long an answer may take; engines give up after a minute.
    static let timeMax = Duration.seconds(30)

    let reader: HistoryReader
    let gate: ReadGate
    /// The monotonic time.
    let now: @Sendable () -> Duration

    /// Finds what the message asks for, or says why not.
    func answer(to body: [UInt8]) async -> ReadReply {
        guard await gate.enter() else {
            let refusal = Refusal(503, "unavailable", "too many answers are waited for")
            return .refused(refusal.answer)
        }
        let time = TimeLimit(Self.timeMax, now: now)
        let reply = await withTaskCancellationHandler {
            do throws(Refusal) {
                return try await response(to: body, within: time)
            } catch {
                return .refused(error.answer)
            }
        } onCancel: {
            time.giveUp()
        }
        await gate.leave()
        return reply
    }

    private func response(
        to body: [UInt8],
        within time: TimeLimit
    ) async throws(Refusal) -> ReadReply {
        let request: ReadRequest
        do throws(RemoteStorageError) {
            request = try ReadRequest(body: body)
        } catch {
            throw Refusal("\(error)")
        }
        var response = ReadResponse()
        var room = Self.samplesMax
        for query in request.queries {
            let matchers = try matchers(of: query)
            if query.start <= query.end {
                let question = HistoryQuestion(
                    [matchers],
                    query.start...query.end,
                    samplesMax: room,
                    time: time
                )
                room -= try await add(question, to: &response)
            }
            response.endResult()
        }
        return .message(
            response.body(),
            type: ReadResponse.contentType,
            encoding: ReadResponse.contentEncoding
        )
    }

    /// Adds what is found; returns how many samples it has.
    private func add(
        _ question: HistoryQuestion,
        to response: inout ReadResponse
    ) async throws(Refusal) -> Int {
        do throws(HistoryReader.Failure) {
            var count = 0
            for series in try await reader.series(question) {
                response.add(series.metric, series.labels.pairs, series.samples)
                count += series.samples.count
            }
            return count
        } catch {
            throw Refusal(error)
        }
    }

    private func matchers(of query: ReadRequest.Query) throws(Refusal) -> [SeriesMatcher] {
        var matchers: [SeriesMatcher] = []
        for asked in query.matchers {
            do throws(LabelPattern.Failure) {
                let comparison = SeriesMatcher.Comparison(asked.comparison)
                matchers.append(try SeriesMatcher(asked.name, comparison, asked.value))
            } catch {
                throw Refusal("the pattern \"\(asked.value)\" is not usable: \(error)")
            }
        }
        return matchers
    }
}

extension SeriesMatcher.Comparison {
    /// The same comparison of a message.
    fileprivate init(_ comparison: ReadRequest.Comparison) {
        switch comparison {
        case .equal: self = .equal
        case .notEqual: self = .notEqual
        case .matches: self = .matches
        case .doesNotMatch: self = .doesNotMatch
        }
    }
}
