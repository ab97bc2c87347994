import Exposition
import Model
import TimeSeries
import Watching
import Web

/// Answers `GET /api/v1/series` in the shape that Prometheus gives to a range query.
struct SeriesAnswer {
    /// The most points of an answer.
    static let pointsMax = 500_000
    /// The most samples that are looked at for an answer.
    static let samplesMax = 5_000_000
    /// How long an answer may take.
    static let timeMax = Duration.seconds(30)

    let reader: HistoryReader
    let now: Timestamp
    let time: TimeLimit

    /// Finds and renders what was asked for, or says why not.
    func answer(to asked: SeriesQuestion) async -> APIAnswer {
        let question: HistoryQuestion
        let step: Int64?
        do throws(Refusal) {
            question = try self.question(asked)
            step = try self.step(asked)
        } catch {
            return error.answer
        }
        do throws(HistoryReader.Failure) {
            var series = try await reader.series(question)
            if let step {
                for index in series.indices {
                    series[index].samples = series[index].samples.thinned(to: question.span, step)
                    series[index].coarse = [:]
                }
            }
            let points = series.reduce(0) { $0 + $1.samples.count }
            guard points <= Self.pointsMax else {
                throw .tooManySamples(limit: Self.pointsMax)
            }
            return APIAnswer(json: Self.document(series))
        } catch {
            return Refusal(error).answer
        }
    }

    private func question(_ asked: SeriesQuestion) throws(Refusal) -> HistoryQuestion {
        guard !asked.match.isEmpty else { throw Refusal("the parameter match is missing") }
        var selectors: [[SeriesMatcher]] = []
        for text in asked.match {
            do throws(SeriesSelector.Failure) {
                selectors.append(try SeriesSelector.matchers(text))
            } catch {
                throw Refusal("match: \(error)")
            }
        }
        let from = try time(asked.from ?? "-1h", "from")
        let to = try time(asked.to ?? "now", "to")
        guard from <= to else { throw Refusal("from is after to") }
        return HistoryQuestion(
            selectors,
            from...to,
            samplesMax: Self.samplesMax,
            time: time
        )
    }

    private func time(_ text: String, _ name: String) throws(Refusal) -> Int64 {
        guard let time = TimeText.read(text, now: now) else {
            throw Refusal("\(name) must be \(TimeText.forms)")
        }
        return time.milliseconds
    }

    private func step(_ asked: SeriesQuestion) throws(Refusal) -> Int64? {
        guard let text = asked.step else { return nil }
        guard let step = TimeText.seconds(text), step >= 1_000 else {
            throw Refusal("step must be a time span of at least 1s, such as 5m")
        }
        return step
    }

    private static func document(_ series: [FoundSeries]) -> [UInt8] {
        var json = Array(#"{"status":"success","data":{"resultType":"matrix","result":["#.utf8)
        for (place, one) in series.enumerated() {
            json += (place == 0 ? "" : ",").utf8
            json += #"{"metric":{"__name__":"#.utf8
            json.append(quoted: one.metric)
            for (name, value) in one.labels.pairs {
                json += ",".utf8
                json.append(quoted: name)
                json += ":".utf8
                json.append(quoted: value)
            }
            json += #"},"values":["#.utf8
            for (index, sample) in one.samples.enumerated() {
                json += (index == 0 ? "[" : ",[").utf8
                json.append(seconds: sample.milliseconds)
                json += ",\"".utf8
                json.append(decimal: sample.value)
                json += "\"]".utf8
            }
            json += "]".utf8
            json.append(coarse: one.coarse)
            json += "}".utf8
        }
        json += "]}}\n".utf8
        return json
    }
}

extension [Sample] {
    /// At each step from the beginning of a span, the newest sample that is not older than a step.
    fileprivate func thinned(to span: ClosedRange<Int64>, _ step: Int64) -> [Sample] {
        var points: [Sample] = []
        var newest: Sample?
        var next = span.lowerBound
        for sample in self + [Sample(milliseconds: .max, value: 0)] {
            if let newest, sample.milliseconds > next {
                while next < sample.milliseconds, next <= span.upperBound,
                    next - newest.milliseconds < step
                {
                    points.append(Sample(milliseconds: next, value: newest.value))
                    next += step
                }
            }
            // Points before the first sample, or in a gap, have no value.
            if sample.milliseconds <= span.upperBound, sample.milliseconds > next {
                next += (sample.milliseconds - next + step - 1) / step * step
            }
            newest = sample
        }
        return points
    }
}
