package import Logging

extension Priority {
    /// Maps swift-log's levels to syslog's; `trace` and `debug` share the lowest.
    package init(_ level: Logger.Level) {
        switch level {
        case .trace, .debug: self = .debug
        case .info: self = .info
        case .notice: self = .notice
        case .warning: self = .warning
        case .error: self = .error
        case .critical: self = .critical
        }
    }
}
