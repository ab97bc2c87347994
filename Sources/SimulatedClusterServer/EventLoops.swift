import Hummingbird
import NIOCore

/// The event loops of the process.
enum EventLoops {
    /// Returns the group that all servers of the process share.
    static var shared: any EventLoopGroup { EventLoopGroupProvider.singleton.eventLoopGroup }
}
