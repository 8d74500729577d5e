SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PREFIX ?= /usr/local
# The Swift library is linked in, so that an installed yizhi needs no Swift on the machine.
RELEASE := -c release --static-swift-stdlib
YIZHI := .build/release/yizhi
SWIFT_FILES := Package.swift Sources Tests
# Debian packages that the build needs: XML, stems, inflating, and how to find them.
PACKAGES := libxml2-dev libstemmer-dev zlib1g-dev pkg-config
# What is learned from openly licensed parallel text where the development data is present.
DATA := ../shared/data
LEARNED_FROM := $(wildcard $(DATA)/tico19/tico19.zh-en.tsv $(DATA)/twlaw/twlaw.zh_hans-en.tsv.gz) \
  $(sort $(wildcard $(DATA)/python-docs-po/*.po $(DATA)/python-docs-po/*/*.po))
LEXICON := Sources/CBaseLexicon
UNIHAN := /usr/share/unicode
SAMPLES := Tests/Samples/qinglan-2023.txt Tests/Samples/qinglan-2024.txt
GLOSSARY := Glossaries/government-reports.tsv
OUT := build
# The version is said in one place; the date is that of its commit.
VERSION := $(shell sed -n 's/.*static let version = "\(.*\)"/\1/p' Sources/yizhi/Yizhi.swift)
RELEASE_DATE := $(or $(shell git log -1 --format=%cs 2> /dev/null),1970-01-01)
SHARE = $(DESTDIR)$(PREFIX)/share
DEB = $(OUT)/yizhi_$(VERSION)_$(shell dpkg --print-architecture).deb
# The modules that other programs may import.
MODULES := Bitext Linguistics Formats Alignment Terminology Lint Reports
# For `make fuzz`.
SECONDS := 60
READERS :=
# The date that the sample memory carries, so that writing it again changes no byte.
sample: export SOURCE_DATE_EPOCH := 1735689600

.PHONY: help run test coverage sanitize fuzz build lint format bench golden install uninstall \
  deb check-deb docs clean lexicon tables packages sample

help: ## List what can be asked for
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: packages build sample ## Install what is missing, build, and check the sample reports

test: packages ## Install what is missing, and run every test
	@mkdir -p $(OUT)
	@swift build --build-tests --quiet
	@swift test --skip-build --disable-xctest > $(OUT)/test.log 2>&1 \
	  || { status=$$?; grep -Ev '^(◇|✔)' $(OUT)/test.log; \
	  echo "swift test ended with status $$status: $(OUT)/test.log"; exit 1; }
	@grep -E '^(➜|✔ Test run with)' $(OUT)/test.log

coverage: packages ## Run every test, and tell how many lines of each module the tests reach
	@mkdir -p $(OUT)
	@swift build --build-tests --quiet --enable-code-coverage --scratch-path .build-coverage
	@swift test --skip-build --disable-xctest --enable-code-coverage --scratch-path .build-coverage \
	  > $(OUT)/coverage.log 2>&1 \
	  || { status=$$?; grep -Ev '^(◇|✔)' $(OUT)/coverage.log; \
	  echo "swift test ended with status $$status: $(OUT)/coverage.log"; exit 1; }
	@python3 Tests/coverage.py \
	  "$$(swift test --show-codecov-path --scratch-path .build-coverage)" Sources

sanitize: export LSAN_OPTIONS := suppressions=$(CURDIR)/Tests/leaks.txt
sanitize: export SWIFT_BACKTRACE := enable=no
sanitize: packages ## Run every test under the address and the thread sanitizer: ten minutes each
	@mkdir -p $(OUT)
	@for name in address thread; do \
	  swift build --build-tests --quiet -Xswiftc -O --sanitize=$$name --scratch-path .build-$$name \
	    > $(OUT)/$$name.log 2>&1 || { status=$$?; cat $(OUT)/$$name.log; exit $$status; }; \
	  SANITIZER=$$name swift test --skip-build --disable-xctest -Xswiftc -O --sanitize=$$name --scratch-path .build-$$name \
	    > $(OUT)/$$name.log 2>&1 \
	    || { status=$$?; grep -Ev '^(◇|✔)' $(OUT)/$$name.log; \
	    echo "$$name: ended with status $$status: $(OUT)/$$name.log"; exit 1; }; \
	  grep -E '^✔ Test run with' $(OUT)/$$name.log; done

