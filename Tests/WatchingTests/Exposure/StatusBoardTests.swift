import Exposition
import Testing
import Watching

/// The place where watchers and scrapes meet.
@Suite struct StatusBoardTests {
    private func entry(_ isFinished: Bool) -> StatusBoard.Entry {
        let lab = Lab()
        return StatusBoard.Entry(
            exposition: ExpositionPart(),
            report: ClusterReport(lab.state, endpoints: EndpointRing([Lab.endpoint])),
            hasFinishedCycle: isFinished,
            progressDue: .seconds(1)
        )
    }

    @Test func `is ready when each cluster's first cycle has ended`() {
        let board = StatusBoard()
        #expect(!board.isReady)
        board.setClusters(["a", "b"])
        #expect(!board.isReady)
        board.publish(entry(true), of: "a")
        #expect(!board.isReady)
        board.publish(entry(false), of: "b")
        #expect(!board.isReady)
        board.publish(entry(true), of: "b")
        #expect(board.isReady)
        // A reload that adds a cluster does not take the daemon out of service.
        board.setClusters(["a", "b", "c"])
        #expect(board.isReady)
    }

    @Test func `keeps the order of the configuration and forgets who left it`() {
        let board = StatusBoard()
        board.setClusters(["z", "a"])
        board.publish(entry(true), of: "a")
        board.publish(entry(true), of: "z")
        #expect(board.clusters == ["z", "a"])
        #expect(board.entries.map(\.name) == ["z", "a"])
        board.setClusters(["a"])
        #expect(board.entries.map(\.name) == ["a"])
        board.setClusters(["a", "z"])
        #expect(board.entries.map(\.name) == ["a"])
    }

    @Test func `counts the publications, and progress is none`() {
        let board = StatusBoard()
        let start = board.generation
        board.setClusters(["a"])
        board.publish(entry(true), of: "a")
        let published = board.generation
        #expect(published > start)
        board.progress(of: "a", due: .seconds(99))
        board.progress(of: "unknown", due: .seconds(99))
        #expect(board.generation == published)
        #expect(board.entries.map(\.entry.progressDue) == [.seconds(99)])
        // What is shown says nothing about when the next step is due.
        board.publish(entry(true), of: "a")
        #expect(board.entries.map(\.entry.progressDue) == [.seconds(99)])
    }
}
