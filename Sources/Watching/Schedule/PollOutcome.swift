/// What a cycle means for the time of the next one.
package enum PollOutcome: Hashable, Sendable {
    /// The cluster answered, or nothing was to be asked: go on with the grid.
    case regular
    /// This endpoint failed, and another one has not been tried since the last success.
    case tryNextEndpoint
    /// All endpoints failed; the server may have asked to be left alone for a while.
    case failed(retryAfter: Duration?)
}
