import TimeSeries

/// A simulated day in the buffer: bytes per sample, and the rates of append and read.
struct BufferReport {
    static let databases = 4
    static let rowsPerDay = 8_640

    /// The day's rows of all databases, made beforehand so that only the buffer is timed.
    struct Day {
        struct Row {
            var database: Int
            var time: Int64
            var cells: [Cell]
        }

        let rows: [Row]

        init(_ times: Workload.Times) {
            var workloads = (0..<BufferReport.databases).map {
                Workload(database: $0, times: times)
            }
            var rows: [Row] = []
            for number in 0..<BufferReport.rowsPerDay {
                for database in workloads.indices {
                    let time = workloads[database].time(number)
                    let cells = workloads[database].row()
                    rows.append(Row(database: database, time: time, cells: cells))
                }
            }
            self.rows = rows
        }
    }

    private let day: Day
    private var store = SeriesStore<Int>(budget: 1 << 30, retention: 86_400_000)

    private var samples: Int { day.rows.count * Workload.columns }

    /// Runs and prints.
    static func run(_ times: Workload.Times) {
        var report = BufferReport(day: Day(times))
        let append = report.append()
        let plain = report.appendPlain()
        let read = report.read()
        report.printSizes()
        let million = Double(report.samples) / 1e6
        print("  append   \(tenths(million / append)) million samples/s  (at least 10)")
        print("           \(tenths(million / plain)) into plain arrays of 16-byte samples")
        print("  read     \(tenths(million / read)) million samples/s  (at least 50)")
    }

    private mutating func append() -> Double {
        let empty = store
        var filled = store
        let taken = seconds {
            filled = empty
            for row in day.rows { filled.append(row.cells, at: row.time, to: row.database) }
        }
        store = filled
        return taken
    }

    private func appendPlain() -> Double {
        var plain: [[Sample]] = []
        let taken = seconds {
            plain = [[Sample]](repeating: [], count: Self.databases * Workload.columns)
            for row in day.rows { Self.append(row, to: &plain) }
        }
        precondition(plain.reduce(0) { $0 + $1.count } == samples)
        return taken
    }

    private static func append(_ row: Day.Row, to plain: inout [[Sample]]) {
        for cell in row.cells {
            let series = row.database * Workload.columns + Int(cell.column)
            plain[series].append(Sample(milliseconds: row.time, value: cell.value))
        }
    }

    private func read() -> Double {
        var count = 0
        let taken = seconds {
            count = 0
            for database in 0..<Self.databases {
                for column in 0..<Workload.columns {
                    count += store.samples(of: UInt16(column), in: database).count
                }
            }
        }
        precondition(count == samples)
        return taken
    }

    private func printSizes() {
        let databases = 0..<Self.databases
        var kinds: [String: (samples: Int, bits: Int)] = [:]
        var codings: [String: (samples: Int, bits: Int)] = [:]
        var (samples, bytes) = (0, 0)
        for chunk in databases.flatMap(store.chunks) {
            bytes += chunk.byteCount
            samples += chunk.sampleCount
            for (index, size) in chunk.columnSizes.enumerated() {
                let kind = index == 0 ? "times" : Workload.kind(index - 1)
                kinds[kind, default: (0, 0)].samples += size.samples
                kinds[kind, default: (0, 0)].bits += size.bits
                guard index > 0 else { continue }
                codings[size.coding, default: (0, 0)].samples += size.samples
                codings[size.coding, default: (0, 0)].bits += size.bits
            }
        }
        let total = Double(bytes) / Double(samples)
        print(
            "  sealed   \(thousandths(total)) bytes per sample  (at most 1.0), \(samples) samples"
        )
        printTable(kinds, total: samples)
        printTable(codings, total: samples)
        let held = Double(store.bytes) / Double(store.sampleCount)
        print("  held     \(thousandths(held)) bytes per sample, head and indices included")
    }

    private func printTable(_ rows: [String: (samples: Int, bits: Int)], total: Int) {
        for (name, row) in rows.sorted(by: { $0.key < $1.key }) {
            let share = 100 * Double(row.samples) / Double(total)
            let each = Double(row.bits) / 8 / Double(row.samples)
            let label = name.padded(to: 9)
            print("    \(label) \(tenths(share)) % of samples, \(thousandths(each)) bytes each")
        }
    }
}
