/// A user of the management interface.
struct SimulatedUser: Sendable, Equatable {
    let uid: Int
    let name: String
    let role: SimulatedRole
}
