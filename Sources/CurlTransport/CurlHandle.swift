import CLibcurl
import Watching

/// One curl multi handle with the transfers that run on it and its pool of open connections.
///
/// Unchecked, because libcurl lets only ``wake()`` be called from several threads: everything
/// else belongs to the ``DedicatedThread`` of the engine that made it, and is called there by the
/// engine's isolated code and by the thread's duties, which end with ``close()``.
@safe
final class CurlHandle: @unchecked Sendable {
    /// Connections kept open for later, over all hosts; 3 for each of 16 clusters and some more.
    private static let pooledConnectionsMax = 64

    /// Connections to one host at a time; the product's API is in effect one process.
    private static let hostConnectionsMax = 3

    /// An hour; libcurl ends the wait itself when one of its own timers is due.
    private static let waitMillisecondsMax: Int32 = 3_600_000

    private let multi: UnsafeMutableRawPointer
    private var transfers: [UInt: Transfer] = [:]

    init() {
        precondition(libraryStarted, "libcurl could not be started")
        guard let multi = unsafe curl_multi_init() else {
            preconditionFailure("no memory for a curl multi handle")
        }
        unsafe self.multi = unsafe multi
        let options = [
            (CURLMOPT_MAXCONNECTS, Self.pooledConnectionsMax),
            (CURLMOPT_MAX_HOST_CONNECTIONS, Self.hostConnectionsMax),
        ]
        for (option, value) in options {
            check(unsafe rewatchd_curl_multi_set_long(multi, option, value))
        }
    }

    /// Puts a transfer on its way; it is finished by ``turn()`` or ``cancelAll()``.
    func start(_ transfer: Transfer) {
        transfers[transfer.easy.id] = transfer
        check(unsafe curl_multi_add_handle(multi, transfer.easy.raw))
    }

    /// Moves every transfer as far as it goes, then waits for the network, a timer or ``wake()``.
    func turn() {
        for transfer in transfers.values where transfer.cancellation.isRequested {
            remove(transfer)?.finish(.failure(.cancelled))
        }
        var running: Int32 = 0
        check(unsafe curl_multi_perform(multi, &running))
        finishEnded()
        check(unsafe curl_multi_poll(multi, nil, 0, Self.waitMillisecondsMax, nil))
    }

    /// Makes the current or the next wait of ``turn()`` end; the only call for any thread.
    func wake() {
        check(unsafe curl_multi_wakeup(multi))
    }

    /// Ends every transfer as cancelled.
    func cancelAll() {
        for transfer in transfers.values {
            remove(transfer)?.finish(.failure(.cancelled))
        }
    }

    /// Closes the pooled connections and frees the handle; nothing may be called afterwards.
    func close() {
        precondition(transfers.isEmpty, "closed with transfers on their way")
        check(unsafe curl_multi_cleanup(multi))
    }

    private func finishEnded() {
        var left: Int32 = 0
        while let message = unsafe curl_multi_info_read(multi, &left) {
            // The message dies with the removal of its handle.
            let (easy, code) = unsafe (message.pointee.easy_handle, message.pointee.data.result)
            guard let transfer = transfers[UInt(bitPattern: easy)] else {
                preconditionFailure("libcurl finished a transfer that was not started")
            }
            // Its facts are read first: the removal may reset some.
            let result = transfer.result(of: code)
            remove(transfer)?.finish(result)
        }
    }

    private func remove(_ transfer: Transfer) -> Transfer? {
        check(unsafe curl_multi_remove_handle(multi, transfer.easy.raw))
        return transfers.removeValue(forKey: transfer.easy.id)
    }

    private func check(_ code: CURLMcode) {
        precondition(code == CURLM_OK, "libcurl's multi interface failed: \(code.rawValue)")
    }
}

/// Starts libcurl for the process, once; it is never stopped.
private let libraryStarted = rewatchd_curl_start() == CURLE_OK
