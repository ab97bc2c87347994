/// Breaks its promise for a single word, which only a search that is guided can find.
enum PlantedFuzzer: Fuzzer {
    static func run(_ bytes: [UInt8]) {
        promise(!bytes.starts(with: Array("swift".utf8)), "this bug was planted")
    }

    static var seeds: [(name: String, bytes: [UInt8])] { [] }
}
