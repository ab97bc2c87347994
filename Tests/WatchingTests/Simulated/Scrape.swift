/// What a scrape was answered with, and when.
struct Scrape: Sendable, Equatable {
    var at: Duration
    var body: [UInt8]
}
