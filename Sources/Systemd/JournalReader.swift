import CLibsystemd
import Glibc

/// Looks things up in the machine's journal.
package enum JournalReader {
    /// Whether an entry with this field can be seen; false also where the journal may not be read.
    ///
    /// Source: sd_journal_open(3), sd_journal_add_match(3). The match is indexed, so the cost does
    /// not grow with the journal.
    package static func has(_ field: JournalField) -> Bool {
        var opened: OpaquePointer?
        guard unsafe sd_journal_open(&opened, Int32(SD_JOURNAL_LOCAL_ONLY)) >= 0 else {
            return false
        }
        defer { unsafe sd_journal_close(opened) }
        let match = Array("\(field.name)=\(field.value)".utf8)
        guard unsafe sd_journal_add_match(opened, match, match.count) >= 0 else { return false }
        return unsafe sd_journal_next(opened) > 0
    }
}
