extension Reading {
    /// How many objects it tells of; what is about one thing counts as one.
    package var objectCount: Int {
        switch self {
        case .cluster, .policy, .bootstrap, .availability, .syncer, .revocationSettings, .health,
            .databaseHealth:
            1
        case .nodes(let list): list.objects.count
        case .nodeStates(let list): list.objects.count
        case .databases(let list): list.objects.count
        case .shards(let list): list.objects.count
        case .managerAlerts(_, let alerts): alerts.count
        case .certificates(let certificates): certificates.count
        case .actions(let list): list.objects.count
        case .check(let check): check.nodes.count
        case .modules(let list): list.objects.count
        case .users(let list): list.objects.count
        case .activeActive(let list): list.objects.count
        case .activeActiveTasks(let list): list.objects.count
        case .activeActiveHealth(let health): health.members.count
        case .revocation(let revocation): revocation == nil ? 0 : 1
        case .proxies(let list): list.objects.count
        case .logs(let page): page.count
        case .services(let services): services.count
        case .license(let license): license == nil ? 0 : 1
        case .statistics(_, let objects): objects.count
        }
    }
}
