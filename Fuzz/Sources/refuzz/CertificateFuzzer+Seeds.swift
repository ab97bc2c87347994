@testable import ClusterAPI
@testable import SimulatedCluster

extension CertificateFuzzer {
    static var seeds: [(name: String, bytes: [UInt8])] {
        let pem = Array(SampleCertificate.pem.utf8)
        let der = PEM.certificates(in: pem)?.first ?? []
        return [("pem", [0] + pem), ("der", [1] + der), ("file", [2] + pem)]
    }
}
