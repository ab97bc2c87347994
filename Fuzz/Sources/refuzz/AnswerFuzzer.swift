import ClusterAPI
import Model

/// The answers of the cluster: a line with the name of the resource, then the body.
enum AnswerFuzzer: Fuzzer {
    /// Kept from input to input as in the daemon, so that what it remembers is tried too.
    private static let lasting = ResourceDecoder()
    private static let past = RollupWindow(
        .hour,
        from: Timestamp(seconds: 1_790_000_000),
        to: Timestamp(seconds: 1_790_007_200)
    )

    static func run(_ bytes: [UInt8]) {
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
        let body = Array(bytes.dropFirst(line.count + 1))
        let resource = resource(named: line)
        for window in [nil, past] {
            let first = result(body, resource, window, lasting)
            let second = result(body, resource, window, ResourceDecoder())
            promise(first == second, "\(resource) is read as by a decoder that remembers nothing")
            check(first)
        }
    }

    private static func result(
        _ body: [UInt8],
        _ resource: Resource,
        _ past: RollupWindow?,
        _ decoder: ResourceDecoder
    ) -> Result<Decoded, DecodingFailure> {
        do throws(DecodingFailure) {
            return .success(try decoder.decode(body, of: resource, past: past))
        } catch {
            return .failure(error)
        }
    }

    private static func check(_ result: Result<Decoded, DecodingFailure>) {
        switch result {
        case .success(let decoded):
            promise(decoded.losses.count <= Decoded.maximumLosses, "few losses are kept")
            promise(decoded.lossCount >= decoded.losses.count, "all losses are counted")
            for loss in decoded.losses { promiseOneLine(loss.description, "a loss") }
        case .failure(let failure): promiseOneLine("\(failure)", "a failure")
        }
    }

    /// A name that does not exist stands for some resource all the same.
    private static func resource(named name: ArraySlice<UInt8>) -> Resource {
        if let known = Resource(rawValue: String(decoding: name, as: UTF8.self)) { return known }
        let sum = name.reduce(0) { $0 &+ Int($1) }
        return Resource.allCases[sum % Resource.allCases.count]
    }
}
