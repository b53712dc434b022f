# make demo    installs what is missing and reads the sample corpus into out/
# make test    everything that .ci/run proves: build with warnings as errors, C tests under sanitizers, hostile texts, fuzzing, pytest
# make ctest | hostile | fuzz | pytest | clean
# make bench   MB/s and instructions for a byte of text; TEXTS=folder for texts of your own
# make bench-stages   instructions for a byte of text by stage; WRITE=--write puts them into docs/speed.md
# make bench-statements   100,000 synthetic articles: time of the grouping stage, its pairs against the known ones, adding an article
# make model POLNEAR=folder   trains the weights that ship, python/sayso/data/attribution.model, anew (docs/model.md)

PYTHON  ?= python3
CC      ?= cc
CLANG   ?= clang
FUZZ_SECONDS ?= 60
TEXTS   ?= python/sayso/data/sample
# lets the compiler see the bench as one program, as setup.py does for the module; WHOLE= where the linker cannot
WHOLE   ?= -flto=auto
ARTICLES ?= 100000
VENV    := .venv
BIN     := $(VENV)/bin
WARN    := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Werror
SAFE    := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
# clang alone calls NULL + 0 an overflow, which the next C allows; gcc checks real pointer overflow in the C tests
FUZZ    := $(SAFE) -fno-sanitize=pointer-overflow
CORE    := $(filter-out csrc/binding/%,$(sort $(wildcard csrc/*/*.c csrc/*/*/*.c)))
HEADERS := $(wildcard csrc/*.h csrc/*/*.h csrc/*/*/*.h tests/c/*.h tests/fuzz/*.h)
PACKAGE := $(sort $(wildcard csrc/*.h csrc/*/*.[ch] csrc/*/*/*.[ch] python/sayso/*.py $(addprefix python/sayso/data/,*.tsv *.csv *.model sample/*))) setup.py pyproject.toml
LIBS     = $(shell pkg-config --libs libpcre2-8) -lpthread -lm
LEARN   := $(filter-out model/train.c model/units.c,$(sort $(wildcard model/*.c)))
CTESTS  := $(patsubst tests/c/%.c,build/c/%,$(sort $(wildcard tests/c/test_*.c)))

.PHONY: demo test setup install ctest hostile fuzz pytest bench bench-stages bench-statements model clean
.DELETE_ON_ERROR:
.SECONDARY:

demo: $(VENV)/demo
	$(BIN)/sayso extract python/sayso/data/sample -o out --format csv,jsonl
	$(BIN)/python -c "import sayso; print(sayso.load('out').claims)"

test: setup
	$(MAKE) ctest
	$(MAKE) hostile
	$(MAKE) fuzz
	$(MAKE) pytest

# What a bare Debian or Ubuntu lacks; elsewhere it says what to install.
setup:
	@PYTHON="$(PYTHON)" ./.ci/setup test

$(BIN)/python:
	@PYTHON="$(PYTHON)" ./.ci/setup build
	$(PYTHON) -m venv $(VENV)

$(VENV)/demo: $(BIN)/python $(PACKAGE)
	$(BIN)/python -m pip install --quiet .
	@touch $@

install: $(VENV)/test

$(VENV)/test: $(BIN)/python $(PACKAGE)
	SAYSO_WERROR=1 $(BIN)/python -m pip install --quiet ".[test]" "setuptools>=77"
	@touch $@

build/asan/%.o: csrc/%.c $(HEADERS)
	@mkdir -p $(@D)
	$(CC) -std=c11 -g -O1 $(WARN) $(SAFE) -Icsrc -c $< -o $@

build/fuzz/%.o: csrc/%.c $(HEADERS)
	@mkdir -p $(@D)
	$(CLANG) -std=c11 -g -O2 $(WARN) $(FUZZ) -fsanitize=fuzzer-no-link -Icsrc -c $< -o $@

build/c/%: tests/c/%.c $(CORE:csrc/%.c=build/asan/%.o)
	@mkdir -p $(@D)
	$(CC) -std=c11 -g -O1 -Wall -Wextra -Werror $(SAFE) -Icsrc $^ $(LIBS) -o $@

build/fuzz_%: tests/fuzz/fuzz_%.c $(CORE:csrc/%.c=build/fuzz/%.o)
	$(CLANG) -std=c11 -g -O2 $(WARN) $(FUZZ) -fsanitize=fuzzer -Icsrc $^ $(LIBS) -o $@

ctest: $(CTESTS)
	@test -n "$(CTESTS)" || { echo "there are no C tests"; exit 1; }
	@for t in $(CTESTS); do echo "$$t"; SAYSO_DATA=python/sayso/data $$t || exit 1; done

# Ten times a hostile text may cost eleven times as much, counted in instructions.
hostile: build/pipeline
	@$(PYTHON) bench/hostile.py build/pipeline python/sayso/data

# A short run from the sample corpus; FUZZ_SECONDS=600 for a long one. Inputs that fail stay in build/crashes.
fuzz: build/fuzz_read build/fuzz_patterns
	@mkdir -p build/corpus build/expressions build/crashes
	@cp python/sayso/data/sample/*.txt build/corpus/
	@cp tests/fuzz/expressions/* build/expressions/
	@SAYSO_DATA=python/sayso/data build/fuzz_read -max_total_time=$(FUZZ_SECONDS) -timeout=20 -rss_limit_mb=2048 -max_len=4096 \
	  -dict=tests/fuzz/news.dict -artifact_prefix=build/crashes/ -print_final_stats=1 build/corpus >build/fuzz.log 2>&1 \
	  || { tail -n 60 build/fuzz.log; exit 1; }
	@grep -E "number_of_executed_units" build/fuzz.log
	@build/fuzz_patterns -max_total_time=$$(($(FUZZ_SECONDS) / 4 + 1)) -timeout=20 -rss_limit_mb=2048 -max_len=200 \
	  -dict=tests/fuzz/expressions.dict -artifact_prefix=build/crashes/ -print_final_stats=1 build/expressions >build/fuzz_patterns.log 2>&1 \
	  || { tail -n 60 build/fuzz_patterns.log; exit 1; }
	@grep -E "number_of_executed_units" build/fuzz_patterns.log

pytest: $(VENV)/test
	$(BIN)/python -m pytest -q tests

build/pipeline build/grouping: build/%: bench/%.c bench/bench.h $(CORE) $(HEADERS)
	@mkdir -p $(@D)
	$(CC) -std=c11 -O3 $(WHOLE) -Icsrc $< $(CORE) $(LIBS) -o $@

# TEXTS=folder measures on texts of your own
bench: build/pipeline
	$(PYTHON) bench/figures.py build/pipeline python/sayso/data $(TEXTS)

build/stages: bench/pipeline.c bench/bench.h $(CORE) $(HEADERS)
	@mkdir -p $(@D)
	$(CC) -std=c11 -O3 -g -Icsrc $< $(CORE) $(LIBS) -o $@

bench-stages: build/stages
	$(PYTHON) bench/stages.py build/stages python/sayso/data $(TEXTS) $(WRITE)

# ARTICLES=1000000 for more
bench-statements: build/grouping $(VENV)/test
	$(BIN)/python bench/statements.py build/grouping python/sayso/data $(ARTICLES)

# No contraction of products and sums into one rounding: the same data give the same bytes on every machine.
build/train build/units: build/%: model/%.c $(LEARN) $(wildcard model/*.h) $(CORE) $(HEADERS)
	@mkdir -p $(@D)
	$(CC) -std=c11 -O3 -ffp-contract=off $(WHOLE) $(WARN) -Icsrc -Imodel $< $(LEARN) $(CORE) $(LIBS) -o $@

# POLNEAR is a folder with text/ and attributions/, as PolNeAR 1.0 has it for training; model/news is our own; the texts of the silver
# articles come from a package index
model:
	@test -d "$(POLNEAR)/text" -a -d "$(POLNEAR)/attributions" || { \
	  echo "make model needs annotated news: make model POLNEAR=folder, one that holds text/ and attributions/ (docs/model.md)" >&2; exit 1; }
	@$(MAKE) build/train build/silver
	build/train python/sayso/data model/word_classes.tsv "$(POLNEAR)" model/news build/silver build/attribution.model
	mv build/attribution.model python/sayso/data/attribution.model

build/silver: model/silver.py model/silver.tsv.gz | $(BIN)/python
	$(BIN)/python model/silver.py $@
	@touch $@

clean:
	rm -rf build dist out $(VENV) python/*.egg-info
