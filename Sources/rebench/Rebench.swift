import Glibc

/// Measures parts of the daemon in the release build; scripts run it and no package ships it.
@main
enum Rebench {
    static func main() {
        let arguments = CommandLine.arguments
        let times = arguments.count > 2 ? Workload.Times(rawValue: arguments[2]) : .jitter
        switch (arguments.count > 1 ? arguments[1] : "", times) {
        case ("decode", _): DecodeReport().printTimes(of: arguments.count > 2 ? arguments[2] : nil)
        case ("body", _): DecodeReport().printBody(of: arguments.last ?? "")
        case ("cycle", _): CycleReport.run()
        case ("pages", _): PageReport.run()
        case ("day", let times?): BufferReport.run(times)
        case ("openmetrics", let times?): OpenMetricsDump.run(times)
        case ("hour", _): MemoryReport.hour()
        case ("week", _): MemoryReport.week()
        case (_, _):
            print(
                "usage: rebench day|openmetrics [grid|jitter] | hour | week | cycle | pages | decode [NAME] | body NAME"
            )
        }
    }
}

/// How many seconds of processor time the fastest of three runs takes.
///
/// Not the time by the wall, in which others may have had the processor.
func seconds(_ body: () -> Void) -> Double {
    (0..<3).reduce(.infinity) { least, _ in
        let start = clock()
        body()
        return min(least, Double(clock() - start) / 1e6)
    }
}

/// A number with one decimal place.
func tenths(_ number: Double) -> String { String((number * 10).rounded() / 10) }

/// A number with three decimal places.
func thousandths(_ number: Double) -> String { String((number * 1_000).rounded() / 1_000) }

/// Bytes as megabytes with one decimal place.
func megabytes(_ bytes: Int) -> String { tenths(Double(bytes) / 1_048_576) }

extension String {
    /// The text with spaces before it, so that the ends of columns stand below one another.
    func padded(before width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }

    /// The text with spaces after it, so that columns stand below one another.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