fuzz: packages ## Fuzz every reader for SECONDS=60 each, or those that READERS names: build/fuzz
	@YIZHI_FUZZ=1 swift build -c release --product fuzz --scratch-path .build-fuzz \
	  -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld
	@Tests/Fuzz/fuzz.sh .build-fuzz/release/fuzz $(OUT)/fuzz $(SECONDS) $(READERS)

build: packages ## Build the command for use: .build/release/yizhi
	@swift build $(RELEASE) --product yizhi

lint: ## Check the style of the Swift code
	@swift format lint --strict --parallel --recursive $(SWIFT_FILES)

format: ## Mend the style of the Swift code
	@swift format --in-place --parallel --recursive $(SWIFT_FILES)

bench: build ## Measure quality and speed: a table on the terminal, build/bench.json
	@python3 Tests/Bench/bench.py --yizhi $(YIZHI) --output $(OUT)/bench.json

golden: packages ## Write the golden files of the tests anew; read the difference
	@UPDATE_GOLDEN=1 swift test --quiet --filter CommandTests
	@git --no-pager diff --stat -- Tests/CommandTests/Golden

install: build ## Install yizhi, its man page and completions to PREFIX (/usr/local)
	@install -D -s -m 755 $(YIZHI) $(DESTDIR)$(PREFIX)/bin/yizhi
	@mkdir -p $(SHARE)/man/man1 $(SHARE)/bash-completion/completions $(SHARE)/zsh/site-functions \
	  $(SHARE)/fish/vendor_completions.d
	@$(YIZHI) --experimental-dump-help | python3 Packaging/manual.py $(VERSION) $(RELEASE_DATE) \
	  > $(SHARE)/man/man1/yizhi.1
	@$(YIZHI) --generate-completion-script bash > $(SHARE)/bash-completion/completions/yizhi
	@$(YIZHI) --generate-completion-script zsh > $(SHARE)/zsh/site-functions/_yizhi
	@$(YIZHI) --generate-completion-script fish > $(SHARE)/fish/vendor_completions.d/yizhi.fish
	@install -D -m 644 -t $(SHARE)/doc/yizhi LICENSE NOTICE
	@echo "installed $(DESTDIR)$(PREFIX)/bin/yizhi, its man page and completions"

uninstall: ## Remove what `make install` put into PREFIX
	@rm -rf $(DESTDIR)$(PREFIX)/bin/yizhi $(SHARE)/man/man1/yizhi.1 \
	  $(SHARE)/bash-completion/completions/yizhi $(SHARE)/zsh/site-functions/_yizhi \
	  $(SHARE)/fish/vendor_completions.d/yizhi.fish $(SHARE)/doc/yizhi

deb: export SOURCE_DATE_EPOCH := $(shell date -u -d $(RELEASE_DATE) +%s)
deb: export MAINTAINER := Yizhi contributors <yizhi@localhost>
deb: ## Make a Debian package: build/yizhi_VERSION_ARCHITECTURE.deb
	@command -v dpkg-shlibdeps > /dev/null || $(call apt-get,dpkg-dev)
	@rm -rf $(OUT)/deb
	@$(MAKE) install DESTDIR=$(CURDIR)/$(OUT)/deb PREFIX=/usr > /dev/null
	@Packaging/deb.sh $(CURDIR)/$(OUT)/deb $(VERSION) $(DEB)
	@echo "made $(DEB)"

check-deb: ## Install the Debian package in a fresh Debian, and run it there
	@command -v debootstrap > /dev/null || $(call apt-get,debootstrap)
	@Packaging/check-deb.sh $(DEB)

docs: export YIZHI_DOCS := 1
docs: packages ## Make the site of the library's documentation: build/docs
	@mkdir -p $(OUT)
	@swift package --quiet --scratch-path .build-docs \
	  --allow-writing-to-directory $(OUT)/docs generate-documentation \
	  --enable-experimental-combined-documentation $(addprefix --target ,$(MODULES)) \
	  --transform-for-static-hosting --output-path $(OUT)/docs > $(OUT)/docs.log 2>&1 \
	  || { tail -n 20 $(OUT)/docs.log; exit 1; }
	@echo "made $(OUT)/docs: python3 -m http.server -d $(OUT)/docs, then /documentation"

