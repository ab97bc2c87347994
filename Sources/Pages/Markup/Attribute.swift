/// An attribute of an element; its value is escaped when the element is made.
struct Attribute: Sendable {
    let name: String
    /// Nil for one that is set by being there.
    let value: String?

    private init(_ name: StaticString, _ value: String? = nil) {
        self.name = name.description
        self.value = value
    }

    /// A link leads to a page of ours and nowhere else: no name can become an address.
    static func href(_ address: PageAddress) -> Attribute { Attribute("href", address.url) }
    /// A link to one of the answers that are not pages.
    static func href(_ link: ServiceLink) -> Attribute { Attribute("href", link.url) }
    /// A blank picture: browsers would otherwise ask for a file that is not there.
    static let icon = Attribute("href", "data:,")
    static func href(fragment: String) -> Attribute { Attribute("href", "#\(fragment)") }
    static func action(_ path: PageAddress) -> Attribute { Attribute("action", path.path) }
    static func source(_ asset: PageAddress) -> Attribute { Attribute("src", asset.url) }

    static func id(_ text: String) -> Attribute { Attribute("id", text) }
    static func `class`(_ text: String) -> Attribute { Attribute("class", text) }
    static func title(_ text: String) -> Attribute { Attribute("title", text) }
    static func lang(_ text: String) -> Attribute { Attribute("lang", text) }
    static func charset(_ text: String) -> Attribute { Attribute("charset", text) }
    static func name(_ text: String) -> Attribute { Attribute("name", text) }
    static func content(_ text: String) -> Attribute { Attribute("content", text) }
    static func rel(_ text: String) -> Attribute { Attribute("rel", text) }
    static func type(_ text: String) -> Attribute { Attribute("type", text) }
    static func value(_ text: String) -> Attribute { Attribute("value", text) }
    static func `for`(_ text: String) -> Attribute { Attribute("for", text) }
    static func datetime(_ text: String) -> Attribute { Attribute("datetime", text) }
    static func role(_ text: String) -> Attribute { Attribute("role", text) }
    static func label(_ text: String) -> Attribute { Attribute("aria-label", text) }
    static func labelled(by id: String) -> Attribute { Attribute("aria-labelledby", id) }
    static func placeholder(_ text: String) -> Attribute { Attribute("placeholder", text) }
    static func tabindex(_ number: Int) -> Attribute { Attribute("tabindex", "\(number)") }
    static func data(_ text: String) -> Attribute { Attribute("data-values", text) }
    static func span(_ text: String) -> Attribute { Attribute("data-span", text) }
    static func every(_ seconds: Int) -> Attribute { Attribute("data-every", "\(seconds)") }

    static func scope(_ scope: HeaderScope) -> Attribute { Attribute("scope", scope.rawValue) }
    static let hidden = Attribute("aria-hidden", "true")
    static let current = Attribute("aria-current", "page")
    static let selected = Attribute("selected")
    static let `defer` = Attribute("defer")

    // SVG, whose numbers are ours.
    static func d(_ text: String) -> Attribute { Attribute("d", text) }
    static func x(_ number: Double) -> Attribute { Attribute("x", Digits.short(number)) }
    static func y(_ number: Double) -> Attribute { Attribute("y", Digits.short(number)) }
    static func x1(_ number: Double) -> Attribute { Attribute("x1", Digits.short(number)) }
    static func x2(_ number: Double) -> Attribute { Attribute("x2", Digits.short(number)) }
    static func y1(_ number: Double) -> Attribute { Attribute("y1", Digits.short(number)) }
    static func y2(_ number: Double) -> Attribute { Attribute("y2", Digits.short(number)) }
    static func width(_ number: Double) -> Attribute { Attribute("width", Digits.short(number)) }
    static func height(_ number: Double) -> Attribute { Attribute("height", Digits.short(number)) }
    static func viewBox(_ width: Double, _ height: Double) -> Attribute {
        Attribute("viewBox", "0 0 \(Digits.short(width)) \(Digits.short(height))")
    }
    static func anchor(_ text: String) -> Attribute { Attribute("text-anchor", text) }
    static let stretch = Attribute("preserveAspectRatio", "none")
}

/// What a header cell is the header of.
enum HeaderScope: String, Sendable {
    case row, col
}
