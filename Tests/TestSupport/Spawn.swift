import Glibc

/// Starts a program with the three streams of `pipes` and returns its process number.
///
/// `posix_spawn` and not `fork`: the test process has threads.
func spawn(
    _ path: String,
    _ arguments: [String],
    environment: [String: String?],
    pipes: ChildPipes
) throws -> Int32 {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, pipes.input.read, STDIN_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, pipes.output.write, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, pipes.errors.write, STDERR_FILENO)
    // A connection of another test that stayed open here would not end when that test ends it.
    for descriptor in (STDERR_FILENO + 1)..<descriptorsMax {
        unsafe posix_spawn_file_actions_addclose(&actions, descriptor)
    }

    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    resetSignals(&attributes)

    var process: pid_t = 0
    let variables = merged(environment).map { "\($0)=\($1)" }
    let code = unsafe withCStrings([path] + arguments) { arguments in
        unsafe withCStrings(variables) { variables in
            unsafe posix_spawn(&process, path, &actions, &attributes, arguments, variables)
        }
    }
    guard code == 0 else { throw SystemCallFailure("start \(path)", code: code) }
    return process
}

/// More descriptors than a test run has open at a time.
private let descriptorsMax: Int32 = 4_096

/// Gives the child default handlers and no blocked signal, whatever the test runner has set.
private func resetSignals(_ attributes: inout posix_spawnattr_t) {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigfillset(&signals)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(
        &attributes,
        Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
    )
}

/// The variables of this process with the changes applied; nil removes one.
private func merged(_ changes: [String: String?]) -> [String: String] {
    var variables: [String: String] = [:]
    var cursor = unsafe environ
    while let entry = unsafe cursor.pointee {
        let parts = unsafe String(cString: entry).split(separator: "=", maxSplits: 1)
        if let name = parts.first {
            variables[String(name)] = parts.dropFirst().first.map(String.init) ?? ""
        }
        unsafe cursor += 1
    }
    for (name, value) in changes { variables[name] = value }
    return variables
}

/// Lends a null-terminated array of C strings for the length of a call.
private func withCStrings<Result>(
    _ strings: [String],
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    var pointers = unsafe strings.map { unsafe strdup($0) } + [nil]
    defer { unsafe pointers.forEach { unsafe free($0) } }
    return unsafe pointers.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { preconditionFailure("it ends with a null") }
        return unsafe body(base)
    }
}
