/// What the outermost value of an answer is, as documented; the decoder also takes the other list.
package enum AnswerShape: String, Hashable, Sendable {
    /// One thing.
    case object
    /// A list.
    case array
    /// An object whose members are the things, by identifier or by name.
    case map
    /// Nothing that matters: the status is the answer.
    case nothing
}
