import CLibFuzzer
import Glibc

/// The fuzzers of everything that reads what others wrote; `scripts/fuzz.sh` runs them.
///
/// One program for all surfaces, because linking and instrumenting is what a build of fuzzers
/// costs. `--surface=NAME` chooses one; libFuzzer, whose arguments the others are, passes such words
/// over and hands them to the processes that it starts.
@main
enum Refuzz {
    private static let option = "--surface="

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if let word = arguments.first(where: { $0.hasPrefix(option) }) {
            guard let surface = Surface(rawValue: String(word.dropFirst(option.count))) else {
                usage()
            }
            exit(fuzz(surface))
        } else if arguments == ["list"] {
            for surface in Surface.proven { print(surface.rawValue) }
        } else if arguments.count == 2, arguments[0] == "seeds" {
            Seeds.write(to: arguments[1])
        } else {
            usage()
        }
    }

    private static func usage() -> Never {
        print("usage: refuzz list | seeds FOLDER | --surface=NAME [libFuzzer's arguments]")
        exit(2)
    }

    /// libFuzzer takes a C function without a context, so the surface lies where that finds it.
    private static func fuzz(_ surface: Surface) -> CInt {
        unsafe chosen = surface
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? =
            unsafe CommandLine.unsafeArgv
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
