/// The closed vocabulary of one status field; its raw values are the API's own words.
///
/// Source: the object pages of
/// <https://redis.io/docs/latest/operate/rs/references/rest-api/objects/>.
package protocol StatusWord: RawRepresentable, CaseIterable, Hashable, Sendable
where RawValue == String {}
