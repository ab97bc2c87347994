/// A secret is opened only where it is sent.
enum Secrets {
    @Sendable static func findings(in file: SourceFile) -> [Finding] {
        let mayOpen =
            file.isTest || ["Secret", "WebAccess+File"].contains(file.stem)
            || ["CurlTransport", "Settings"].contains(file.target)
        guard !mayOpen else { return [] }
        return file.tokens.indices.compactMap { index in
            guard file.text(index) == "reveal" else { return nil }
            return file.finding(index, "only CurlTransport opens a Secret: pass the Secret on")
        }
    }
}
