/// Reads the parameters of one fault out of a JSON object and says what is wrong with them.
struct FaultParameters {
    private let object: JSON

    /// Takes the body of a request; an empty one stands for an empty object.
    init(_ body: [UInt8]) throws(SimulatedFaultError) {
        guard !body.isEmpty else {
            object = .object([])
            return
        }
        do throws(JSONParser.Failure) {
            object = try JSONParser.parse(body)
        } catch {
            throw .notAnObject(error.description)
        }
        guard case .object = object else { throw .notAnObject("it is another value") }
    }

    /// Refuses every parameter that is not among these.
    func allow(_ names: String...) throws(SimulatedFaultError) {
        guard case .object(let members) = object else { return }
        for member in members where !names.contains(member.name) {
            throw .unknownParameter(member.name, known: names)
        }
    }

    /// Returns a number that is at least 0, nil when it is missing.
    func number(_ name: String) throws(SimulatedFaultError) -> Int? {
        switch object[name] {
        case nil, .null: return nil
        case .integer(let value) where value >= 0: return value
        case _?: throw .wrongParameter(name, expected: "an integer of at least 0")
        }
    }

    /// Returns a number that must be there.
    func requiredNumber(_ name: String) throws(SimulatedFaultError) -> Int {
        guard let value = try number(name) else {
            throw .missingParameter(name, expected: "an integer")
        }
        return value
    }

    /// Returns the uids under a name: one integer or a list; empty when missing.
    func uids(_ name: String) throws(SimulatedFaultError) -> [Int] {
        let expected = "an integer or a list of integers"
        switch object[name] {
        case nil: return []
        case .integer(let uid): return [uid]
        case .array(let elements):
            var uids: [Int] = []
            for element in elements {
                guard case .integer(let uid) = element else {
                    throw .wrongParameter(name, expected: expected)
                }
                uids.append(uid)
            }
            return uids
        case _?: throw .wrongParameter(name, expected: expected)
        }
    }

    /// Returns at least one uid.
    func requiredUIDs(_ name: String) throws(SimulatedFaultError) -> [Int] {
        let uids = try uids(name)
        guard !uids.isEmpty else { throw .missingParameter(name, expected: "an integer") }
        return uids
    }

    /// Returns text, nil when it is missing.
    func text(_ name: String) throws(SimulatedFaultError) -> String? {
        switch object[name] {
        case nil: return nil
        case .string(let text): return text
        case _?: throw .wrongParameter(name, expected: "a string")
        }
    }

    /// Returns text that must be there.
    func requiredText(_ name: String) throws(SimulatedFaultError) -> String {
        guard let text = try text(name) else {
            throw .missingParameter(name, expected: "a string")
        }
        return text
    }

    /// Returns true or false, nil when it is missing.
    func flag(_ name: String) throws(SimulatedFaultError) -> Bool? {
        switch object[name] {
        case nil: return nil
        case .boolean(let value): return value
        case _?: throw .wrongParameter(name, expected: "true or false")
        }
    }

    /// Returns the texts under a name: one string or a list; empty when missing.
    func texts(_ name: String) throws(SimulatedFaultError) -> [String] {
        switch object[name] {
        case nil: return []
        case .string(let text): return [text]
        case .array(let elements):
            let texts = elements.compactMap(\.text)
            if texts.count == elements.count { return texts }
        case _?: break
        }
        throw .wrongParameter(name, expected: "a string or a list of strings")
    }

    /// Returns one of a few words, the first when it is missing.
    func word(_ name: String, of words: [String]) throws(SimulatedFaultError) -> String {
        guard let word = try text(name) else { return words[0] }
        guard words.contains(word) else {
            throw .wrongParameter(name, expected: words.joined(separator: " or "))
        }
        return word
    }

    /// Returns the paths under `path`: one string or a list; empty when missing.
    func paths() throws(SimulatedFaultError) -> [String] {
        let expected = "a path that begins with / or a list of such"
        var paths: [String] = []
        switch object["path"] {
        case nil: return []
        case .string(let path): paths = [path]
        case .array(let elements):
            for case .string(let path) in elements { paths.append(path) }
            guard paths.count == elements.count else {
                throw .wrongParameter("path", expected: expected)
            }
        case _?: throw .wrongParameter("path", expected: expected)
        }
        guard paths.allSatisfy({ $0.hasPrefix("/") }) else {
            throw .wrongParameter("path", expected: expected)
        }
        return paths
    }

    /// Returns whatever stands under a name.
    func value(_ name: String) -> JSON? { object[name] }
}
