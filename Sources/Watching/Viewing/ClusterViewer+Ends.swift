import Alerting
import ClusterAPI
import Model
import Pages

extension ClusterViewer {
    static let licenseName = "licence"

    /// The licence and the certificates, the first end first.
    var ends: [ClusterSummary.End] {
        var ends: [ClusterSummary.End] = []
        if case .license(let license?)? = last(.license)?.reading, let at = license.expiration {
            let kinds: Set<AlertKind> = [.licenseExpiring, .licenseExpired]
            let standing = standing(of: at, .cluster, kinds)
            ends.append(.init(Self.licenseName, at: at, standing: standing))
        }
        return (ends + certificates).sorted { $0.at < $1.at }
    }

    private var certificates: [ClusterSummary.End] {
        var listed: [Certificate] = report.wireCertificate.map { [$0] } ?? []
        if case .certificates(let read)? = last(.certificates)?.reading {
            listed += read.filter { $0.name != WireCertificate.name || listed.isEmpty }
        }
        return listed.map { certificate in
            let subject = Subject.certificate(certificate.name)
            let standing = standing(of: certificate.notAfter, subject, [.certificateExpiring])
            return .init(certificate.name, at: certificate.notAfter, standing: standing)
        }
    }

    private func standing(
        of end: Timestamp,
        _ subject: Subject,
        _ kinds: Set<AlertKind>
    ) -> Standing {
        let told = (alerts[subject] ?? []).filter { kinds.contains($0.key.kind) }.map(\.standing)
        return told.max() ?? (end < now.wall ? .critical : .good)
    }
}
