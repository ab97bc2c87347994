import Testing
import Watching

/// Where a login may follow a redirect, and where not.
@Suite struct RedirectPolicyTests {
    private let asked = Endpoint(host: "n1.example", port: 9443)
    private let policy = RedirectPolicy(
        configured: [
            Endpoint(host: "n1.example", port: 9443), Endpoint(host: "N2.Example", port: 443),
        ],
        nodeAddresses: ["10.0.0.2", "2001:DB8::2"]
    )

    @Test(
        arguments: [
            ("https://n1.example:9443/v1/cluster", "https://n1.example:9443"),
            ("https://n1.example:9443", "https://n1.example:9443"),
            ("https://n1.example:9443?x=1", "https://n1.example:9443"),
            ("https://n1.example:9443#x", "https://n1.example:9443"),
            ("HTTPS://N1.EXAMPLE:9443/v1", "https://n1.example:9443"),
            ("https://n2.example/v1", "https://n2.example:443"),
            ("https://n2.example:443/v1", "https://n2.example:443"),
            ("https://10.0.0.2:9443/v1/bdbs", "https://10.0.0.2:9443"),
            ("https://[2001:db8::2]:9443/v1", "https://[2001:db8::2]:9443"),
            ("https://[2001:DB8::2]:9443/v1", "https://[2001:db8::2]:9443"),
        ]
    )
    func `follows to endpoints and nodes of the cluster`(_ location: String, _ target: String) {
        #expect(policy.target(of: location, from: asked)?.description == target)
    }

    @Test(
        arguments: [
            // User information, in every place where a reader may be confused.
            "https://user@n1.example:9443/", "https://user:secret@n1.example:9443/",
            "https://n1.example:9443@evil.example/", "https://n1.example@evil.example:9443/",
            "https://@n1.example:9443/", "https://evil.example:9443\\@n1.example:9443/",
            // Another scheme, or none.
            "http://n1.example:9443/", "ftp://n1.example:9443/", "//n1.example:9443/",
            "/v1/cluster", "n1.example:9443", "https:n1.example:9443", "https:/n1.example:9443",
            " https://n1.example:9443/", "javascript:https://n1.example:9443", "",
            // Another port.
            "https://n1.example/", "https://n1.example:443/", "https://n1.example:8443/",
            "https://10.0.0.2/", "https://10.0.0.2:443/", "https://[2001:db8::2]/",
            "https://n2.example:9443/",
            // A port that is none.
            "https://n1.example:/", "https://n1.example:0/", "https://n1.example:70000/",
            "https://n1.example:75979/", "https://n1.example:9443x/", "https://n1.example:-1/",
            "https://n1.example:+9443/", "https://n1.example:09443 /",
            // Hosts that look like ours.
            "https://evil.example:9443/", "https://n1.example.evil.example:9443/",
            "https://evil-n1.example:9443/", "https://xn1.example:9443/",
            "https://n1.example.:9443/", "https://n1.examp1e:9443/", "https://n1:9443/",
            "https://n1.example%2eevil.example:9443/", "https://n1.example\\.evil.example:9443/",
            "https://evil.example\\n1.example:9443/", "https://evil.example:9443/n1.example:9443",
            "https://evil.example:9443/?https://n1.example:9443",
            "https://evil.example:9443#n1.example:9443", "https://n1.example\0:9443/",
            "https://\u{43D}1.example:9443/", "https://n1.exa\u{200B}mple:9443/",
            // Addresses that are written in other ways, or are others.
            "https://10.0.0.20:9443/", "https://10.0.0.3:9443/", "https://010.0.0.2:9443/",
            "https://167772162:9443/", "https://[::ffff:10.0.0.2]:9443/",
            "https://[2001:db8::3]:9443/", "https://2001:db8::2:9443/", "https://[]:9443/",
            "https://[2001:db8::2/", "https://[2001:db8::2]9443/",
            "https://[2001:db8::2]x:9443/", "https://[2001:db8::2%25eth0]:9443/",
            // No host at all.
            "https://", "https:///", "https://:9443/", "https://?", "https://#",
        ]
    )
    func `follows nowhere else`(_ location: String) {
        #expect(policy.target(of: location, from: asked) == nil)
    }

    @Test func `knows the host that was asked, however the settings wrote it`() {
        let upper = Endpoint(host: "N1.EXAMPLE", port: 9443)
        let policy = RedirectPolicy(configured: [upper], nodeAddresses: [])
        let target = policy.target(of: "https://n1.example:9443/v1", from: upper)
        #expect(target == Endpoint(host: "n1.example", port: 9443))
    }

    @Test func `trusts no address before a node list was read`() {
        let policy = RedirectPolicy(configured: [asked], nodeAddresses: [])
        #expect(policy.target(of: "https://10.0.0.2:9443/", from: asked) == nil)
    }

    @Test func `a node may lead to another one on its own port`() {
        let node = Endpoint(host: "10.0.0.2", port: 9443)
        let policy = RedirectPolicy(configured: [asked], nodeAddresses: ["10.0.0.2", "10.0.0.3"])
        let target = policy.target(of: "https://10.0.0.3:9443/", from: node)
        #expect(target == Endpoint(host: "10.0.0.3", port: 9443))
        #expect(policy.target(of: "https://10.0.0.3:9444/", from: node) == nil)
    }
}
