// What the daemon cannot do itself, although it watches.

extension AlertDescription {
    static let bufferNotDurable = AlertDescription(
        JournalExplanation(
            messageID: "b9a7c1f04d5e4a6c8e02f3917d64a0b5",
            title: "Samples are not kept on disk",
            meaning: "Samples cannot be written to the buffer's file. They are kept in memory, "
                + "and those that memory still holds are written when the file can be used again.",
            check: "Is the disk of `buffer.path` full, or read-only? The entry holds what SQLite "
                + "said.",
            metric: "rewatchd_buffer_samples"
        ),
        .daemon,
        firing: "is watched, but its samples are not kept on disk",
        resolved: "has its samples kept on disk again",
        rule: .lasting(.warning)
    )
}
