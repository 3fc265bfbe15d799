# `make demo` and `make test` each set up what they need; the environment is .venv in this folder.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

# Every process of the tests and of the gate would else compile our modules and patterns anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo test lint check model eval gold-check gate clean FORCE

# Packages are compiled on all cores, where pip would do it on one; but not their tests, which nobody runs.
$(VENV)/.ready: pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if v in ((3, 11), (3, 12)) else f"abstract2kb needs Python 3.11 or 3.12, this is {v[0]}.{v[1]}; set PYTHON=")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --no-compile --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	$(BIN)/python -m compileall -qq -j 0 -x 'site-packages/.*/tests?/' $(VENV)/lib || true
	touch $@

demo: $(VENV)/.ready
	mkdir -p out
	$(BIN)/abstract2kb extract corpus/sample/report.pdf -o out/sample.jsonl

test: $(VENV)/.ready
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

out/eval/records.jsonl: $(VENV)/.ready FORCE
	@rm -rf out/eval && mkdir -p out/eval
	$(BIN)/abstract2kb extract corpus/development corpus/held_out --quiet -o $@

FORCE:

eval: out/eval/records.jsonl
	$(BIN)/abstract2kb score gold out/eval
	$(BIN)/abstract2kb annotate corpus/texts -o out/mentions.jsonl
	$(BIN)/abstract2kb score gold/spans out/mentions.jsonl
	$(BIN)/abstract2kb gold unseen gold out/eval corpus --every $(EVERY)

# "unseen names" of every fifth report; all of them with `make eval EVERY=1`
EVERY ?= 5

gold-check: $(VENV)/.ready
	$(BIN)/abstract2kb gold check gold corpus

gate: gold-check out/eval/records.jsonl
	$(BIN)/abstract2kb gold gate gold out/eval

model: $(VENV)/.ready
	$(BIN)/abstract2kb build-model

clean:
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
