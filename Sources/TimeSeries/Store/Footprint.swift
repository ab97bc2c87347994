/// What an allocation really takes.
enum Footprint {
    /// The object header and the count of an array's storage.
    private static let arrayHeader = 32
    /// glibc keeps the size in a word before the memory and hands it out in units of 16 bytes.
    private static let sizeWord = 8
    private static let unit = 16

    /// The bytes of many allocations with the holes that come between them.
    ///
    /// Chunks of a thousand sizes come and go; glibc's heap was an eighth to a fifth larger than
    /// what was in use, in a day of steady growth and in a week of churn. An eighth is counted.
    static func withHoles(_ bytes: Int) -> Int { bytes + bytes / 8 }

    /// The bytes of an array's storage; an empty array has none.
    static func bytes<Element>(of array: [Element]) -> Int {
        bytes(capacity: array.capacity, of: Element.self)
    }

    /// The bytes of a storage for so many elements.
    static func bytes<Element>(capacity: Int, of: Element.Type) -> Int {
        guard capacity > 0 else { return 0 }
        let size = arrayHeader + capacity * MemoryLayout<Element>.stride + sizeWord
        return (size + unit - 1) / unit * unit
    }

    /// The bytes of a dictionary's storage, whose slots are a power of two and at most 3/4 full.
    static func bytes<Key, Value>(of dictionary: [Key: Value]) -> Int {
        guard dictionary.capacity > 0 else { return 0 }
        let slots = max(2, dictionary.capacity * 4 / 3).roundedUpToPowerOfTwo
        let slot = MemoryLayout<Key>.stride + MemoryLayout<Value>.stride
        return bytes(capacity: slots * slot + slots / 8 + 48, of: UInt8.self)
    }
}

extension Int {
    /// The least power of two that is not less, for positive numbers.
    fileprivate var roundedUpToPowerOfTwo: Int {
        self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount)
    }
}
