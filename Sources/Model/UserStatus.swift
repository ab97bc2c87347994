/// Whether a user can log in.
package enum UserStatus: String, StatusWord {
    case active
    case locked
    case passwordExpired = "password_expired"
}
