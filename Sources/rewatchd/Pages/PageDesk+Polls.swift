import Model
import Pages
import Watching

extension PageDesk {
    /// The polls of a cluster, or of the first one; nil when it is not watched.
    func polls(_ cluster: String?) -> PollsView? {
        let clusters = board.clusters
        guard let name = cluster ?? clusters.first, clusters.contains(name) else { return nil }
        guard let viewer = viewer(of: name) else {
            return PollsView(ClusterViewer.unpolled(name), clusters: clusters, now: now().wall)
        }
        return viewer.polls(viewer.summary(), clusters: clusters)
    }

    /// What is in force.
    func configuration() -> ConfigurationView {
        ConfigurationView(
            now: now().wall,
            program: Version.line,
            sections: ConfigurationSections(reloader.running).sections
        )
    }
}
