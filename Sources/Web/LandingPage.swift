import HTTPTypes
import NIOCore

/// The page at `/`: what the program is and where its answers are.
enum LandingPage {
    /// Renders the page with a link to the metrics of each cluster.
    static func answer(clusters: [String]) -> Answer {
        let items = clusters.map { name in
            "<li><a href=\"/metrics?cluster=\(QueryParameter.encoded(name))\">"
                + "\(escaped(name))</a></li>"
        }
        let page = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>rewatchd</title></head>
            <body>
            <h1>rewatchd</h1>
            <p>Watches Redis Enterprise clusters.</p>
            <ul>
            <li><a href="/metrics">Metrics</a></li>
            <li><a href="/-/healthy">Healthy</a></li>
            <li><a href="/-/ready">Ready</a></li>
            </ul>
            <h2>Metrics of one cluster</h2>
            <ul>
            \(items.joined(separator: "\n"))
            </ul>
            </body>
            </html>

            """
        return Answer(.ok, type: "text/html; charset=utf-8", body: [ByteBuffer(string: page)])
            .with(.contentSecurityPolicy, "default-src 'none'")
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
