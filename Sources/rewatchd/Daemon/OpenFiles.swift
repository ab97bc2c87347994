import Glibc

/// How many files this process may hold open.
enum OpenFiles {
    /// What is asked for: the connections of the web server and the rest twice over.
    private static let wanted: rlim_t = 4_096
    /// What everything but the web server's connections needs: files, libcurl, the journal.
    private static let others = 256

    /// Raises the limit as far as it is allowed, and says how many connections fit into it.
    ///
    /// A process has 1,024 unless told otherwise, for the sake of programs that use select(2).
    static func connections(atMost most: Int) -> Int {
        var limit = rlimit()
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard unsafe getrlimit(resource, &limit) == 0 else { return most }
        if limit.rlim_cur < wanted {
            var raised = limit
            raised.rlim_cur = min(wanted, limit.rlim_max)
            if unsafe setrlimit(resource, &raised) == 0 { limit = raised }
        }
        let allowed = Int(clamping: limit.rlim_cur)
        return max(1, min(most, max(allowed - others, allowed / 2)))
    }
}
