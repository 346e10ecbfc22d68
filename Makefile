# make         sets up what is needed and typesets the resumes in data/ into build/
# make test    runs the tests; lint, format, bench, gallery, dist and clean say what they do

BIN := .venv/bin
PDFS := $(patsubst data/%.yaml,build/%.pdf,$(wildcard data/*.yaml))
THEMES := $(filter-out base,$(patsubst themes/%/theme.toml,%,$(wildcard themes/*/theme.toml)))
SHA256 := $(shell command -v sha256sum || echo shasum -a 256)
SOURCES := $(shell find resume themes -name '*.py' -o -name '*.toml' -o -name '*.css' -o -name '*.j2')

.PHONY: all test test-all lint format bench gallery docs dist clean

all: $(PDFS)

build/%.pdf: data/%.yaml .venv/ready $(SOURCES)
	@$(BIN)/resume build $< -o $@

.venv/ready: pyproject.toml tools/setup
	@tools/setup '.[check]'

.venv/ready-dev: .venv/ready
	@tools/setup '.[dev]' && touch $@

test: .venv/ready-dev
	$(BIN)/pytest -n auto -m "not slow" --cov=resume --cov-report=term:skip-covered

test-all: test
	$(BIN)/pytest -n auto -m slow

lint: .venv/ready-dev
	$(BIN)/ruff check && $(BIN)/ruff format --check && $(BIN)/mypy && $(BIN)/lint-imports --cache-dir .venv/import-linter
	$(BIN)/zizmor --quiet --offline .github/workflows action.yml

format: .venv/ready-dev
	$(BIN)/ruff check --fix && $(BIN)/ruff format

bench: .venv/ready-dev
	$(BIN)/python tools/bench.py

gallery: .venv/ready
	$(BIN)/python tools/gallery.py $(if $(SHEET),--sheets)

docs: .venv/ready
	$(BIN)/python tools/reference.py > docs/fields.md && $(BIN)/python tools/rules.py > docs/rules.md
	$(BIN)/python tools/figures.py > build/proof.md && mv build/proof.md docs && $(BIN)/resume schema > data/resume.schema.json

dist: .venv/ready-dev
	@rm -rf dist && $(BIN)/resume build $(wildcard data/*.yaml) $(THEMES:%=--theme %) --format pdf --format html -o dist/
	@$(BIN)/python -m build --outdir dist >/dev/null && cd dist && $(SHA256) * >SHA256SUMS

clean:
	rm -rf build dist .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
