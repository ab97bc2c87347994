import Glibc
import TimeSeries

/// What the buffer takes from the machine beside what its account says.
enum MemoryReport {
    /// An hour of 250,000 series every ten seconds.
    static func hour() {
        let subjects = 5_000
        let columns = 50
        let before = residentBytes()
        var store = SeriesStore<Int>(budget: 1 << 30, retention: 2 * 3_600_000)
        var workloads = (0..<8).map { Workload(database: $0) }
        for number in 0..<360 {
            // Eight kinds of databases; to draw numbers for all would take longer.
            let rows = workloads.indices.map { index in
                (workloads[index].time(number), Array(workloads[index].row().prefix(columns)))
            }
            for subject in 0..<subjects {
                let (time, row) = rows[subject % rows.count]
                store.append(row, at: time, to: subject)
            }
        }
        let resident = residentBytes() - before
        print("  an hour of \(store.seriesCount) series every 10 s: \(store.sampleCount) samples")
        print("    account  \(megabytes(store.bytes)) MB, resident \(megabytes(resident)) MB")
    }

    /// A week in which databases come and go, under a budget that is far too small for it.
    static func week() {
        let budget = 64 << 20
        var workloads = (0..<40).map { Workload(database: $0) }
        warmUp(&workloads)
        let before = residentBytes()
        var store = SeriesStore<Int>(budget: budget, retention: 7 * 86_400_000)
        var names = Array(0..<40)
        var most = 0
        for number in 0..<60_480 {
            let place = number / 30 % names.count
            // Every five minutes one is deleted and another created.
            if number % 30 == 29 { names[place] = 40 + number }
            for index in workloads.indices {
                let time = workloads[index].time(number)
                store.append(workloads[index].row(), at: time, to: names[index])
            }
            if number % 6 == 0 {
                store.expire(now: Workload.start + Int64(number) * Workload.interval)
            }
            most = max(most, store.bytes)
        }
        let resident = residentBytes() - before
        print("  a week of churn under a budget of \(megabytes(budget)) MB")
        print("    account  \(megabytes(most)) MB at most, resident \(megabytes(resident)) MB")
        print("    holds    \(store.sampleCount) samples of \(store.seriesCount) series")
    }

    /// Touches the code and what the workloads need, which is no part of the buffer.
    private static func warmUp(_ workloads: inout [Workload]) {
        var store = SeriesStore<Int>(budget: 1 << 20, retention: 7 * 86_400_000)
        for number in 0..<500 {
            for index in workloads.indices {
                let time = workloads[index].time(number)
                store.append(workloads[index].row(), at: time, to: index)
            }
        }
    }

    /// The most memory that this program has ever had resident.
    ///
    /// Not by `getrusage`, whose figure begins with that of the program which started this one.
    private static func residentBytes() -> Int {
        let file = unsafe open("/proc/self/status", O_RDONLY)
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = unsafe read(file, &bytes, bytes.count)
        let line = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
            .split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        let words = line?.split(whereSeparator: \.isWhitespace) ?? []
        return words.count > 1 ? (Int(words[1]) ?? 0) * 1_024 : 0
    }
}
