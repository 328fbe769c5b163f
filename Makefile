# Two commands are all a newcomer needs: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export OPENIMR_HOME ?= $(CURDIR)/openimr-home

.PHONY: run test lint types imports soak clean

run: $(VENV)/.run
	$(BIN)/openimr serve --demo

test: $(VENV)/.test lint types imports
	$(BIN)/python -m pytest -n auto --dist worksteal

# The long tests: crash after crash, memory at full size, a large corpus. About an hour.
soak: $(VENV)/.test
	OPENIMR_SOAK=1 $(BIN)/python -m pytest tests/soak -s

lint: $(VENV)/.test
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks

types: $(VENV)/.test
	$(BIN)/mypy

imports: $(VENV)/.test
	$(BIN)/lint-imports

$(VENV)/.run: pyproject.toml constraints.txt
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/.test: pyproject.toml constraints.txt
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV) openimr-home .pytest_cache .mypy_cache .ruff_cache
