package import Model

extension Certificate {
    /// Reads the first certificate of a PEM text; nil when there is none or it is damaged.
    package init?(name: String, pem: [UInt8]) {
        guard let chain = PEM.certificates(in: pem), let first = chain.first,
            let read = X509(der: first)
        else { return nil }
        self.init(name: name, subject: read.subject, notAfter: read.notAfter)
    }
}
