extension ServerError {
    /// Reads the API's error object, of which releases and pages disagree in the text's name.
    init?(json: JSONValue) {
        func text(_ name: StaticString) -> String? {
            json.member(name)?.text?.string(maximum: 8 * Self.maximumLength)
        }
        self.init(
            code: text("error_code"),
            text: text("description") ?? text("message") ?? text("errmsg")
        )
    }
}
