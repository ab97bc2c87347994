import Glibc

/// The pipes between a test and a child, none of them inherited by other children.
struct ChildPipes {
    /// The two ends of a pipe; copies share them and whoever is last must close them.
    struct Pair {
        let read: Int32
        let write: Int32

        init() throws {
            var ends: [Int32] = [-1, -1]
            guard unsafe pipe(&ends) == 0 else { throw SystemCallFailure("pipe") }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            read = ends[0]
            write = ends[1]
        }

        /// Makes the reading end ready.
        func ring() {
            var byte: UInt8 = 0
            _ = unsafe Glibc.write(write, &byte, 1)
        }
    }

    /// What the child reads; all of it is in the pipe before the child starts.
    let input: Pair

    /// What the child writes to standard output.
    let output: Pair

    /// What the child writes to standard error.
    let errors: Pair

    /// Wakes the reading thread of the test.
    let wake: Pair

    init(input text: String) throws {
        // 65536 is the capacity of a pipe on Linux; more would block with no one to read.
        precondition(text.utf8.count <= 65536, "the input of a child is at most 64 KiB")
        (input, output, errors, wake) = (try Pair(), try Pair(), try Pair(), try Pair())
        let bytes = Array(text.utf8)
        _ = unsafe write(input.write, bytes, bytes.count)
        close(input.write)
    }

    /// Closes the ends that only the child needs, so that its end of file is seen.
    func closeChildEnds() {
        for end in [input.read, output.write, errors.write] { close(end) }
    }
}
