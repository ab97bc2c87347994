import CLibFuzzer
import Glibc

/// The fuzzers of everything that reads what others wrote; `scripts/fuzz.sh` runs them.
///
/// One program for all surfaces, because linking and instrumenting is what a build of fuzzers
/// costs. The first argument names the surface, the others are libFuzzer's.
@main
enum Refuzz {
    static func main() {
        let arguments = CommandLine.arguments
        switch (arguments.dropFirst().first, arguments.dropFirst(2).first) {
        case ("list", nil): for surface in Surface.proven { print(surface.rawValue) }
        case ("seeds", let folder?): Seeds.write(to: folder)
        case (let name?, _):
            guard let surface = Surface(rawValue: name) else { usage() }
            exit(fuzz(surface))
        case (nil, _): usage()
        }
    }

    private static func usage() -> Never {
        print("usage: refuzz list | seeds FOLDER | SURFACE [libFuzzer's arguments]")
        exit(2)
    }

    /// libFuzzer takes a C function without a context, so the surface lies where that finds it.
    private static func fuzz(_ surface: Surface) -> CInt {
        unsafe chosen = surface
        var count = CommandLine.argc - 1
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? =
            unsafe CommandLine.unsafeArgv + 1
        return unsafe LLVMFuzzerRunDriver(&count, &arguments, oneInput)
    }
}

/// Set once, before the first input.
nonisolated(unsafe) private var chosen = Surface.planted

@_cdecl("LLVMFuzzerTestOneInput")
func oneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    unsafe chosen.fuzzer.run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
