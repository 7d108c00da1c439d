# Two commands on a fresh machine (Python 3.11, git, make): `make run` and `make test`. Both may be repeated.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PORT ?= 8000

.PHONY: front-end help run test check bench screenshots lock clean

help:
	@echo "make run     set up and open the example council at http://127.0.0.1:$(PORT)"
	@echo "make test    set up and run every test"
	@echo "make bench   measure speed, as ratios"
	@echo "make lock    pin the dependencies anew"
	@echo "make clean   remove what the other commands made (never the data folder)"

run: .venv/ready front-end
	$(BIN)/samraad demo --port $(PORT)

test: .venv/ready front-end check
	@sh scripts/ensure_chromium.sh
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/ready front-end
	$(BIN)/python -m benchmarks

lock: .venv/ready
	@command -v uv >/dev/null || { echo "make lock needs uv: pip install uv"; exit 2; }
	for name in base dev; do uv pip compile --quiet --python-version 3.11 --universal --generate-hashes --no-header --no-emit-index-url --output-file requirements/$$name.txt requirements/$$name.in || exit 1; done

clean:
	rm -rf .venv node_modules src/samraad/web/static/vendor .mypy_cache .ruff_cache .pytest_cache .hypothesis build

# The stamps are made last: an interrupted set-up is taken up again.
.venv/ready: requirements/base.txt requirements/dev.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Samråd needs Python 3.11 or newer")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	$(BIN)/python -c 'from samraad.search.danish.lexicon import danish_lexicon; danish_lexicon()'
	@touch $@

# Quick when nothing has changed: it compares what it made with the lock file and the translations.
front-end: .venv/ready
	$(BIN)/python -m samraad.web.build
