import Glibc

/// Writes the inputs from which the searches start, a folder for each surface.
enum Seeds {
    static func write(to folder: String) {
        for surface in Surface.proven {
            let below = "\(folder)/\(surface.rawValue)"
            unsafe mkdir(below, 0o755)
            for seed in surface.fuzzer.seeds { write(seed.bytes, to: "\(below)/seed-\(seed.name)") }
        }
    }

    private static func write(_ bytes: [UInt8], to path: String) {
        guard let file = unsafe fopen(path, "w") else { return fail(path) }
        defer { unsafe fclose(file) }
        guard unsafe fwrite(bytes, 1, bytes.count, file) == bytes.count else { return fail(path) }
    }

    private static func fail(_ path: String) {
        unsafe perror(path)
        exit(1)
    }
}