clean: ## Remove what was built
	@rm -rf .build $(OUT)

lexicon: export LC_ALL := C
lexicon: build ## Rebuild the base lexicon from its word lists, and from ../shared/data where present
	@mkdir -p $(OUT)
	@if [ -n "$(LEARNED_FROM)" ]; then \
	  $(YIZHI) lexicon import $(LEXICON)/Written/*.tsv -o $(OUT)/written.lexicon; \
	  $(YIZHI) lexicon learn --prior $(OUT)/written.lexicon $(LEARNED_FROM) -o $(LEXICON)/learned.tsv; \
	else echo "no $(DATA): $(LEXICON)/learned.tsv stays as it is"; fi
	@$(YIZHI) lexicon import $(LEXICON)/Written/*.tsv $(LEXICON)/learned.tsv -o $(LEXICON)/base.lexicon

tables: ## Rebuild the character tables from the Unicode Han database
	@test -e $(UNIHAN)/Unihan_Readings.txt.bz2 || $(call apt-get,unicode-data)
	@folder=$$(mktemp -d); trap 'rm -r "$$folder"' EXIT; \
	for name in Readings Variants NumericValues; do \
	  bzip2 -dc $(UNIHAN)/Unihan_$$name.txt.bz2 > "$$folder/$$name.txt"; done; \
	swift run --quiet generate-han-tables \
	  "$$folder"/{Readings,Variants,NumericValues}.txt Sources/CHanTables/han.table

packages:
	@command -v swift > /dev/null || { echo "please install Swift: https://www.swift.org" >&2; exit 1; }
	@command -v dpkg-query > /dev/null || exit 0; missing=$$(for name in $(PACKAGES); do \
	  dpkg-query -W -f '$${Status}' $$name 2> /dev/null | grep -q ' installed$$' || echo $$name; done); \
	[ -z "$$missing" ] || $(call apt-get,$$missing)

sample:
	@mkdir -p $(OUT) TMX
	@$(YIZHI) extract --quiet $(SAMPLES) -o $(OUT)/terms.tsv
	@$(YIZHI) export --quiet $(SAMPLES) -o TMX/qinglan.tmx
	@for format in text json html; do \
	  $(YIZHI) lint --quiet --glossary $(GLOSSARY) --format $$format $(SAMPLES) \
	    -o $(OUT)/lint.$${format/text/txt} || [ $$? = 1 ]; done
	@for ending in tbx txt; do \
	  $(YIZHI) glossary export --quiet $(GLOSSARY) -o $(OUT)/government-reports.$$ending 2> /dev/null; done
	@echo "read   $(SAMPLES)"
	@echo "terms  $$(($$(wc -l < $(OUT)/terms.tsv) - 1)) candidates for the glossary: $(OUT)/terms.tsv"
	@echo "TMX    $$(grep -c '<tu[ >]' TMX/qinglan.tmx) translation units: TMX/qinglan.tmx"
	@echo "glossary as TBX and for OmegaT: $(OUT)/government-reports.tbx, .txt"
	@summary=$$(tail -n 1 $(OUT)/lint.txt); echo "lint   $${summary%.}: $(OUT)/lint.txt, lint.json, lint.html"
	@grep -oE '^[^ ]+:[0-9]+:[0-9]+: [a-z-]+' $(OUT)/lint.txt | cut -d ' ' -f 2 | sort | uniq -c | sort -rn

# Installs Debian packages, or says which where that is not allowed.
define apt-get
{ [ "$$(id -u)" = 0 ] && sudo= || sudo=sudo; \
if command -v apt-get > /dev/null && { [ -z "$$sudo" ] || command -v sudo > /dev/null; }; then \
  $$sudo apt-get update -qq && \
  $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y $(1) > /dev/null; \
else echo "please install these Debian packages:" $(1) >&2; exit 1; fi; }
endef
