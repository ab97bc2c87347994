import Glibc
import Testing

@testable import Pages

/// The stylesheet and the script.
@Suite struct AssetTests {
    /// The colours of one theme, by name.
    private func colours(isDark: Bool) throws -> [String: (Double, Double, Double)] {
        let parts = Stylesheet.text.split(separator: "@media (prefers-color-scheme: dark)")
        let part = isDark ? try #require(parts.dropFirst().first) : try #require(parts.first)
        let block = part.prefix(while: { $0 != "*" })
        var colours: [String: (Double, Double, Double)] = [:]
        for definition in block.split(separator: "--").dropFirst() {
            let parts = definition.split(separator: ": #")
            let digits = try #require(parts.dropFirst().first).prefix(6)
            let number = try #require(Int(digits, radix: 16))
            colours[String(parts[0])] = (
                Double(number >> 16), Double(number >> 8 & 255), Double(number & 255)
            )
        }
        return colours
    }

    /// Source: <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>.
    private func luminance(_ colour: (Double, Double, Double)) -> Double {
        func linear(_ value: Double) -> Double {
            let share = value / 255
            return share <= 0.040_45 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(colour.0) + 0.7152 * linear(colour.1) + 0.0722 * linear(colour.2)
    }

    @Test(arguments: [false, true])
    func `every text can be read on every ground`(_ isDark: Bool) throws {
        let colours = try colours(isDark: isDark)
        for ground in ["paper", "card", "tint"] {
            for ink in ["ink", "quiet", "link", "good", "warning", "critical", "unknown"] {
                let one = luminance(try #require(colours[ink]))
                let other = luminance(try #require(colours[ground]))
                let contrast = (max(one, other) + 0.05) / (min(one, other) + 0.05)
                #expect(contrast >= 4.5, "\(ink) on \(ground): \(contrast)")
            }
        }
    }

    @Test func `nothing is fetched from elsewhere`() {
        for text in [Stylesheet.text, Script.text] {
            #expect(!text.contains("@import") && !text.contains("url("))
            #expect(!text.replacing("http://www.w3.org/2000/svg", with: "").contains("//www"))
        }
        #expect(!Script.text.contains("innerHTML") && !Script.text.contains("eval("))
        #expect(Stylesheet.text.utf8.count + Script.text.utf8.count < 24_000)
    }
}
