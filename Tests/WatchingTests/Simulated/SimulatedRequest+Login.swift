import SimulatedCluster
import Watching

extension SimulatedRequest {
    /// What a cluster sees of a request: the same as from the real transport.
    init(_ request: Request, node: Int?) {
        self.init(request.path, node: node)
        switch request.login {
        case nil: break
        case .credential(.user(let name, let password))?:
            authorization = password.reveal { Self.basic(user: name, password: $0) }
        case .credential(.certificate)?, .exchange(.certificate, _)?:
            certificateUser = ScriptedCredential.username
        case .token(let token)?:
            authorization = token.secret.reveal { "\(token.scheme.rawValue) \($0)" }
        case .exchange(.user(let name, let password), let place)?:
            method = "POST"
            let text = password.reveal { $0 }
            if place != .body { authorization = Self.basic(user: name, password: text) }
            if place != .header {
                body = Array(#"{"username":"\#(name)","password":"\#(text)"}"#.utf8)
            }
        }
    }
}
