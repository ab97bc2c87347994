/// Why a fault cannot be switched on.
package enum SimulatedFaultError: Error, Equatable, CustomStringConvertible {
    /// No fault has that name.
    case unknownFault(String)
    /// The body is not a JSON object; the sentence says where.
    case notAnObject(String)
    /// The fault does not know that parameter.
    case unknownParameter(String, known: [String])
    /// The parameter is needed and missing.
    case missingParameter(String, expected: String)
    /// The parameter has a value of the wrong kind.
    case wrongParameter(String, expected: String)
    /// The parameter names an object that the cluster does not have.
    case unknownObject(String, uid: Int)

    /// Returns a sentence that names the parameter at fault.
    package var description: String {
        switch self {
        case .unknownFault(let name):
            let names = SimulatedFaultName.allCases.map(\.rawValue).joined(separator: ", ")
            return "there is no fault '\(name)'; there are \(names)"
        case .notAnObject(let detail):
            return "the body must be a JSON object: \(detail)"
        case .unknownParameter(let name, let known):
            let list = known.isEmpty ? "none" : known.joined(separator: ", ")
            return "unknown parameter '\(name)'; known: \(list)"
        case .missingParameter(let name, let expected):
            return "parameter '\(name)' is missing: \(expected)"
        case .wrongParameter(let name, let expected):
            return "parameter '\(name)' must be \(expected)"
        case .unknownObject(let name, let uid):
            return "parameter '\(name)': the cluster has no \(name) \(uid)"
        }
    }
}
