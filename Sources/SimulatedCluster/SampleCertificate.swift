/// The certificate in answers of a cluster that no server gave one of its own.
enum SampleCertificate {
    /// Self-signed for `simulated.example.com`; its key was thrown away.
    static let pem = """
        -----BEGIN CERTIFICATE-----
        MIICIjCCAcigAwIBAgIUFHrUhjfZEXXRCv6+4EqusXjqFaYwCgYIKoZIzj0EAwIw
        RzElMCMGA1UECgwcUmVkaXNMYWJzIEVudGVycHJpc2UgQ2x1c3RlcjEeMBwGA1UE
        AwwVc2ltdWxhdGVkLmV4YW1wbGUuY29tMCAXDTI2MTEyMjAwNDkyM1oYDzIxMjYx
        MDI5MDA0OTIzWjBHMSUwIwYDVQQKDBxSZWRpc0xhYnMgRW50ZXJwcmlzZSBDbHVz
        dGVyMR4wHAYDVQQDDBVzaW11bGF0ZWQuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIB
        BggqhkjOPQMBBwNCAATHEtVzwnZBcqbrxl9EMoRwsySXqTJumo9izQU8pVnS/7f8
        /ygmWYAvnPRdYvSnJ4EdmiEFyK3Wlxq+dOvxNGFno4GPMIGMMB0GA1UdDgQWBBTa
        WRSX/tPjzgPZEuNFxc6bYLRwyDAfBgNVHSMEGDAWgBTaWRSX/tPjzgPZEuNFxc6b
        YLRwyDAPBgNVHRMBAf8EBTADAQH/MDkGA1UdEQQyMDCCFXNpbXVsYXRlZC5leGFt
        cGxlLmNvbYIXKi5zaW11bGF0ZWQuZXhhbXBsZS5jb20wCgYIKoZIzj0EAwIDSAAw
        RQIgQfCNKojJcc3oFE5PnFAGLXs5Xd9wOZoD+U3CHolUrMwCIQCS6JpB7zM+yXbG
        ESolX0wdOCK7ui9MavL51KOiqKH2NA==
        -----END CERTIFICATE-----
        """
}
