import Exposition
import Model
import Watching

@testable import Settings

/// Texts that name a place or a time: addresses, redirects, labels, dates, sizes.
enum AddressFuzzer: Fuzzer {
    private static let asked = Endpoint(host: "n1.example", port: 9443)
    private static let policy = RedirectPolicy(
        configured: [asked, Endpoint(host: "::1", port: 9443)],
        nodeAddresses: ["10.0.0.7"]
    )

    static func run(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        endpoint(text)
        redirect(text)
        time(text)
        sizes(text)
        labels(text)
    }

    /// An address is the same when it is written and read again.
    private static func endpoint(_ text: String) {
        if let endpoint = try? EndpointText.read(text) {
            promiseOneLine(endpoint.description, "an endpoint")
            let again = try? EndpointText.read(endpoint.description)
            promise(again == endpoint, "an endpoint is read as it is written: \(endpoint)")
        }
        if let (endpoint, path) = try? HTTPAddressText.read(text, defaultPort: 80) {
            let again = try? HTTPAddressText.read("\(endpoint)\(path)", defaultPort: 81)
            promise(again?.endpoint == endpoint, "an address is read as it is written: \(endpoint)")
            promise(again?.path == path, "a path is read as it is written")
        }
        _ = try? ListenAddressText.read(text)
    }

    /// A login follows to no host but those that the cluster has.
    private static func redirect(_ location: String) {
        guard let target = policy.target(of: location, from: asked) else { return }
        promise(["n1.example", "::1", "10.0.0.7"].contains(target.host), "no login for \(target)")
        promise(target.port == asked.port && target.isEncrypted, "no login for \(target)")
    }

    private static func time(_ text: String) {
        if let time = Timestamp(rfc3339: text) {
            promise(Timestamp(rfc3339: time.rfc3339) == time, "a time is read as it is written")
        }
        _ = Timestamp(httpDate: text)
        _ = Subject(text)
    }

    private static func sizes(_ text: String) {
        if let size = try? ByteSizeText.read(text) { promise(size >= 0, "a size is not negative") }
        if let time = try? DurationText.read(text) { promise(time >= .zero, "nor is a duration") }
    }

    private static func labels(_ text: String) {
        if let labels = LabelSet(rendered: text) {
            promise(LabelSet(rendered: labels.text) == labels, "labels are read as written")
        }
        let set = LabelSet([("any", text)])
        // A longer one is cut off, with a mark.
        let isShort = text.unicodeScalars.count <= LabelSet.valueLengthMax
        promise(!isShort || set.pairs.first?.value == text, "a label's value comes back")
        promise(!set.text.utf8.contains(UInt8(ascii: "\n")), "labels are one line")
    }

    static var seeds: [(name: String, bytes: [UInt8])] {
        [
            "https://n1.example:9443", "https://[::1]:9443/v1/cluster?a#b",
            "https://10.0.0.7:9443/",
            "http://user@h/p", "127.0.0.1:0", "unix:/run/x", "2026-11-22T00:33:43.120+01:30",
            "Wed, 22 Dec 2021 12:50:11 GMT", "database:1", "shard:1/2", "1h30m", "10MiB",
            #"a="b",cluster="d\"\\\n""#,
        ].enumerated().map { ("text-\($0.offset)", Array($0.element.utf8)) }
    }
}
