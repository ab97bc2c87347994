import Logging
import Model
import Settings
import Storage
import Systemd
import Watching

/// The file in which the daemon's state outlives it, and the entries that wait there.
struct DurableState: Sendable {
    /// Nil where nothing is to be kept, or nothing can be.
    let database: StateDatabase?

    /// The samples in the file, for reading; nil where nothing is to be kept.
    let archive: SampleArchive?

    /// What the watchers keep their state with.
    var keeper: any StateKeeper { database ?? NoStateKeeper() }

    /// What the watchers keep their samples with; nil where they live in memory only.
    var samples: (any SampleKeeper)? { database }

    /// Opens the file, if there is to be one.
    ///
    /// A damaged file is moved aside, and without a usable place the daemon watches all the same:
    /// both are said. Only a file of a newer version ends the start, since nobody may touch it.
    init(_ buffer: BufferSettings, output: LogOutput, at time: SystemTime) throws(DaemonFailure) {
        guard let path = buffer.path else {
            (database, archive) = (nil, nil)
            return
        }
        archive = SampleArchive(path: path)
        let limits = SampleLimits(
            bytes: buffer.fileSize,
            age: buffer.fileRetention.components.seconds * 1_000
        )
        let synchronous = Synchronous(buffer.synchronous)
        do throws(StorageError) {
            let suffix = String(time.wall.milliseconds / 1_000)
            let opened = try StateDatabase.open(
                path,
                settingAsideAs: suffix,
                synchronous: synchronous,
                limits: limits
            )
            if let (aside, reason) = opened.setAside {
                output.logger.error(
                    "\(path) was damaged (\(reason)) and is now \(aside); the state begins anew"
                )
            }
            database = opened.database
        } catch .tooNew(let path, let version, let known) {
            throw .state(.tooNew(path: path, version: version, known: known))
        } catch {
            output.logger.error("\(error); nothing is kept over a restart until it can be used")
            database = .waiting(for: path, synchronous: synchronous, limits: limits)
        }
    }

    /// Writes what an earlier program decided and is not known to have written.
    ///
    /// Called before anything else is told, so that the order stays.
    func resend(to output: LogOutput) async {
        guard let database else { return }
        output.written.listen { database.noteWritten($0) }
        do throws(StorageError) {
            for entry in try await database.unwritten() {
                let id = JournalField("REWATCHD_ID", entry.id)
                if output.isJournal, JournalReader.has(id) {
                    try await database.markWritten(entry.id)
                } else {
                    let kind = RecordClass(isEvent: entry.isEvent)
                    output.queue.add(LogRecord(entry), as: kind)
                }
            }
        } catch {
            output.logger.error("what waits to be told cannot be read: \(error)")
        }
    }

    /// Finishes what was begun and closes the file.
    func close() async {
        await archive?.close()
        await database?.close()
    }
}

extension Synchronous {
    /// The same word of the configuration.
    init(_ setting: BufferSettings.Synchronous) {
        switch setting {
        case .normal: self = .normal
        case .full: self = .full
        case .off: self = .off
        }
    }
}
