PYTHON  ?= python3
ADDRESS ?= 127.0.0.1
PORT    ?= 8501
ARGS    ?=

VENV  := .venv
BIN   := $(VENV)/bin
TOOLS := $(VENV)/tools

# The matrices are small: one thread is faster than many, and adds in the same order everywhere.
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test lint bench load walk picture recipes catalog lock audit image clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.run ## Start the playground (ADDRESS=127.0.0.1 PORT=8501)
	$(BIN)/python -m streamlit run app.py --server.address=$(ADDRESS) --server.port=$(PORT) $(ARGS)

test: lint ## Check everything, as CI does (ARGS="-k name" goes to pytest)
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.deploy.nginx
	$(BIN)/python -m pytest --numprocesses=auto $(ARGS)

lint: $(VENV)/.test ## Check style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

bench: $(VENV)/.test ## Measure speed
	$(BIN)/python -m tests.benchmarks $(ARGS)

load: $(VENV)/.test ## Let classes of students come, and measure (ARGS="class --seconds 20")
	$(BIN)/python -m tests.load $(ARGS)

walk: $(VENV)/.test ## Try everything on all pages at random (ARGS="--clicks 200 --seed 3")
	$(BIN)/python -m tests.browser.walk $(ARGS)

picture: $(VENV)/.test ## Take the README's pictures anew
	$(BIN)/python -m tests.browser.picture

recipes: $(VENV)/.run ## Run every recipe and write the README's table of them (ARGS="A1 D6" prints those)
	$(BIN)/python -m playground.labs.recipes $(ARGS)

catalog: $(VENV)/.run ## Find every text in the sources and bring the languages' .po files up to date
	$(BIN)/python -m playground.languages

lock: $(TOOLS)/.done ## Renew requirements.txt from pyproject.toml
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(TOOLS)/bin/uv pip compile --quiet --upgrade --universal \
		--python-version 3.11 --generate-hashes --group run --output-file requirements.txt

audit: $(TOOLS)/.done ## Ask whether anything that is installed is known to be vulnerable
	$(TOOLS)/bin/pip-audit --strict --require-hashes --disable-pip --requirement requirements.txt

image: ## Build the container's image, its base pinned by digest
	docker compose --file deploy/compose.yaml build

clean: ## Remove what was installed and cached
	rm -rf $(VENV) .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed, and $(PYTHON) is not: make ... PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --no-deps -r requirements.txt
	@touch $@

$(TOOLS)/.done: | $(BIN)/python
	$(BIN)/python -m venv $(TOOLS)
	$(TOOLS)/bin/python -m pip install --quiet uv==0.13.9 pip-audit==2.10.1
	@touch $@

$(VENV)/.test: tests/requirements.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet -r tests/requirements.txt
	@touch $@
