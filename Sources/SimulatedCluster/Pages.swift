/// The pages that are not JSON.
enum Pages {
    /// What the proxy in front says when nobody behind it answers.
    static let unavailable = page(
        503,
        "503 Service Unavailable",
        "upstream connect error or disconnect/reset before headers. reset reason: "
            + "connection failure"
    )

    /// What a portal in between says instead of the cluster.
    static let login = page(
        200,
        "Sign in",
        "<form action=\"/login\" method=\"post\"><input name=\"user\"></form>"
    )

    private static func page(_ status: Int, _ title: String, _ text: String) -> SimulatedResponse {
        let html =
            "<!DOCTYPE html>\n<html><head><title>\(title)</title></head>"
            + "<body><h1>\(title)</h1><p>\(text)</p></body></html>\n"
        return SimulatedResponse(
            status: status,
            headers: ["content-type": "text/html"],
            body: Array(html.utf8)
        )
    }
}
