/// Everything that one source exposes: a cluster, or the daemon itself.
///
/// Kept by its owner until the next rendering; merging shares the bytes.
package struct ExpositionPart: Sendable, Equatable {
    /// The families with at least one sample, sorted by name, each name once.
    package let families: [FamilyBlock]

    /// Sorts families by name; those of one name become one, those without samples are left out.
    ///
    /// The order of blocks of the same name is kept, so samples stay in the order they were given.
    package init(_ families: [FamilyBlock] = []) {
        let present = families.filter { !$0.samples.isEmpty }
        let order = present.indices.sorted {
            present[$0].name == present[$1].name ? $0 < $1 : present[$0].name < present[$1].name
        }
        var sorted: [FamilyBlock] = []
        sorted.reserveCapacity(present.count)
        for index in order {
            if sorted.last?.name == present[index].name {
                sorted[sorted.count - 1].samples += present[index].samples
            } else {
                sorted.append(present[index])
            }
        }
        self.families = sorted
    }

    /// The number of bytes of a document made of this part alone.
    package var byteCount: Int {
        families.reduce(0) { $0 + $1.header.count + $1.samples.count }
    }
}
