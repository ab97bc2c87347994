import Model

/// Reads the newest statistics sample of each object of a kind.
///
/// The hot path: nine tenths of all bytes of a poll are samples. Per value it costs a look-up in
/// ``StatisticsKeys`` and an append; text is made only of times and of identifiers.
struct StatisticsReader: Sendable {
    private let kind: ObjectKind
    private let keys: StatisticsKeys

    init(_ kind: ObjectKind) {
        self.kind = kind
        self.keys = StatisticsKeys(kind)
    }

    /// Reads a map of samples by identifier, or an array of samples with `uid`.
    func samples(
        _ root: JSONValue,
        losses: inout LossLog
    ) throws(DecodingFailure) -> [ObjectStatistics] {
        var entries = try DistinctEntries(root, expected: "samples by identifier", emptyMap: true)
        var pass = Pass(keys: keys, losses: losses)
        defer { losses = pass.losses }
        var samples: [ObjectStatistics] = []
        samples.reserveCapacity(root.countHint)
        while let (uid, place, value) = entries.next(&pass.losses) {
            samples.append(pass.sample(value, of: uid, at: place))
        }
        try entries.check(pass.losses)
        return samples
    }

    /// Reads an array of series with `uid`, and of each series the sample that ends last.
    ///
    /// An object may be there twice, for the sake of old clients; the first is as good as the other.
    func newest(
        _ root: JSONValue,
        losses: inout LossLog
    ) throws(DecodingFailure) -> [ObjectStatistics] {
        let entries = try ObjectEntries(root, expected: "series of samples", emptyMap: false)
        var pass = Pass(keys: keys, losses: losses)
        defer { losses = pass.losses }
        var samples: [ObjectStatistics] = []
        samples.reserveCapacity(root.countHint)
        var uids = Set<UID>(minimumCapacity: root.countHint)
        var isEmpty = true
        for entry in entries {
            isEmpty = false
            guard let uid = entry.uid(&pass.losses) else { continue }
            guard let series = entry.value.member("intervals"), series.kind == .array else {
                pass.losses.add(JSONPath(entry.place, "intervals"), reason: "expected an array")
                continue
            }
            guard uids.insert(uid).inserted else { continue }
            let elements = Array(series.elements)
            let ends = elements.map { end(of: $0) }
            guard let last = elements.indices.max(by: { ends[$0] < ends[$1] }) else { continue }
            guard elements[last].kind == .object else {
                pass.losses.add(
                    JSONPath(entry.place),
                    expected: "an object",
                    found: elements[last]
                )
                continue
            }
            samples.append(pass.sample(elements[last], of: uid, at: entry.place))
        }
        guard isEmpty || !uids.isEmpty else { throw pass.losses.nothingReadable }
        return samples
    }

    /// Reads a series with its identifier, or an array of them, and of each all samples of a rollup.
    ///
    /// The cluster's own series has an empty identifier or none.
    func all(
        _ root: JSONValue,
        of rollup: Rollup,
        losses: inout LossLog
    ) throws(DecodingFailure) -> [ObjectStatistics] {
        var pass = Pass(keys: keys, losses: losses)
        defer { losses = pass.losses }
        if root.kind == .object, let series = root.member("intervals") {
            let uid = UID(kind.rawValue)
            return pass.samples(series, of: rollup, uid, at: .root)
        }
        let entries = try ObjectEntries(root, expected: "series of samples", emptyMap: true)
        var samples: [ObjectStatistics] = []
        for entry in entries {
            guard let uid = entry.uid(&pass.losses) else { continue }
            guard let series = entry.value.member("intervals") else {
                pass.losses.add(JSONPath(entry.place, "intervals"), reason: "expected an array")
                continue
            }
            samples += pass.samples(series, of: rollup, uid, at: entry.place)
        }
        return samples
    }

    /// When a sample ends; what is no sample comes before all that are.
    private func end(of sample: JSONValue) -> Int64 {
        guard sample.kind == .object else { return .min }
        guard case .value(let end)? = sample.member("etime")?.asTime else { return .min + 1 }
        return end.milliseconds
    }

