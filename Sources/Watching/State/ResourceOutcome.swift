package import ClusterAPI
package import Model

/// What an answer means for its resource.
package enum ResourceOutcome: Sendable {
    /// It was read, perhaps not in every field.
    case read(Decoded)
    /// There is nothing to read, and that is the result.
    case empty(Reading)
    /// What one object says.
    case object(Decoded)
    /// The object is not there any more.
    case objectGone
    /// This version of the product does not have it.
    case unsupported(status: Int)
    /// The login's role may not read it.
    case forbidden
    /// The login was refused.
    case unauthorized
    /// An answer came that is not what the resource says, described for people.
    case unexpected(String, status: Int?)
    /// No answer came.
    case failed(TransportError)

    /// Judges an answer; decodes the body of a good one.
    package init(
        _ answer: FetchResult.Answer,
        of request: ResourceRequest,
        decoder: ResourceDecoder
    ) {
        switch answer {
        case .failure(let error) where error.concernsBodyOnly:
            self = .unexpected(error.description, status: nil)
        case .failure(let error):
            self = .failed(error)
        case .redirectRefused(let location, let isLoop):
            let text = Self.refusal(of: location, isLoop: isLoop)
            self = .unexpected(text, status: nil)
        case .noToken(let text):
            self = .unexpected(text, status: nil)
        case .response(let response):
            guard let object = request.object, request.resource == .databaseAvailability else {
                self.init(response, of: request, decoder: decoder)
                return
            }
            self.init(response, of: object, request, decoder: decoder)
        }
    }

    /// What the resource said, or the part about one object, where it said something.
    var reading: Reading? {
        switch self {
        case .read(let decoded), .object(let decoded): decoded.reading
        case .empty(let reading): reading
        case .objectGone, .unsupported, .forbidden, .unauthorized, .unexpected, .failed:
            nil
        }
    }

    /// Why a redirect was not followed, and what could be done about it.
    private static func refusal(of location: String, isLoop: Bool) -> String {
        let place = String(location.prefix(200))
        let scheme = location.prefix { $0 != "/" }.lowercased()
        if isLoop {
            return
                "redirects in a loop, after \(RedirectPolicy.hopsMax) redirects again to \(place)"
        } else if scheme == "http:" {
            return "redirects to \(place), but plaintext is never followed: "
                + "anybody in between could read the password"
        } else if scheme != "https:" {
            return "redirects to \(place), which is no https address"
        }
        return "redirects to \(place), which is neither an endpoint nor a node's address; "
            + "add it to `endpoints` if it belongs to the cluster"
    }

    private init(_ response: Response, of request: ResourceRequest, decoder: ResourceDecoder) {
        switch response.status {
        case 200..<300:
            do throws(DecodingFailure) {
                let decoded = try decoder.decode(response.body, of: request)
                self = request.object == nil ? .read(decoded) : .object(decoded)
            } catch {
                self = .unexpected(
                    "HTTP \(response.status), \(Self.type(of: response)): \(error)",
                    status: response.status
                )
            }
        case 401: self = .unauthorized
        case 403: self = .forbidden
        case 404, 406: self = Self.absence(response, of: request.resource, decoder)
        default: self = Self.unexpected(response, decoder)
        }
    }

    /// Judges an availability check, whose status is the answer.
    private init(
        _ response: Response,
        of object: UID,
        _ request: ResourceRequest,
        decoder: ResourceDecoder
    ) {
        let isMarkup = response.body.first { $0 > 0x20 } == UInt8(ascii: "<")
        let error = decoder.errorText(of: response.body)
        let answer = AvailabilityAnswer(
            status: response.status,
            error: error,
            isMarkup: isMarkup
        )
        switch answer {
        case .available:
            let isUp = DatabaseAvailability(uid: object, isAvailable: true)
            self = .object(Decoded(reading: .availability(isUp)))
        case .unavailable(let code):
            let isDown = DatabaseAvailability(uid: object, isAvailable: false, reason: code)
            self = .object(Decoded(reading: .availability(isDown)))
        case .deleted: self = .objectGone
        case .other where response.status < 300: self = Self.unexpected(response, decoder)
        case .other: self.init(response, of: request, decoder: decoder)
        }
    }

    private static func absence(
        _ response: Response,
        of resource: Resource,
        _ decoder: ResourceDecoder
    ) -> ResourceOutcome {
        switch resource.absence(for: response.status) {
        case .failure: return unexpected(response, decoder)
        case .unsupported: return .unsupported(status: response.status)
        case .noSuchObject:
            let isSaid = decoder.errorText(of: response.body) != nil
            return isSaid ? .objectGone : .unsupported(status: response.status)
        case .noObjects, .none:
            guard let reading = resource.emptyReading else {
                return unexpected(response, decoder)
            }
            return .empty(reading)
        }
    }

    private static func unexpected(
        _ response: Response,
        _ decoder: ResourceDecoder
    ) -> ResourceOutcome {
        let said = decoder.errorText(of: response.body).map { ": \($0)" } ?? ""
        return .unexpected(
            "HTTP \(response.status), \(type(of: response))\(said)",
            status: response.status
        )
    }

    private static func type(of response: Response) -> String {
        response.contentType.map { "content type \($0.prefix(60))" } ?? "no content type"
    }
}
