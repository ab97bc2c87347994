import TestSupport

/// The programs that the build has put beside the tests.
enum Program {
    static let rewatchd = path(of: "rewatchd")
    static let resim = path(of: "resim")
    static let rebench = path(of: "rebench")

    /// The folder of the products, found from the test program itself.
    private static func path(of name: String) -> String {
        let arguments = CommandLine.arguments
        let bundle = arguments.first ?? ""
        let folder = PackageRoot.folder(of: bundle)
        let beside = "\(folder)/\(name)"
        return Files.exists(beside) ? beside : PackageRoot.file(".build/debug/\(name)")
    }
}
