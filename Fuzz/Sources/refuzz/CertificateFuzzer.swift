import Model

@testable import ClusterAPI
@testable import Settings

/// Certificates: the first byte says what the rest is taken for.
enum CertificateFuzzer: Fuzzer {
    static func run(_ bytes: [UInt8]) {
        let rest = Array(bytes.dropFirst())
        switch (bytes.first ?? 0) % 3 {
        case 0:
            let certificate = Certificate(name: "any", pem: rest)
            promise(certificate == Certificate(name: "any", pem: rest), "it is the same again")
        case 1: _ = X509(der: rest)
        case _:
            guard let problem = CertificateText.problem(in: rest) else { return }
            promiseOneLine(problem, "what is wrong with a file")
        }
    }
}
