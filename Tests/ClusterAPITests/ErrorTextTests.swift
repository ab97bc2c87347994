import ClusterAPI
import Testing

/// Both error bodies of the API, the pages of its proxy, and what is neither.
@Suite struct ErrorTextTests {
    @Test(
        arguments: [
            ("", nil), ("  \n", nil), ("{}", nil), ("[]", nil), ("null", nil),
            (
                #"{"error_code":"db_not_found","description":"no such database"}"#,
                "db_not_found: no such database"
            ),
            (#"{"error_code":"db_not_found","message":"gone"}"#, "db_not_found: gone"),
            (#"{"errmsg":"old release"}"#, "old release"),
            (#"{"error_code":"no_quorum"}"#, "no_quorum"),
            (#"{"error_code":7,"description":["a"]}"#, nil),
            (#"{"error_code":"","description":""}"#, nil),
            (#"{"description":"two\nlines\u0007 and  more"}"#, "two lines and more"),
            (#"{"token":"not for a log"}"#, nil),
            (
                "<html><head><title>503 Service Unavailable</title><style>p{}</style></head>"
                    + "<body>no <b>healthy</b> upstream</body></html>",
                "503 Service Unavailable no healthy upstream"
            ),
            ("upstream connect error\r\n", "upstream connect error"),
            ("<unclosed", nil), ("a < b", "a"),
        ] as [(String, String?)]
    )
    func saysWhatTheServerSaid(_ body: String, _ text: String?) {
        #expect(ResourceDecoder().errorText(of: Array(body.utf8))?.description == text)
    }

    @Test func isBounded() {
        let long = String(repeating: "x ", count: 100_000)
        for body in [long, "{\"description\":\"\(long)\"}", "<p>\(long)"] {
            let error = ResourceDecoder().errorText(of: Array(body.utf8))
            #expect(error?.text?.count == ServerError.maximumLength)
        }
        #expect(ResourceDecoder().errorText(of: [0xFF, 0x00, 0xFE])?.text == "\u{FFFD} \u{FFFD}")
    }
}
