extension SimulatedCluster {
    /// Answers `/_resim` itself: faults, credentials and what was asked so far.
    ///
    /// `GET /_resim`, `PUT` and `DELETE /_resim/faults/NAME`, `PUT /_resim/credentials`,
    /// `PUT /_resim/events`.
    mutating func control(_ request: SimulatedRequest, at milliseconds: Int64) -> SimulatedResponse
    {
        let segments = request.path.split(separator: "/").map(String.init)
        if segments == ["_resim"] {
            guard request.method == "GET" else { return Self.refusal(405, "only GET") }
            return Self.reply(report(at: milliseconds))
        } else if segments.count == 3, segments[1] == "faults" {
            return switchFault(segments[2], request, at: milliseconds)
        } else if segments == ["_resim", "credentials"] {
            guard request.method == "PUT" else { return Self.refusal(405, "only PUT") }
            return rotate(request.body, at: milliseconds)
        } else if segments == ["_resim", "events"] {
            guard request.method == "PUT" else { return Self.refusal(405, "only PUT") }
            return writeEvents(request.body, at: milliseconds)
        }
        return Self.refusal(
            404,
            "there are /_resim, /_resim/faults/NAME, /_resim/credentials and /_resim/events"
        )
    }

    private mutating func switchFault(
        _ name: String,
        _ request: SimulatedRequest,
        at milliseconds: Int64
    ) -> SimulatedResponse {
        do throws(SimulatedFaultError) {
            if request.method == "PUT" {
                let fault = try SimulatedFault(name: name, parameters: request.body)
                try switchOn(fault, at: milliseconds)
            } else if request.method == "DELETE" {
                guard let name = SimulatedFaultName(rawValue: name) else {
                    throw .unknownFault(name)
                }
                switchOff(name, at: milliseconds)
            } else {
                return Self.refusal(405, "only PUT and DELETE")
            }
            return Self.reply(["faults": faultsReport])
        } catch {
            if case .unknownFault = error { return Self.refusal(404, error.description) }
            return Self.refusal(400, error.description)
        }
    }

    private mutating func rotate(
        _ body: [UInt8],
        at milliseconds: Int64
    ) -> SimulatedResponse {
        do throws(SimulatedFaultError) {
            let parameters = try FaultParameters(body)
            try parameters.allow("username", "password")
            rotateCredentials(
                userName: try parameters.text("username") ?? configuration.userName,
                password: try parameters.requiredText("password")
            )
            for user in users where user.name == configuration.userName {
                noteUpdate(of: user, at: milliseconds)
            }
            return Self.reply(["username": .string(configuration.userName)])
        } catch {
            return Self.refusal(400, error.description)
        }
    }

    /// Returns the faults that are on with their parameters, ordered by name.
    private var faultsReport: JSON {
        .object(
            faults.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                JSON.Member(name: $0.key.rawValue, value: $0.value.parameters)
            }
        )
    }

    private func report(at milliseconds: Int64) -> JSON {
        var report: JSON = [
            "cluster": .string(configuration.name),
            "version": .string(configuration.version.build),
            "nodes": .integer(nodes.count), "databases": .integer(databases.count),
            "shards": .integer(shards.count), "primary_node": .integer(primaryNode),
            "faults": faultsReport,
            "available_faults": .array(
                SimulatedFaultName.allCases.map { .string($0.rawValue) }.sorted {
                    $0.encoded.lexicographicallyPrecedes($1.encoded)
                }
            ),
            "failed_logins": .integer(failedLogins),
            "locked_users": .array(logins.locked(at: milliseconds).map { .string($0) }),
        ]
        report.append(contentsOf: requests.json)
        return report
    }

    /// Failed logins since the start, of all users.
    package var failedLogins: Int { logins.failures }

    /// Requests since the start by path, `/_resim` not among them.
    package var requestCounts: [String: Int] { requests.counts }

    static func reply(_ body: JSON) -> SimulatedResponse {
        SimulatedResponse(
            status: 200,
            headers: ["content-type": "application/json"],
            body: body.encoded
        )
    }

    static func refusal(_ status: Int, _ message: String) -> SimulatedResponse {
        let body: JSON = ["error": .string(message)]
        return SimulatedResponse(
            status: status,
            headers: ["content-type": "application/json"],
            body: body.encoded
        )
    }
}
