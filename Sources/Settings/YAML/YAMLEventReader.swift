import CLibyaml

/// The one owner of a libyaml parser; hands out its events one by one, copied.
///
/// Everything unsafe about YAML is in this file. The parser keeps a pointer to the input, so the
/// bytes are copied to memory that lives as long as the parser. After an error, or after the event
/// `streamEnd`, nothing more may be asked for.
@safe struct YAMLEventReader: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeMutableBufferPointer<UInt8>

    init(_ bytes: [UInt8]) throws(YAMLProblem) {
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        guard unsafe yaml_parser_initialize(parser) == 1 else {
            unsafe parser.deallocate()
            throw YAMLProblem(place: .start, message: "no memory for the YAML parser")
        }
        unsafe self.parser = parser
        let input = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(bytes.count, 1))
        _ = unsafe input.initialize(from: bytes)
        unsafe self.input = input
        // Without this, a file that starts with certain bytes would be taken for UTF-16.
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
        unsafe input.deallocate()
    }

    /// Parses on to the next event; throws where the text is not YAML.
    func next() throws(YAMLProblem) -> YAMLEvent {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw problem() }
        defer { unsafe yaml_event_delete(&event) }
        return unsafe translated(event)
    }

    private func translated(_ event: yaml_event_t) -> YAMLEvent {
        let place = unsafe Place(event.start_mark)
        switch unsafe event.type {
        case YAML_DOCUMENT_START_EVENT: return YAMLEvent(kind: .documentStart, place: place)
        case YAML_DOCUMENT_END_EVENT: return YAMLEvent(kind: .documentEnd, place: place)
        case YAML_STREAM_START_EVENT: return YAMLEvent(kind: .streamStart, place: place)
        case YAML_SEQUENCE_END_EVENT: return YAMLEvent(kind: .sequenceEnd, place: place)
        case YAML_MAPPING_END_EVENT: return YAMLEvent(kind: .mappingEnd, place: place)
        case YAML_ALIAS_EVENT: return YAMLEvent(kind: .alias, place: place)
        case YAML_SEQUENCE_START_EVENT:
            let start = unsafe event.data.sequence_start
            let (anchor, tag) = unsafe (start.anchor != nil, start.tag != nil)
            return YAMLEvent(kind: .sequenceStart, place: place, hasAnchor: anchor, hasTag: tag)
        case YAML_MAPPING_START_EVENT:
            let start = unsafe event.data.mapping_start
            let (anchor, tag) = unsafe (start.anchor != nil, start.tag != nil)
            return YAMLEvent(kind: .mappingStart, place: place, hasAnchor: anchor, hasTag: tag)
        case YAML_SCALAR_EVENT: return unsafe scalar(event, at: place)
        // YAML_STREAM_END_EVENT; and YAML_NO_EVENT, which only comes when asked after the end.
        default: return YAMLEvent(kind: .streamEnd, place: place)
        }
    }

    private func scalar(_ event: yaml_event_t, at place: Place) -> YAMLEvent {
        let scalar = unsafe event.data.scalar
        let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
        let text = unsafe String(decoding: bytes, as: UTF8.self)
        let isPlain = unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE
        let (anchor, tag) = unsafe (scalar.anchor != nil, scalar.tag != nil)
        let kind = YAMLEvent.Kind.scalar(text, isPlain: isPlain)
        return YAMLEvent(kind: kind, place: place, hasAnchor: anchor, hasTag: tag)
    }

    private func problem() -> YAMLProblem {
        let words = unsafe Self.text(parser.pointee.problem) ?? "not valid YAML"
        switch unsafe parser.pointee.error {
        case YAML_MEMORY_ERROR:
            return YAMLProblem(place: .start, message: "no memory for the YAML parser")
        case YAML_READER_ERROR:
            // The reader works ahead of the scanner and knows only the offset of the byte.
            let place = place(ofByte: unsafe parser.pointee.problem_offset)
            return YAMLProblem(place: place, message: "not valid YAML: \(words)")
        default:
            let context = unsafe Self.text(parser.pointee.context).map { " \($0)" } ?? ""
            let place = unsafe Place(parser.pointee.problem_mark)
            return YAMLProblem(place: place, message: "not valid YAML: \(words)\(context)")
        }
    }

    private func place(ofByte offset: Int) -> Place {
        var place = Place.start
        for byte in unsafe [UInt8](input.prefix(offset)) {
            if byte == 0x0A {
                place = Place(line: place.line + 1, column: 1)
            } else if byte & 0xC0 != 0x80 {
                place.column += 1
            }
        }
        return place
    }

    private static func text(_ words: UnsafePointer<CChar>?) -> String? {
        guard let words = unsafe words else { return nil }
        return unsafe String(cString: words)
    }
}

extension Place {
    fileprivate init(_ mark: yaml_mark_t) {
        self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    }
}
