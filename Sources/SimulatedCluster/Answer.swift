/// What a resource has to say before it becomes a response.
enum Answer {
    /// 200 with that body.
    case json(JSON)
    /// An error in the shape `{error_code, description}`.
    case refused(Int, String, String)
    /// An error in the shape `{error_code, message}`.
    case rejected(Int, String, String)
    /// An error without a body.
    case empty(Int)

    /// 404 for an object that does not exist.
    static func unknown(_ kind: String, _ uid: Int) -> Answer {
        .rejected(404, "\(kind)_not_exist", "\(kind) \(uid) does not exist")
    }

    /// 404 because there are no objects at all.
    static func nothing(_ sentence: String) -> Answer {
        .refused(404, "not_found", sentence)
    }

    /// 400 for a parameter with a value that does not exist.
    static func badParameter(_ name: String) -> Answer {
        .refused(400, "invalid_param", "parameter \(name) has an unknown value")
    }
}
