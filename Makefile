# Handrail. Two commands matter: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOME_DIR ?= var
SERVE ?= yes
FRESH ?= no
export HANDRAIL_HOME ?= $(HOME_DIR)

.PHONY: demo test bench pictures docs fmt lock clean

demo: $(VENV)/.base ## the synthetic practice, a real walk, and the pages at 127.0.0.1:8000
	HANDRAIL_DEMO=true $(BIN)/handrail demo $(if $(filter yes,$(FRESH)),--fresh)
ifeq ($(SERVE),yes)
	HANDRAIL_DEMO=true $(BIN)/handrail serve
endif

test: $(VENV)/.dev ## everything: lint, types, floors, units, both databases, browser journeys
	PATH="$(CURDIR)/$(BIN):$$PATH" sh tests/run

bench: $(VENV)/.dev ## benchmarks, with their peers in the same run
	PATH="$(CURDIR)/$(BIN):$$PATH" sh bench/run

pictures: $(VENV)/.dev ## every picture of README and docs, from the demo
	$(BIN)/python docs/pictures/take.py

docs: $(VENV)/.dev ## the generated pages of docs
	$(BIN)/python docs/generate.py

fmt: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(VENV)/.dev ## the two locks: host-free, hashed, for every platform
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --group dev pyproject.toml -o requirements-dev.lock

$(VENV)/.base: requirements.lock pyproject.toml
	sh tools/install.sh $(PYTHON) $(VENV) requirements.lock
	touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml
	sh tools/install.sh $(PYTHON) $(VENV) requirements-dev.lock
	touch $@ $(VENV)/.base
