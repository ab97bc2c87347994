import ClusterAPI
import Exposition
import Model
import Testing
import Watching

/// The certificate of the TLS handshake among those that the API names.
struct WireCertificateTests {
    private let metric = "redis_enterprise_certificate_expiry_timestamp_seconds"
    private let good = Bodies()

    /// The good answers, of which the first came over a new connection with a certificate.
    private func replies(_ pem: String, _ others: [Resource: Reply] = [:]) -> [Resource: Reply] {
        var replies = good.with(others)
        guard case .response(var response)? = replies[.cluster]?.answer else { return replies }
        response.serverCertificate = Array(pem.utf8)
        replies[.cluster]?.answer = .response(response)
        return replies
    }

    private static let pem = Bodies.certificate.replacing("\\n", with: "\n")

    @Test func `it is told beside the others`() {
        var lab = Lab()
        lab.cycle(replies(Self.pem))
        let samples = Page(lab).samples(metric)
        #expect(samples.count == 2, "\(samples)")
        #expect(samples.contains { $0.contains(#"certificate="server""#) }, "\(samples)")
        guard case .certificates(let read)? = lab.state.resources[.certificates]?.reading else {
            Issue.record("no certificates")
            return
        }
        #expect(read.map(\.name) == ["api", "server"])
        #expect(read[0].notAfter == read[1].notAfter)
    }

    @Test func `it needs no permission, and stays while connections are kept open`() {
        var lab = Lab()
        lab.cycle(replies(Self.pem, [.certificates: .forbidden]))
        lab.cycle(good.with([.certificates: .forbidden]))
        let samples = Page(lab).samples(metric)
        #expect(samples.count == 1 && samples[0].contains(#"certificate="server""#), "\(samples)")
    }

    @Test func `it is not told for ever`() {
        var lab = Lab()
        lab.cycle(replies(Self.pem))
        _ = lab.cycles(200, [.cluster: .refused])
        #expect(Page(lab).samples(metric) == [])
    }

    @Test(arguments: ["", "x", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
    func `what is no certificate is not told`(_ pem: String) {
        var lab = Lab()
        lab.cycle(replies(pem))
        #expect(Page(lab).samples(metric).count == 1)
    }
}
