import TestSupport
import Testing

/// What the service manager hears, over a real datagram socket.
struct NotificationTests {
    @Test func systemdIsToldThatItIsReadyThatItReloadsAndThatItStops() async throws {
        let site = try await SimulatedSite()
        let socket = try DatagramSocket(site.folder.file("notify"))
        let daemon = try await RunningDaemon(
            site.settings(extra: "log: {format: json}"),
            environment: ["NOTIFY_SOCKET": socket.path, "WATCHDOG_USEC": "30000000"]
        )
        let ready = try await socket.message { $0.contains("READY=1") }
        #expect(ready.contains("STATUS=1 of 1 clusters up, 0 alerts firing"))
        _ = try await socket.message { $0.contains("WATCHDOG=1") }
        daemon.process.send(1)
        let reloading = try await socket.message { $0.contains("RELOADING=1") }
        #expect(reloading.contains("MONOTONIC_USEC="))
        _ = try await socket.message { $0.contains("READY=1") }
        #expect(try await daemon.stop() == .code(0))
        _ = try await socket.message { $0.contains("STOPPING=1") }
    }

    @Test func aHangingClusterDoesNotKeepItFromBeingReady() async throws {
        let site = try await SimulatedSite()
        try await site.switchOn("hang")
        let socket = try DatagramSocket(site.folder.file("notify"))
        let daemon = try await RunningDaemon(
            site.settings(extra: "log: {format: json}"),
            environment: ["NOTIFY_SOCKET": socket.path]
        )
        let ready = try await socket.message { $0.contains("READY=1") }
        #expect(ready.contains("STATUS=0 of 1 clusters up"))
        #expect(ready.contains("no answer from"))
        #expect(try await daemon.stop() == .code(0))
    }

    @Test func aManagerThatReadsNothingDoesNotKeepItFromStopping() async throws {
        let site = try await SimulatedSite()
        let socket = try DatagramSocket(site.folder.file("notify"))
        try socket.fill()
        let daemon = try await RunningDaemon(
            site.settings(extra: "log: {format: json}"),
            environment: ["NOTIFY_SOCKET": socket.path]
        )
        _ = try await daemon.process.line { $0.contains("ready: 1 of 1 clusters up") }
        #expect(try await daemon.stop() == .code(0))
        let complaints = daemon.process.standardError.split(separator: "\n")
            .filter { $0.contains("the service manager was not told") }
        #expect(complaints.count == 1, "\(complaints)")
    }

    @Test func aReadinessThatWasLostIsSaidAgain() async throws {
        let site = try await SimulatedSite()
        let socket = try DatagramSocket(site.folder.file("notify"))
        try socket.fill()
        let daemon = try await RunningDaemon(
            site.settings(extra: "log: {format: json}"),
            environment: ["NOTIFY_SOCKET": socket.path]
        )
        _ = try await daemon.process.line { $0.contains("ready: 1 of 1 clusters up") }
        _ = try await socket.message { $0.contains("READY=1") }
        #expect(try await daemon.stop() == .code(0))
    }
}
