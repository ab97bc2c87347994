/// What the machine of a node, or all machines together, have left.
struct MachineLoad {
    var user = 0.0
    var system = 0.0
    var waiting = 0.0
    var freeMemory = 0.0
    var availableMemory = 0.0
    var provisionalMemory = 0.0
    var freeStorage = 0.0

    /// Adds gauges in bytes and shares alike; shares are divided by the count afterwards.
    static func += (left: inout MachineLoad, right: MachineLoad) {
        left.user += right.user
        left.system += right.system
        left.waiting += right.waiting
        left.freeMemory += right.freeMemory
        left.availableMemory += right.availableMemory
        left.provisionalMemory += right.provisionalMemory
        left.freeStorage += right.freeStorage
    }

    /// Makes means of the added shares.
    mutating func average(over count: Int) {
        user /= Double(count)
        system /= Double(count)
        waiting /= Double(count)
    }
}
