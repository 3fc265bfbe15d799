"""The shipped model: it loads on its own, is what the lexicons give, and refuses a wrong order or a wrong setting."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import spacy
from pydantic import ValidationError
from spacy.language import Language

from abstract2kb.errors import ModelError, PipelineError
from abstract2kb.nlp.build import PIPES, build, load_model, model_path, write
from abstract2kb.nlp.vocabulary import read_vocabulary

needs_vocabulary = pytest.mark.skipif(
    find_spec("drug_named_entity_recognition") is None, reason="drug-named-entity-recognition, the build extra, is not installed"
)


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_it_loads_in_a_fresh_process() -> None:
    code = (
        "import json, sys, spacy; nlp = spacy.load(sys.argv[1]); doc = nlp('NKTR-214 was given (NCT04009681).');"
        "print(json.dumps([nlp.pipe_names, [s.id_ for s in doc.spans['DRUG']], [s.id_ for s in doc.spans['TRIAL_ID']],"
        " sorted(m for m in sys.modules if m == 'abstract2kb.pipeline')]))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(model_path())], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [list(PIPES), ["bempegaldesleukin"], ["NCT04009681"], []]


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """Two rebuilds, each in its own process: the hash seed must not matter."""
    made = []
    for seed in ("1", "2"):
        folder = tmp_path_factory.mktemp("model") / "a2kb_en"
        command = [sys.executable, "-m", "abstract2kb", "build-model", "-o", str(folder)]
        subprocess.run(command, env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin"}, check=True, capture_output=True)
        made.append(files(folder))
    return made


@needs_vocabulary
def test_two_rebuilds_are_identical(rebuilt: list[dict[str, bytes]]) -> None:
    assert rebuilt[0] == rebuilt[1]


@needs_vocabulary
def test_a_rebuild_is_the_shipped_model(rebuilt: list[dict[str, bytes]]) -> None:
    shipped = files(model_path())
    assert set(shipped) == set(rebuilt[0])
    assert [name for name in shipped if shipped[name] != rebuilt[0][name]] == [], "run `abstract2kb build-model`"


@needs_vocabulary
def test_the_broad_vocabulary_is_in_the_model(nlp: Language) -> None:
    vocabulary = read_vocabulary()
    assert len(vocabulary) > 10_000
    assert vocabulary["metformin"]["drugbank"].startswith("DB")
    assert not {"il-2", "protein", "water"} & set(vocabulary)


def test_a_model_saved_and_loaded_is_the_same(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "m")
    again = spacy.load(tmp_path / "m")
    text = "ABC-1234 plus nivolumab in 43 patients with NSCLC: ORR was 21% (9/43)."
    one, two = nlp(text), again(text)
    assert {k: [(s.start, s.end, s.id_) for s in v] for k, v in one.spans.items()} == {
        k: [(s.start, s.end, s.id_) for s in v] for k, v in two.spans.items()
    }
    assert one.spans["DRUG"]


@pytest.mark.parametrize(
    ("pipe", "missing"),
    [("a2kb_drugs", "a2kb_lexicon"), ("a2kb_targets", "a2kb_lexicon"), ("a2kb_endpoints", "a2kb_lexicon"), ("a2kb_companies", "a2kb_lexicon")],
)
def test_a_pipe_before_its_upstream_is_refused(pipe: str, missing: str) -> None:
    blank = spacy.blank("en")
    with pytest.raises(PipelineError, match=rf"'{pipe}' needs '{missing}'"):
        blank.add_pipe(pipe)


def test_every_upstream_stands_before_its_pipe() -> None:
    nlp = build()
    for name, pipe in nlp.pipeline:
        for upstream in getattr(pipe, "upstream", ()):
            assert PIPES.index(upstream) < PIPES.index(name)


@pytest.mark.parametrize("config", [{"no_such_setting": 1}, {"config": {"no_such_setting": 1}}, {"config": {"max_characters": "many"}}])
def test_an_unknown_setting_is_refused(config: dict[str, object]) -> None:
    with pytest.raises((ValidationError, ValueError, TypeError)) as caught:
        spacy.blank("en").add_pipe("a2kb_sentences", config=config)
    assert "no_such_setting" in str(caught.value) or "max_characters" in str(caught.value)


def test_a_missing_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot load the model"):
        load_model(tmp_path / "none")


def test_write_makes_the_folder(tmp_path: Path) -> None:
    write(tmp_path / "deep" / "model")
    assert (tmp_path / "deep" / "model" / "meta.json").is_file()
