import Exposition
import Glibc
import Model

/// The `process_` metrics of this process, read from /proc at each scrape.
///
/// Source: proc(5), and the client library guide of Prometheus for the names. A value that cannot
/// be read (a sandbox may hide /proc) is absent.
struct ProcessMetrics: Sendable {
    private let start: Double

    /// Takes the time of this call as the start of the process.
    init(start: Timestamp) {
        self.start = start.seconds
    }

    /// The families as they are now, sorted.
    var part: ExpositionPart {
        let status = Self.status
        let statistics = [
            (DaemonMetric.processCPU, Self.processorSeconds),
            (.processResidentMemory, status["VmRSS"].map { $0 * 1_024 }),
            (.processVirtualMemory, status["VmSize"].map { $0 * 1_024 }),
            (.processThreads, status["Threads"]),
            (.processOpenFiles, Self.openFiles),
            (.processMaximumFiles, Self.maximumFiles),
            (.processStart, start),
        ]
        return ExpositionPart(
            statistics.compactMap { metric, value in
                guard let value else { return nil }
                var writer = FamilyWriter(metric.metric)
                writer.append([:], value)
                return writer.finish()
            }
        )
    }

    private static var processorSeconds: Double? {
        var usage = rusage()
        guard unsafe getrusage(RUSAGE_SELF.rawValue, &usage) == 0 else { return nil }
        let (user, system) = (usage.ru_utime, usage.ru_stime)
        return Double(user.tv_sec + system.tv_sec) + Double(user.tv_usec + system.tv_usec) / 1e6
    }

    private static var maximumFiles: Double? {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return nil
        }
        return Double(limit.rlim_cur)
    }

    private static var openFiles: Double? {
        guard let directory = unsafe opendir("/proc/self/fd") else { return nil }
        defer { unsafe closedir(directory) }
        // `.`, `..` and the descriptor of the directory itself do not count.
        var count = -3
        while unsafe readdir(directory) != nil { count += 1 }
        return Double(count)
    }

    /// The numbers of /proc/self/status that are shown, by their key.
    ///
    /// By bytes: a scrape would spend a quarter of its time on the characters of the other lines.
    private static var status: [String: Double] {
        guard let file = unsafe fopen("/proc/self/status", "r") else { return [:] }
        defer { unsafe fclose(file) }
        var result: [String: Double] = [:]
        var buffer = [CChar](repeating: 0, count: 256)
        while result.count < statusKeys.count,
            unsafe fgets(&buffer, Int32(buffer.count), file) != nil
        {
            let line = buffer.prefix { $0 != 0 }.lazy.map { UInt8(bitPattern: $0) }
            for key in statusKeys where line.starts(with: key.utf8) {
                let rest = line.dropFirst(key.utf8.count)
                guard rest.first == UInt8(ascii: ":") else { continue }
                let digits = rest.drop { !isDigit($0) }.prefix(while: isDigit)
                result[key] = Double(String(decoding: digits, as: UTF8.self))
            }
        }
        return result
    }

    private static let statusKeys = ["VmSize", "VmRSS", "Threads"]

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
