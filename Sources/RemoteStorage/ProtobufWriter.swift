/// Writes the wire format of protocol buffers, as far as remote write and read need it.
///
/// A message is a series of fields, each a key (the field's number and how its value is written)
/// and the value. Source: <https://protobuf.dev/programming-guides/encoding/>.
struct ProtobufWriter {
    private enum WireType: UInt64 {
        case varint = 0
        case fixed64 = 1
        case lengthDelimited = 2
    }

    private(set) var bytes: [UInt8] = []

    /// Writes a signed number in the plain way, in which a negative one takes ten bytes.
    mutating func write(_ value: Int64, field: UInt64) {
        key(field, .varint)
        varint(UInt64(bitPattern: value))
    }

    mutating func write(_ value: Double, field: UInt64) {
        key(field, .fixed64)
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value.bitPattern &>> shift))
        }
    }

    mutating func write(_ text: String, field: UInt64) {
        key(field, .lengthDelimited)
        varint(UInt64(text.utf8.count))
        bytes += text.utf8
    }

    /// Writes a message within this one.
    mutating func write(field: UInt64, _ body: (inout ProtobufWriter) -> Void) {
        var message = ProtobufWriter()
        body(&message)
        write(message: message.bytes, field: field)
    }

    /// Writes a message that is written already.
    mutating func write(message: [UInt8], field: UInt64) {
        key(field, .lengthDelimited)
        varint(UInt64(message.count))
        bytes += message
    }

    private mutating func key(_ field: UInt64, _ type: WireType) {
        varint(field << 3 | type.rawValue)
    }

    private mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