    /// Reads the one sample of a resource that is not about several objects.
    func single(
        _ root: JSONValue,
        losses: inout LossLog
    ) throws(DecodingFailure) -> [ObjectStatistics] {
        guard root.kind == .object, root.member("error_code") == nil else {
            throw .wrongShape(root, expected: "a sample")
        }
        var pass = Pass(keys: keys, losses: losses)
        defer { losses = pass.losses }
        return [pass.sample(root, of: UID(kind.rawValue), at: .root)]
    }
}

extension StatisticsReader {
    /// What is carried from sample to sample of one answer.
    private struct Pass {
        let keys: StatisticsKeys
        var losses: LossLog
        /// Which sample a field was last seen in, to let the first of equal names win.
        private var seenIn: [Int32]
        private var current: Int32 = 0
        private var size = 0

        init(keys: StatisticsKeys, losses: LossLog) {
            self.keys = keys
            self.losses = losses
            seenIn = Array(repeating: 0, count: keys.rows.count)
        }

        /// The samples of a series that have an end and are no mean over something else.
        mutating func samples(
            _ series: JSONValue,
            of rollup: Rollup,
            _ uid: UID,
            at place: JSONPath.Place
        ) -> [ObjectStatistics] {
            guard series.kind == .array else {
                losses.add(JSONPath(place, "intervals"), reason: "expected an array")
                return []
            }
            var samples: [ObjectStatistics] = []
            for element in series.elements {
                guard element.kind == .object else {
                    losses.add(JSONPath(place), expected: "an object", found: element)
                    continue
                }
                // Some releases mix all of them, whatever is asked for.
                let word = element.member("interval")?.text?.string(maximum: 20)
                guard word == nil || word == rollup.rawValue else { continue }
                let sample = sample(element, of: uid, at: place)
                if sample.end != nil { samples.append(sample) }
            }
            return samples
        }

        mutating func sample(
            _ json: JSONValue,
            of uid: UID,
            at place: JSONPath.Place
        ) -> ObjectStatistics {
            current += 1
            var sample = ObjectStatistics(uid: uid, end: nil, values: [])
            sample.values.reserveCapacity(size)
            for (key, value) in json.members {
                guard let row = keys.row(of: key), seenIn[row] != current else { continue }
                seenIn[row] = current
                if let expected = read(value, row, into: &sample) {
                    let field = keys.name(of: row)
                    losses.add(
                        JSONPath(place, field),
                        expected: expected,
                        found: value
                    )
                }
            }
            size = sample.values.count
            return sample
        }

        /// Reads one field; says what it should have been when it is of no use.
        @inline(__always)
        private mutating func read(
            _ value: JSONValue,
            _ row: Int,
            into sample: inout ObjectStatistics
        ) -> StaticString? {
            let field = keys.rows[row]
            if !field.isTime, let number = value.double {
                sample.values.append(.init(metric: field.metric, number: number * field.factor))
                return nil
            }
            return readOther(value, row, into: &sample)
        }

        private mutating func readOther(
            _ value: JSONValue,
            _ row: Int,
            into sample: inout ObjectStatistics
        ) -> StaticString? {
            let field = keys.rows[row]
            if row == StatisticsKeys.end {
                return take(value.asTime) { sample.end = $0 }
            }
            guard field.isTime else {
                return take(value.asNumber) { number in
                    sample.values.append(.init(metric: field.metric, number: number * field.factor))
                }
            }
            return take(seconds(value)) { seconds in
                guard seconds > 0 else { return }
                sample.values.append(.init(metric: field.metric, number: seconds))
            }
        }

        private func seconds(_ value: JSONValue) -> FieldValue<Double> {
            if let number = value.double { return .value(number) }
            switch value.asTime {
            case .value(let time): return .value(time.seconds)
            case .absent: return .absent
            case .lost(let expected): return .lost(expected: expected)
            }
        }

        private func take<Value>(
            _ value: FieldValue<Value>,
            _ use: (Value) -> Void
        ) -> StaticString? {
            switch value {
            case .value(let value):
                use(value)
                return nil
            case .absent: return nil
            case .lost(let expected): return expected
            }
        }
    }
}
