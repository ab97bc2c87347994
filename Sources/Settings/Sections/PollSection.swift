import Watching

/// `poll:`, how often and how patiently a cluster is asked.
enum PollSection {
    static func read(_ reader: MappingReader) -> PollSettings {
        var poll = PollSettings()
        let interval = reader.value("interval") { node throws(ValueFailure) in
            try node.duration(atLeast: "1s")
        }
        let timeout = reader.value("timeout") { node throws(ValueFailure) in
            try node.duration(atLeast: "1ms")
        }
        let limit = reader.value("response_limit") { node throws(ValueFailure) in
            try node.byteSize(atLeast: "64KiB", atMost: "256MiB")
        }
        poll.interval = interval ?? poll.interval
        poll.timeout = timeout ?? poll.timeout
        poll.responseLimit = limit ?? poll.responseLimit
        let slow = reader.value("slow_interval") { [poll] node throws(ValueFailure) in
            let slow = try node.duration(atLeast: "1s")
            guard slow >= poll.interval else {
                throw .because("must be at least as long as interval")
            }
            return slow
        }
        // Who asks less often than the default of the slow group means both.
        poll.slowInterval = slow ?? max(poll.slowInterval, poll.interval)
        return poll
    }
}
