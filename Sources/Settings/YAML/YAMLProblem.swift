/// Something that is wrong with the file as YAML, and where.
struct YAMLProblem: Error, Hashable {
    var place: Place
    var message: String
}
