import Glibc

/// Runs one short program and keeps what it wrote.
enum Subprocess {
    /// What a program wrote and how it ended.
    struct Output {
        let status: Int32
        let standardOutput: String
        let standardError: String
    }

    /// A system call that failed.
    struct Failure: Error {
        let description: String

        init(_ call: String, _ code: Int32) {
            description = "\(call): error \(code)"
        }
    }

    /// Runs a program found in `PATH` and waits for its end.
    ///
    /// The error stream is read after the output stream ended, so it must fit a pipe (64 KiB).
    static func run(_ program: String, _ arguments: [String]) throws(Failure) -> Output {
        let output = try pipe()
        let errors = try pipe()
        defer {
            close(output.read)
            close(errors.read)
        }
        let process: pid_t
        do throws(Failure) {
            process = try spawn(program, arguments, output: output.write, errors: errors.write)
        } catch {
            close(output.write)
            close(errors.write)
            throw error
        }
        close(output.write)
        close(errors.write)
        let outputText = text(of: output.read)
        let errorText = text(of: errors.read)
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
        return Output(status: status, standardOutput: outputText, standardError: errorText)
    }

    /// Returns two connected sockets: unlike pipe(2), socketpair(2) can close them on exec, so
    /// that no other child, started at the same time, holds them open.
    private static func pipe() throws(Failure) -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw Failure("socketpair", errno)
        }
        return (ends[0], ends[1])
    }

    private static func spawn(
        _ program: String,
        _ arguments: [String],
        output: Int32,
        errors: Int32
    ) throws(Failure) -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
        unsafe posix_spawn_file_actions_adddup2(&actions, errors, 2)
        var words: [UnsafeMutablePointer<CChar>?] = unsafe ([program] + arguments).map {
            unsafe strdup($0)
        }
        unsafe words.append(nil)
        defer { unsafe words.forEach { unsafe free($0) } }
        var process: pid_t = 0
        let code = unsafe posix_spawnp(&process, program, &actions, nil, words, environ)
        guard code == 0 else { throw Failure("cannot start \(program)", code) }
        return process
    }

    private static func text(of descriptor: Int32) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = unsafe read(descriptor, &buffer, buffer.count)
            if count > 0 {
                bytes += buffer[..<count]
            } else if count == 0 || errno != EINTR {
                return String(decoding: bytes, as: UTF8.self)
            }
        }
    }
}
