// What the daemon knows, as the bytes that Prometheus reads.
//
// A part (`ExpositionPart`) is everything one source has to say: one cluster, or the daemon
// itself. It is a list of families, each a header and finished sample lines. A source renders its
// part once, when its values change; a document of several parts is a merge of those bytes by
// family name, which copies and never formats. A body is compressed by parts as well (`Gzip`),
// so that the large, cached part is compressed once however often it is scraped.
//
// Operations: `LabelSet` renders labels once per series, `FamilyWriter` appends sample lines in
// place, `ExpositionPart` sorts families, `Exposition.merge` joins parts, `Gzip` compresses and
// joins. All are linear in the bytes they produce.
//
// The caller's duty: within a family the samples are written in the order of their labels
// (`LabelSet` is comparable for that), no series twice, and no family is spread over parts that
// share a series. Not here: which metrics exist (the catalogue in Model), and who asks for what
// (Web).

/// Joins what several sources expose into one document.
package enum Exposition {
    /// Merges parts into a document: families by name, each header once, samples in part order.
    ///
    /// The header is that of the first part which has the family. The end of the format is not
    /// written: documents are put one behind the other. O(n) in the bytes, plus sorting the
    /// families.
    package static func merge(
        _ parts: [ExpositionPart],
        as format: ExpositionFormat = .text
    ) -> [UInt8] {
        if parts.count == 1 { return document(parts[0].families, format) }
        let families = parts.flatMap(\.families)
        // By index within a name, because the order of the parts has to survive the sort.
        let order = families.indices.sorted {
            families[$0].name == families[$1].name
                ? $0 < $1 : families[$0].name < families[$1].name
        }
        return document(order.map { families[$0] }, format)
    }

    /// Writes families that are in order, the header only where a new name begins.
    private static func document(
        _ families: [FamilyBlock],
        _ format: ExpositionFormat
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(families.reduce(0) { $0 + $1.header.count + $1.samples.count })
        var previous: String?
        for family in families {
            if family.name != previous { bytes += family.header(in: format) }
            bytes += family.samples
            previous = family.name
        }
        return bytes
    }
}
