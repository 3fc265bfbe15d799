"""Runs KGX's own validator and its command `kgx validate` over nodes.tsv and edges.tsv, offline.

Prints one JSON object {"nodes", "edges", "errors", "command"}, the last being the exit code of the command.

Usage, with the Python of an environment that has kgx: python kgx_validate.py FOLDER PREFIX. `kgx validate` itself downloads the Biolink Model and its prefix
map; here both come from the package biolink-model that kgx depends on. PREFIX is the local prefix of our own records, which no public map has.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import biolink_model
import bmt
import yaml

SCHEMA = Path(next(iter(biolink_model.__path__))) / "schema" / "biolink_model.yaml"


def offline(prefix: str) -> None:
    """Puts the local model in place of the downloads; before kgx is imported, as importing it downloads."""
    bmt.Toolkit.__init__.__defaults__ = (str(SCHEMA), {"predicate mappings": []})
    import kgx.config

    model = yaml.safe_load(SCHEMA.read_text(encoding="utf-8"))
    # what the published context.jsonld has: the declared prefixes and every prefix that a class lists for its ids
    prefixes = set(model["prefixes"]) | {p for c in model["classes"].values() for p in (c or {}).get("id_prefixes", [])}
    kgx.config.jsonld_context_map["biolink"] = dict.fromkeys([*sorted(prefixes), prefix], "https://example.org/")
    for name in ("monarch_context", "obo_context"):
        kgx.config.jsonld_context_map[name] = {}


def main(folder: str, prefix: str) -> None:
    offline(prefix)
    from kgx.transformer import Transformer
    from kgx.validator import Validator

    validator = Validator(verbose=True)
    transformer = Transformer(stream=False)
    transformer.transform({"filename": [f"{folder}/nodes.tsv", f"{folder}/edges.tsv"], "format": "tsv"})
    graph = transformer.store.graph
    validator.validate(graph)
    first = graph.nodes(data=True)
    facts = {"nodes": len(list(first)), "edges": len(list(graph.edges())), "errors": validator.get_errors()}
    facts["node"] = dict(next(iter(graph.nodes(data=True)))[1])
    facts["command"] = command(folder)
    print(json.dumps(facts, default=str))


def command(folder: str) -> int:
    """The exit code of `kgx validate`; it writes what it finds to standard error."""
    from click.testing import CliRunner
    from kgx.cli import cli

    return CliRunner().invoke(cli, ["validate", "-i", "tsv", f"{folder}/nodes.tsv", f"{folder}/edges.tsv"]).exit_code


if __name__ == "__main__":
    main(*sys.argv[1:])
