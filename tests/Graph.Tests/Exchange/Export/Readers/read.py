"""Reads a file with a program that others wrote and prints its rows as JSON: read.py READER FILE [WHEELS]. Ends with 77 where the program is missing."""
import csv
import glob
import json
import os
import sys
import tempfile
import zipfile


def node(id, attributes):
    return {"Id": id, **attributes}


def link(source, target, id, weight, attributes):
    return {"Source": source, "Target": target, "Id": id, "Weight": weight, **attributes}


def of_networkx(graph, id_of=lambda name, attributes: name):
    return {
        "nodes": [node(id_of(name, attributes), attributes) for name, attributes in graph.nodes(data=True)],
        "edges": [
            link(source, target, key, rest.pop("weight"), rest)
            for source, target, key, rest in ((s, t, k, dict(d)) for s, t, k, d in graph.edges(keys=True, data=True))
        ],
    }


def without(names, rows):
    return [{name: value for name, value in row.items() if name not in names} for row in rows]


def networkx_graphml(path):
    import networkx

    read = of_networkx(networkx.read_graphml(path, force_multigraph=True))
    return {"nodes": without({"shape_type", "label"}, read["nodes"]), "edges": without({"key"}, read["edges"])}


def networkx_gexf(path):
    import networkx

    if tuple(map(int, networkx.__version__.split(".")[:2])) < (3, 0):
        sys.exit(missing("NetworkX 3 or later (GEXF 1.3)"))
    read = of_networkx(networkx.read_gexf(path, version="1.3"))
    for row in read["nodes"]:
        row["Label"] = row.pop("label")
    return {"nodes": read["nodes"], "edges": without({"id", "start", "end"}, read["edges"])}


def networkx_json(path):
    import networkx

    data = json.load(open(path, encoding="utf-8"))
    return of_networkx(networkx.node_link_graph(data, link="links" if "links" in data else "edges"))


def networkx_cyjs(path):
    import networkx

    read = of_networkx(networkx.cytoscape_graph(json.load(open(path, encoding="utf-8"))))
    for row in read["nodes"]:
        row["Label"] = row.pop("name")
    return {"nodes": without({"id", "value"}, read["nodes"]), "edges": without({"id", "key", "source", "target", "interaction"}, read["edges"])}


def networkx_pajek(path):
    import networkx

    graph = networkx.read_pajek(path)
    return {
        "nodes": [{"ShortLabel": name} for name in graph.nodes],
        "edges": [{"Source": s, "Target": t, "Weight": d["weight"]} for s, t, d in graph.edges(data=True)],
    }


def of_igraph(graph, label):
    return {
        "nodes": [{"ShortLabel": vertex[label]} for vertex in graph.vs],
        "edges": [{"Source": graph.vs[e.source][label], "Target": graph.vs[e.target][label], "Weight": e["weight"]} for e in graph.es],
    }


def igraph_graphml(path):
    import igraph

    graph = igraph.Graph.Read_GraphML(path)
    known = lambda attributes: {name: value for name, value in attributes.items() if value != "" and value == value}
    nodes = [known(vertex.attributes()) for vertex in graph.vs]
    edges = [known(edge.attributes()) for edge in graph.es]
    for edge, row in zip(graph.es, edges):
        row.update(Source=nodes[edge.source]["id"], Target=nodes[edge.target]["id"], Id=row.pop("key"), Weight=row.pop("weight"))
    return {"nodes": without({"id"}, [node(row["id"], row) for row in nodes]), "edges": without({"id"}, edges)}


def igraph_pajek(path):
    import igraph

    return of_igraph(igraph.Graph.Read_Pajek(path), "name")


def igraph_dl(path):
    import igraph

    return of_igraph(igraph.Graph.Read_DL(path, directed=True), "name")


def python_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return {"rows": [{name: value for name, value in row.items() if value != ""} for row in csv.DictReader(file, strict=True)]}


def openpyxl_xlsx(path):
    import openpyxl

    def rows(sheet):
        header, *rest = sheet.iter_rows(values_only=True)
        return [dict(zip(header, row)) for row in rest]

    book = openpyxl.load_workbook(path, read_only=True)
    return {"nodes": rows(book[book.sheetnames[0]]), "edges": rows(book[book.sheetnames[1]])}


def missing(what):
    print(f"{what} is not here", file=sys.stderr)
    return 77


def main():
    reader, path, *wheels = sys.argv[1:]
    with tempfile.TemporaryDirectory() as site:
        for wheel in (wheel for folder in wheels for wheel in glob.glob(os.path.join(folder, "*.whl"))):
            if reader.startswith("igraph") and os.path.basename(wheel).startswith(("igraph", "texttable")):
                zipfile.ZipFile(wheel).extractall(site)
        sys.path.insert(0, site)
        try:
            print(json.dumps(globals()[reader](path)))
        except ImportError as fault:
            return missing(fault.name)
    return 0


sys.exit(main())
