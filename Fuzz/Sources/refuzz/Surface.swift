/// What reads bytes that somebody else wrote.
enum Surface: String, CaseIterable {
    case answer
    case errorBody = "error-body"
    case certificate
    case settings
    case webFile = "web-file"
    case chunk
    case remoteRead = "remote-read"
    case httpField = "http-field"
    case address
    case selector
    case reply
    /// A bug on purpose, which shows that what breaks a promise is found and told.
    case planted

    /// Those that must hold whatever comes.
    static var proven: [Surface] { allCases.filter { $0 != .planted } }

    /// The code that takes an input of this surface.
    var fuzzer: any Fuzzer.Type {
        switch self {
        case .answer: AnswerFuzzer.self
        case .errorBody: ErrorBodyFuzzer.self
        case .certificate: CertificateFuzzer.self
        case .settings: SettingsFuzzer.self
        case .webFile: WebFileFuzzer.self
        case .chunk: ChunkFuzzer.self
        case .remoteRead: RemoteReadFuzzer.self
        case .httpField: HTTPFieldFuzzer.self
        case .address: AddressFuzzer.self
        case .selector: SelectorFuzzer.self
        case .reply: ReplyFuzzer.self
        case .planted: PlantedFuzzer.self
        }
    }
}
