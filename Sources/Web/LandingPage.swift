import HTTPTypes
import NIOCore

/// The page at `/`: what the program is and where its answers are.
enum LandingPage {
    /// Renders the page with the state of each cluster and a link to its metrics.
    static func answer(_ overview: Overview) -> Answer {
        let items = overview.clusters.map { cluster in
            "<li><a href=\"/metrics?cluster=\(QueryParameter.encoded(cluster.name))\">"
                + "\(escaped(cluster.name))</a>: \(escaped(cluster.state))</li>"
        }
        let page = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>rewatchd</title></head>
            <body>
            <h1>rewatchd</h1>
            <p>Watches Redis Enterprise clusters. \(escaped(overview.version))</p>
            <ul>
            <li><a href="/metrics">Metrics</a></li>
            <li><a href="/-/healthy">Healthy</a></li>
            <li><a href="/-/ready">Ready</a></li>
            <li><a href="/api/v1/alerts">Alerts that fire</a></li>
            <li><a href="/api/v1/events">Events</a></li>
            </ul>
            <h2>Clusters</h2>
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
