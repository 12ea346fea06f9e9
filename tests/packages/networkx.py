import networkx as nx

g = nx.karate_club_graph()
print(
    nx.shortest_path(g, 0, 33),
    round(nx.pagerank(g)[0], 8),
    sorted(map(sorted, nx.community.greedy_modularity_communities(g)))[0],
    nx.diameter(g),
)
d = nx.gnp_random_graph(30, 0.2, seed=1, directed=True)
print(
    sorted(map(len, nx.strongly_connected_components(d))),
    nx.is_directed_acyclic_graph(d),
    nx.dag_longest_path(nx.DiGraph([(1, 2), (2, 3), (1, 3)])),
    list(nx.topological_sort(nx.DiGraph([(1, 2), (0, 1)]))),
)
w = nx.Graph()
w.add_weighted_edges_from([("a", "b", 3), ("b", "c", 1), ("a", "c", 10)])
print(
    nx.dijkstra_path(w, "a", "c"),
    sorted(nx.minimum_spanning_tree(w).edges(data=True)),
    nx.maximum_flow_value(nx.DiGraph([(0, 1, {"capacity": 3}), (1, 2, {"capacity": 2})]), 0, 2),
    dict(nx.all_pairs_shortest_path_length(w)),
    nx.astar_path(w, "a", "c"),
    nx.betweenness_centrality(w),
)
print(
    nx.coloring.greedy_color(g)[5],
    len(nx.max_weight_matching(w)),
    nx.is_planar(nx.complete_graph(5)),
    nx.is_isomorphic(nx.cycle_graph(4), nx.grid_2d_graph(2, 2)),
    list(nx.find_cliques(nx.complete_graph(3))),
    nx.clustering(g, 0),
    list(nx.bfs_edges(w, "a")),
    list(nx.dfs_preorder_nodes(w, "a")),
    nx.cycle_basis(nx.cycle_graph(3)),
    nx.to_dict_of_lists(w),
)
print(
    "\n".join(nx.generate_gml(w)),
    nx.to_prufer_sequence(nx.path_graph(5)),
    nx.from_graph6_bytes(b"C~").edges,
    nx.node_link_data(w, edges="links"),
    nx.adjacency_matrix(w).todense().tolist(),
    nx.spring_layout(w, seed=1)["a"].shape,
)
for bad in (
    lambda: nx.shortest_path(w, "a", "zz"),
    lambda: nx.topological_sort(g),
    lambda: nx.find_cycle(nx.path_graph(3)),
    lambda: w.remove_node("q"),
    lambda: list(nx.topological_sort(nx.DiGraph([(1, 2), (2, 1)]))),
):
    try:
        print(bad() is None)
    except Exception as e:
        print(type(e).__name__, e)
