/// Feeds inputs to a part of the daemon and checks what that part promises for any input.
///
/// A crash, a read beyond a buffer, a leak of C's memory and an input that takes seconds are found
/// by the sanitizers and libFuzzer; `run` checks the promises that are more than to survive.
protocol Fuzzer {
    /// Takes one input; ends the program when a promise is broken.
    static func run(_ bytes: [UInt8])

    /// Inputs from which the search starts, each with a name.
    static var seeds: [(name: String, bytes: [UInt8])] { get }
}

/// Ends the program, which libFuzzer takes for a finding, unless the promise holds.
func promise(_ holds: Bool, _ words: @autoclosure () -> String) {
    if !holds { fatalError("broken promise: \(words())") }
}

/// Promises that a text can stand in one line of a log.
func promiseOneLine(_ text: String, _ what: String) {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
        scalar.properties.generalCategory != .control && scalar != "\u{2028}"
            && scalar != "\u{2029}"
    }
    promise(isPlain, "\(what) is one line: \(text.debugDescription)")
}
