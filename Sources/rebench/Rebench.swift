/// Measures the buffer in the release build; `scripts/bench.sh` runs it and no package ships it.
@main
enum Rebench {
    static func main() {
        switch CommandLine.arguments.dropFirst() {
        case ["day"]: BufferReport.run()
        case ["hour"]: MemoryReport.hour()
        case ["week"]: MemoryReport.week()
        case ["openmetrics"]: OpenMetricsDump.run()
        default: print("usage: rebench day|hour|week|openmetrics")
        }
    }
}

/// How many seconds something takes.
func seconds(_ body: () -> Void) -> Double {
    ContinuousClock().measure(body) / .seconds(1)
}

/// A number with one decimal place.
func tenths(_ number: Double) -> String { String((number * 10).rounded() / 10) }

/// A number with three decimal places.
func thousandths(_ number: Double) -> String { String((number * 1_000).rounded() / 1_000) }

/// Bytes as megabytes with one decimal place.
func megabytes(_ bytes: Int) -> String { tenths(Double(bytes) / 1_048_576) }

extension String {
    /// The text with spaces after it, so that columns stand below one another.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
