/// A pattern as instructions for a machine that goes all ways at once.
///
/// The machine has a set of places in the program, at most one for each instruction. Each character
/// takes every place that accepts it a step on, so the cost is that of the set times the text.
struct PatternProgram: Hashable, Sendable {
    private enum Instruction: Hashable, Sendable {
        case scalar(Unicode.Scalar)
        case set(ScalarSet)
        /// Goes on at both places.
        case split(Int, Int)
        case jump(Int)
        case start
        case end
        case wordBoundary(Bool)
        case match
    }

    /// The most instructions; a value of the greatest length takes some milliseconds with them.
    static let instructionsMax = 2_000

    private var instructions: [Instruction] = []
    /// How many parts were translated: what is empty and repeated a thousand times a thousand times
    /// takes no instructions, but time.
    private var steps = 0

    /// Translates a pattern; one that takes too many instructions is refused.
    init(_ node: PatternNode) throws(LabelPattern.Failure) {
        try translate(node)
        try add(.match)
    }

    private mutating func add(_ instruction: Instruction) throws(LabelPattern.Failure) {
        guard instructions.count < Self.instructionsMax else { throw Self.tooLarge }
        instructions.append(instruction)
    }

    private static var tooLarge: LabelPattern.Failure {
        LabelPattern.Failure(description: "it is too large when it is spelt out")
    }

    private mutating func translate(_ node: PatternNode) throws(LabelPattern.Failure) {
        steps += 1
        guard steps <= Self.instructionsMax * 4 else { throw Self.tooLarge }
        switch node {
        case .empty: break
        case .scalar(let scalar): try add(.scalar(scalar))
        case .set(let set): try add(.set(set))
        case .sequence(let nodes): for node in nodes { try translate(node) }
        case .choice(let nodes): try addChoice(nodes)
        case .repeated(let node, let least, let most): try addRepeated(node, least, most)
        case .start: try add(.start)
        case .end: try add(.end)
        case .wordBoundary(let isThere): try add(.wordBoundary(isThere))
        }
    }

    private mutating func addChoice(_ nodes: [PatternNode]) throws(LabelPattern.Failure) {
        var exits: [Int] = []
        for (index, node) in nodes.enumerated() {
            guard index + 1 < nodes.count else {
                try translate(node)
                break
            }
            let fork = instructions.count
            try add(.jump(0))
            try translate(node)
            exits.append(instructions.count)
            try add(.jump(0))
            instructions[fork] = .split(fork + 1, instructions.count)
        }
        for exit in exits { instructions[exit] = .jump(instructions.count) }
    }

    private mutating func addRepeated(
        _ node: PatternNode,
        _ least: Int,
        _ most: Int?
    ) throws(LabelPattern.Failure) {
        for _ in 0..<least { try translate(node) }
        guard let most else {
            let fork = instructions.count
            try add(.jump(0))
            try translate(node)
            try add(.jump(fork))
            instructions[fork] = .split(fork + 1, instructions.count)
            return
        }
        var forks: [Int] = []
        for _ in least..<most {
            forks.append(instructions.count)
            try add(.jump(0))
            try translate(node)
        }
        for fork in forks { instructions[fork] = .split(fork + 1, instructions.count) }
    }
}

extension PatternProgram {
    /// The places of the machine at one character.
    private struct Places {
        var list: [Int] = []
        private var isThere: [Bool]

        init(_ count: Int) { isThere = Array(repeating: false, count: count) }

        mutating func insert(_ place: Int) -> Bool {
            guard !isThere[place] else { return false }
            isThere[place] = true
            list.append(place)
            return true
        }

        mutating func clear() {
            for place in list { isThere[place] = false }
            list.removeAll(keepingCapacity: true)
        }
    }

    /// Whether the whole text matches.
    func matches(_ text: String) -> Bool {
        var now = Places(instructions.count)
        var next = Places(instructions.count)
        var before: Unicode.Scalar?
        var rest = text.unicodeScalars[...]
        enter(0, between: before, and: rest.first, into: &now)
        while let scalar = rest.popFirst(), !now.list.isEmpty {
            next.clear()
            for place in now.list {
                switch instructions[place] {
                case .scalar(let wanted) where wanted == scalar:
                    enter(place + 1, between: scalar, and: rest.first, into: &next)
                case .set(let set) where set.contains(scalar):
                    enter(place + 1, between: scalar, and: rest.first, into: &next)
                case .scalar, .set, .split, .jump, .start, .end, .wordBoundary, .match: break
                }
            }
            swap(&now, &next)
            before = scalar
        }
        guard rest.isEmpty else { return false }
        return now.list.contains { instructions[$0] == .match }
    }

    /// Goes to a place and on from there, as far as no character is needed.
    private func enter(
        _ place: Int,
        between before: Unicode.Scalar?,
        and after: Unicode.Scalar?,
        into places: inout Places
    ) {
        var waiting = [place]
        while let place = waiting.popLast() {
            guard places.insert(place) else { continue }
            switch instructions[place] {
            case .split(let first, let second): waiting += [second, first]
            case .jump(let target): waiting.append(target)
            case .start where before == nil, .end where after == nil: waiting.append(place + 1)
            case .wordBoundary(let isWanted):
                let isThere = Self.isWord(before) != Self.isWord(after)
                if isThere == isWanted { waiting.append(place + 1) }
            case .start, .end, .scalar, .set, .match: break
            }
        }
    }

    private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
        scalar.map(ScalarSet.words.contains) ?? false
    }
}
