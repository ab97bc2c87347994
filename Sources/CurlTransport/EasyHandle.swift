import CLibcurl

/// libcurl's handle of one request, with what it refers to; freed when the last reference goes.
///
/// The safe face of the C calls: values are copied in and out, and the only pointers that libcurl
/// keeps are to memory that lives exactly as long, and to the owner given to ``deliver(to:)``.
@safe
final class EasyHandle {
    /// What libcurl calls with a piece of the answer; another count than the offered one is a no.
    typealias Receiver =
        @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int

    /// What libcurl asks before it sends the request, with the two addresses of the connection.
    typealias Permission =
        @convention(c) (
            UnsafeMutableRawPointer?, UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<CChar>?,
            Int32, Int32
        ) -> Int32

    /// The pointer that libcurl knows the request by.
    let raw: UnsafeMutableRawPointer
    private let errorText: UnsafeMutablePointer<CChar>
    private var lists: [UnsafeMutablePointer<curl_slist>?] = unsafe []

    init() {
        guard let raw = unsafe curl_easy_init() else {
            preconditionFailure("no memory for a curl easy handle")
        }
        unsafe self.raw = unsafe raw
        unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        let code = unsafe rewatchd_curl_set_pointer(raw, CURLOPT_ERRORBUFFER, errorText)
        check(CURLOPT_ERRORBUFFER, code)
    }

    deinit {
        unsafe curl_easy_cleanup(raw)
        unsafe lists.forEach { unsafe curl_slist_free_all($0) }
        unsafe errorText.deallocate()
    }

    /// The address as a key.
    var id: UInt { UInt(bitPattern: unsafe raw) }

    /// libcurl's sentence about what went wrong; empty when it wrote none.
    var reason: String { unsafe String(cString: errorText) }

    /// Sets an option that is a number or a switch.
    func set(_ option: CURLoption, _ value: Int) {
        check(option, unsafe rewatchd_curl_set_long(raw, option, value))
    }

    /// Sets an option that is a text, or clears it.
    func set(_ option: CURLoption, _ value: String?) {
        check(option, unsafe rewatchd_curl_set_string(raw, option, value))
    }

    /// Sets an option that is a block of bytes.
    func set(_ option: CURLoption, _ value: [UInt8]) {
        check(option, unsafe rewatchd_curl_set_bytes(raw, option, value, value.count))
    }

    /// Sets the body of a POST, of which libcurl keeps a copy.
    func setCopy(of body: [UInt8]) {
        set(CURLOPT_POSTFIELDSIZE, body.count)
        var body = body
        let code = unsafe body.withUnsafeMutableBytes { bytes in
            unsafe rewatchd_curl_set_pointer(raw, CURLOPT_COPYPOSTFIELDS, bytes.baseAddress)
        }
        check(CURLOPT_COPYPOSTFIELDS, code)
    }

    /// Sets an option that is a list; there can be several such options.
    func set(_ option: CURLoption, listOf values: [String]) {
        var list: UnsafeMutablePointer<curl_slist>?
        for value in values {
            unsafe list = curl_slist_append(list, value)
            precondition(unsafe list != nil, "no memory for a list")
        }
        check(option, unsafe rewatchd_curl_set_pointer(raw, option, list))
        unsafe lists.append(list)
    }

    /// Has the answer delivered to functions whose last argument is the owner, which is not kept.
    func deliver(
        to owner: AnyObject,
        header: Receiver,
        body: Receiver,
        permission: Permission
    ) {
        let pointer = unsafe Unmanaged.passUnretained(owner).toOpaque()
        for option in [CURLOPT_HEADERDATA, CURLOPT_WRITEDATA, CURLOPT_PREREQDATA] {
            check(option, unsafe rewatchd_curl_set_pointer(raw, option, pointer))
        }
        let header = unsafe rewatchd_curl_set_receiver(raw, CURLOPT_HEADERFUNCTION, header)
        check(CURLOPT_HEADERFUNCTION, header)
        let body = unsafe rewatchd_curl_set_receiver(raw, CURLOPT_WRITEFUNCTION, body)
        check(CURLOPT_WRITEFUNCTION, body)
        let permission = unsafe rewatchd_curl_set_permission(raw, permission)
        check(CURLOPT_PREREQFUNCTION, permission)
    }

    /// A fact that is a number; 0 when libcurl does not know it.
    func number(_ fact: CURLINFO) -> Int {
        var value = 0
        unsafe rewatchd_curl_get_long(raw, fact, &value)
        return value
    }

    /// The value of a header of the final answer, in one line.
    ///
    /// libcurl leaves a line feed in some values; like any control character it becomes a space, as
    /// RFC 9110, section 5.5, has it.
    func header(_ name: String) -> String? {
        var found: UnsafeMutablePointer<curl_header>?
        let code = unsafe curl_easy_header(raw, name, 0, UInt32(CURLH_HEADER), -1, &found)
        guard code == CURLHE_OK, let value = unsafe found?.pointee.value else { return nil }
        let scalars = unsafe String(cString: value).unicodeScalars.map { scalar in
            scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// The server's own certificate as PEM; nil when an open connection was used again.
    var serverCertificate: [UInt8]? {
        var entry = unsafe rewatchd_curl_get_certificate(raw)
        let mark = "Cert:"
        while let current = unsafe entry {
            let text = unsafe String(cString: current.pointee.data)
            if text.hasPrefix(mark) { return Array(text.utf8.dropFirst(mark.utf8.count)) }
            unsafe entry = current.pointee.next
        }
        return nil
    }

    /// Ends the program when libcurl does not know an option: it is older than the one built with.
    private func check(_ option: CURLoption, _ code: CURLcode) {
        precondition(
            code == CURLE_OK,
            "libcurl refused option \(option.rawValue): \(code.rawValue)"
        )
    }
}
