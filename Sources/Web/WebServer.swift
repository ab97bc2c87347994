// The daemon's face to Prometheus and to people: metrics, health, reload, a page of links.
//
// What a request is answered with is decided in `Routes`, a pure switch over the path. What a
// client may take is `WebLimits`; connections are guarded by `ConnectionGuard` from the outside,
// whatever the HTTP layer does. Who may ask, and over what, is `LiveAccess`, which may change while
// the server runs; `Reception` stands between it and the routes. Bodies come as segments that are kept and compressed once per
// rendering (`BodySegment`), so that a scrape costs little more than its system calls.
//
// Operations: `init` takes configuration, source and logger; `run` binds all addresses, serves
// them until it is cancelled, and closes every connection before it returns.
//
// Hummingbird gives the HTTP/1.1 pipeline of a connection and the loop over its requests. Its own
// `Server` is left out: it binds a single address, wakes a thread per core, and deletes a unix
// socket that another process still serves. Left out on purpose: an access log, a `Date` field
// (nobody who reads metrics uses it, and it needs a clock in every answer), and compression of
// anything but metrics.

import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
import NIOPosix

/// Serves metrics and health over HTTP until it is cancelled.
package struct WebServer<Source: MetricsSource>: Sendable {
    private let configuration: WebConfiguration
    private let source: Source
    private let logger: Logger
    private let access: LiveAccess
    private let pulse: Pulse

    /// Joins what to serve, where, and where to report trouble with single connections.
    package init(
        configuration: WebConfiguration,
        source: Source,
        access: LiveAccess = LiveAccess(),
        logger: Logger,
        pulse: Pulse = Pulse()
    ) {
        self.access = access
        self.pulse = pulse
        self.configuration = configuration
        self.source = source
        self.logger = logger
    }

    /// Binds all addresses, then serves them; returns when the task is cancelled.
    ///
    /// - Parameter onListening: called once, when all addresses are bound and before the first
    ///   connection is served, with the addresses as they are bound: a port 0 is replaced.
    /// - Throws: `WebError`, after which nothing is bound or open any more.
    package func run(
        onListening: @Sendable ([ListenAddress]) async -> Void = { _ in }
    ) async throws(WebError) {
        // One loop: scrapes are few and their bodies ready; each further thread costs memory.
        let threads = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        pulse.begin(on: threads.next())
        let result = await result(of: { () async throws(WebError) in
            try await serve(on: threads, onListening: onListening)
        })
        // Fails only when it runs twice.
        try? await threads.shutdownGracefully()
        try result.get()
    }

    private func serve(
        on threads: MultiThreadedEventLoopGroup,
        onListening: @Sendable ([ListenAddress]) async -> Void
    ) async throws(WebError) {
        let desk = LoginDesk(salt: access.salt)
        let http = pipeline(desk)
        let listeners = try await listeners(on: threads, http)
        await onListening(listeners.map(\.address))
        let result = await result(of: { () async throws(WebError) in
            try await serve(listeners, http)
        })
        await desk.close()
        try result.get()
    }

    /// Binds all addresses, or takes over the sockets that were passed; all or none.
    private func listeners(
        on threads: MultiThreadedEventLoopGroup,
        _ http: HTTP1Channel
    ) async throws(WebError) -> [Listener] {
        let binder = Binder(threads: threads, http: http, access: access, logger: logger)
        var listeners: [Listener] = []
        do throws(WebError) {
            for descriptor in configuration.inherited {
                listeners.append(try await binder.adopt(descriptor))
            }
            for address in configuration.addresses where configuration.inherited.isEmpty {
                listeners.append(try await binder.bind(address))
            }
            return listeners
        } catch {
            for listener in listeners { await listener.close() }
            throw error
        }
    }

    private func serve(_ listeners: [Listener], _ http: HTTP1Channel) async throws(WebError) {
        let results = await withTaskGroup(of: Result<Void, WebError>.self) { group in
            for listener in listeners {
                group.addTask { await outcome(of: listener, http) }
            }
            var results: [Result<Void, WebError>] = []
            for await result in group {
                results.append(result)
                // One address alone is not what was configured: all stop, the caller decides.
                group.cancelAll()
            }
            return results
        }
        for result in results { try result.get() }
    }

    private func outcome(
        of listener: Listener,
        _ http: HTTP1Channel
    ) async -> Result<Void, WebError> {
        await result(of: { () async throws(WebError) in
            try await listener.serve(http, logger: logger)
        })
    }

    /// How a connection is read and answered.
    private func pipeline(_ desk: LoginDesk) -> HTTP1Channel {
        let limits = configuration.limits
        let roster = ConnectionRoster(connectionsMax: limits.connectionsMax)
        let reception = Reception(
            routes: Routes(source: source, isLifecycleEnabled: configuration.isLifecycleEnabled),
            access: access,
            desk: desk
        )
        return HTTP1Channel(
            responder: { request, writer, _ in
                try await reception.answer(to: request).send(to: request, writer)
            },
            configuration: .init(
                additionalChannelHandlers: [ConnectionGuard(limits: limits, roster: roster)],
                idleTimeout: TimeAmount(limits.idleTimeout),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: limits.headerBytesMax,
                    maxHeaderListSize: limits.headerBytesMax
                )
            )
        )
    }
}

/// Turns a typed error into a value, to do something in between.
private func result(
    of body: () async throws(WebError) -> Void
) async -> Result<Void, WebError> {
    do throws(WebError) {
        return .success(try await body())
    } catch {
        return .failure(error)
    }
}
