/// What the web server is told: where to listen and what to offer.
package struct WebConfiguration: Sendable, Equatable {
    /// Where to accept connections; all are bound before the first is served.
    package var addresses: [ListenAddress]

    /// Sockets that listen already, passed by a service manager; with any, no address is bound.
    package var inherited: [Int32]

    /// Whether `POST /-/reload` is answered; otherwise it is forbidden, as in Prometheus.
    package var isLifecycleEnabled: Bool

    /// What a client may take.
    package var limits: WebLimits

    /// Joins the settings.
    package init(
        addresses: [ListenAddress],
        inherited: [Int32] = [],
        isLifecycleEnabled: Bool = false,
        limits: WebLimits = WebLimits()
    ) {
        self.addresses = addresses
        self.inherited = inherited
        self.isLifecycleEnabled = isLifecycleEnabled
        self.limits = limits
    }
}
