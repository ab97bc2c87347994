/// The answer to a message of remote read.
package enum ReadReply: Sendable, Hashable {
    /// A message of a type, compressed in a way that engines know by a name.
    case message([UInt8], type: String, encoding: String)
    /// Why there is none, in the form of the JSON interface.
    case refused(APIAnswer)
}
