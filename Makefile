# packwright: make demo (installs, builds, makes the sample packs), make check.
#
#   make            the program, ./packwright
#   make deps       what Debian 12 must have installed (nothing when it is there)
#   make check      lint of the include rules, unit tests, papers, hostile input,
#                   plain and under the sanitizers, and one build under valgrind
#   make lint       warnings, cppcheck, manual pages, include rules
#   make coverage   lines and branches that the tests run
#   make mutate     faults put into the arithmetic: does a test notice each?
#   make fuzz TARGET=csv TIME=1800   libFuzzer, on one target of tests/fuzz
#   make bench      builds, imports and starting beside floors, as one table
#   make bless CASE=x   show what changed in a golden paper, ask, replace

CC	= gcc
BUILD	= build
VERSION	= 0.1
PREFIX	= /usr/local

PKGS	= cairo harfbuzz harfbuzz-subset sqlite3 inih libdeflate libcmark-gfm \
	  libqpdf libpng libutf8proc
WARN	= -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	  -Wwrite-strings -Wpointer-arith -Wformat=2 -Wvla -Wundef
# What keeps a fault from becoming somebody's way in, as far as the machine that is
# compiled for has it; tests/safe.sh looks for it in the program.
MACHINE	:= $(firstword $(subst -, ,$(shell $(CC) -dumpmachine 2>/dev/null)))
JUMPS_x86_64	= -fcf-protection
JUMPS_aarch64	= -mbranch-protection=standard
HARDEN	= -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong \
	  -fstack-clash-protection $(JUMPS_$(MACHINE)) -fPIE
OPT	= -O2 $(HARDEN)
CFLAGS	= -std=c11 $(OPT) -g $(WARN)
CPPFLAGS = -D_GNU_SOURCE -Isrc -I$(BUILD)/gen -DVERSION='"$(VERSION)"' \
	  -DDATADIR='"$(PREFIX)/share/packwright"' -MMD -MP
LDFLAGS	= -pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code
# Looked up only when something is compiled: `make deps` must run without them.
PKG_CFLAGS = $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
LDLIBS	= $(shell pkg-config --libs $(PKGS) 2>/dev/null) \
	  -lcmark-gfm-extensions -lhpdf -lnettle -lcsv -lunibreak -lm

# The rooms, in the order in which data passes through them.
ROOMS	= base store measure spec font slip picture page story chart pdf paper cmd
objects	= $(patsubst src/%.c,$(BUILD)/%.o,$(wildcard src/$(1)/*.c))
OBJS	= $(foreach room,$(ROOMS),$(call objects,$(room)))

all: packwright fonts man

packwright: $(BUILD)/packwright
	cp $< $@
$(BUILD)/packwright: $(OBJS)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(OBJS) $(LDLIBS)

$(BUILD)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(CPPFLAGS) $(PKG_CFLAGS) -c -o $@ $<

# The schema is SQL in the tree and strings in the program, one a version.
$(BUILD)/store/store.o: $(BUILD)/gen/schema.inc
$(BUILD)/gen/schema.inc: src/store/schema.sql
	@mkdir -p $(@D)
	sed -e 's/^---- .*/,/;t' -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/^/"/' \
	    -e 's/$$/\\n"/' $< > $@

# A unit test links its room and those before it: the walls hold for tests too.
test_base_ROOMS		= base
test_workday_ROOMS	= base
test_reach_ROOMS	= base
test_store_ROOMS	= base store
test_ledger_ROOMS	= base store
test_import_ROOMS	= base store
test_cell_ROOMS	= base store
test_series_ROOMS	= base store
test_agree_ROOMS	= base store
test_rule_ROOMS	= base store
test_undo_ROOMS		= base store
test_aside_ROOMS	= base store
test_records_ROOMS	= base store
test_damaged_ROOMS	= base store
test_measure_ROOMS	= base store measure
test_spc_ROOMS		= base store measure
test_suppress_ROOMS	= base store measure
test_recommend_ROOMS	= base store measure
test_spec_ROOMS		= base spec
test_font_ROOMS		= base font
test_slip_ROOMS		= base slip
test_slip_copy_ROOMS	= base slip
test_slip_font_ROOMS	= base slip
test_slip_judge_ROOMS	= base slip
test_slip_tags_ROOMS	= base slip
test_xref_ROOMS		= base slip
test_picture_ROOMS	= base picture
test_page_ROOMS		= base page
test_table_ROOMS	= base page
test_number_ROOMS	= base page
test_story_ROOMS	= base page story
test_claim_ROOMS	= base page story
test_figure_ROOMS	= base page story
test_way_ROOMS	= base page story
test_when_ROOMS	= base page story
test_chart_ROOMS	= base store measure font chart
test_bars_ROOMS		= base store measure font chart
test_pdf_ROOMS		= base font page pdf
test_bound_ROOMS	= base font page pdf
test_attach_ROOMS	= base font page pdf
PAPER_ROOMS		= base store measure spec font slip picture page story \
			  chart paper
test_breakdown_ROOMS	= $(PAPER_ROOMS)
test_wording_ROOMS	= $(PAPER_ROOMS)
test_data_ROOMS		= $(PAPER_ROOMS)
test_deadline_ROOMS	= $(PAPER_ROOMS)
test_agenda_ROOMS	= $(PAPER_ROOMS)
test_decision_ROOMS	= $(PAPER_ROOMS)
test_minutes_ROOMS	= $(PAPER_ROOMS)
test_glossary_ROOMS	= $(PAPER_ROOMS)
test_audit_ROOMS	= $(PAPER_ROOMS)
test_card_ROOMS		= $(PAPER_ROOMS)
test_cover_ROOMS	= $(PAPER_ROOMS)
test_shares_ROOMS	= $(PAPER_ROOMS)
test_monitor_ROOMS	= $(PAPER_ROOMS)
test_readings_ROOMS	= $(PAPER_ROOMS)
test_corrections_ROOMS	= $(PAPER_ROOMS)
test_told_ROOMS		= $(PAPER_ROOMS)
test_answer_ROOMS	= base store measure page story
$(BUILD)/unit/test_answer: $(addprefix $(BUILD)/paper/,answer.o answer_read.o \
	answer_span.o answer_target.o answer_when.o answer_words.o neighbours.o)
UNITS	= $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))

.SECONDEXPANSION:
$(BUILD)/unit/%: tests/unit/%.c $$(foreach room,$$($$*_ROOMS),$$(call objects,$$(room)))
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(CPPFLAGS) $(PKG_CFLAGS) $(LDFLAGS) -o $@ $< $(filter %.o,$^) -lcmocka $(LDLIBS)

# ---- what must be installed ----

# The program; then its tests.  `make deps` installs what of these is missing.
DEPS	= libc6-dev pkg-config libhpdf-dev libcairo2-dev libpng-dev \
	  libsqlite3-dev libinih-dev libharfbuzz-dev libdeflate-dev nettle-dev \
	  libcmark-gfm-dev libcmark-gfm-extensions-dev libcsv-dev \
	  libunibreak-dev libutf8proc-dev libqpdf-dev $(FONT_PACKAGES)
TEST_DEPS = libcmocka-dev qpdf poppler-utils valgrind mandoc cppcheck sqlite3 \
	  jq parallel locales libasan8 libubsan1
define install_missing
	@missing=; for p in $(1); do \
	    dpkg-query -W -f='$${db:Status-Status}' $$p 2>/dev/null | \
	    grep -qx installed || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
	    echo "installing$$missing"; \
	    as=; [ "$$(id -u)" = 0 ] || as=sudo; \
	    said=$$($$as apt-get update 2>&1 && \
	        $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y \
	        --no-install-recommends $$missing 2>&1) || \
	        { echo "$$said"; exit 1; }; fi
endef

deps:
	$(call install_missing,$(DEPS))
test-deps:
	$(call install_missing,$(DEPS) $(TEST_DEPS))

# ---- fonts: copied from Debian's packages, checked by their digests ----

ROBOTO	= /usr/share/fonts/truetype/roboto/unhinted
DEJAVU	= /usr/share/fonts/truetype/dejavu
FACES	= Roboto-Regular Roboto-Italic Roboto-Medium Roboto-MediumItalic \
	  Roboto-Bold Roboto-BoldItalic RobotoCondensed-Regular \
	  RobotoCondensed-Medium RobotoCondensed-Bold
FONTS	= $(FACES:%=fonts/%.ttf) fonts/DejaVuSans.ttf
FONT_PACKAGES = fonts-roboto-unhinted fonts-dejavu-core
fonts: $(FONTS)
fonts/Roboto-%.ttf: $(ROBOTO)/RobotoTTF/Roboto-%.ttf
	cp $< $@
fonts/RobotoCondensed-%.ttf: $(ROBOTO)/RobotoCondensed-%.ttf
	cp $< $@
fonts/DejaVuSans.ttf: $(DEJAVU)/DejaVuSans.ttf
	cp $< $@

# ---- manual pages: written by hand, with the program's own tables ----

MANUALS	= $(patsubst src/man/%.in,$(BUILD)/man/%,$(wildcard src/man/*.in))
man: $(MANUALS)
$(BUILD)/man/%: src/man/%.in packwright src/man/fill.sh
	@mkdir -p $(@D)
	sh src/man/fill.sh ./packwright $< > $@.new && mv $@.new $@

$(BUILD)/completion: packwright
	./packwright manual completion > $@.new && mv $@.new $@

# ---- the sample packs ----

# Their data, in the order in which a council had them.  A store that is older than
# its data is made anew, because old rows may not be imported again over what
# corrected them.
SAMPLES	= samples/performance samples/audit samples/spotlight samples/monitoring
PERFORMANCE_DATA = $(addprefix samples/performance/,indicators.csv areas.csv \
	  neighbours.csv targets.csv comparators.csv observations.csv \
	  illustrative.csv)
SPOTLIGHT_DATA = $(addprefix samples/spotlight/,indicators.csv targets.csv \
	  comparators.csv observations.csv teams.csv)
MONITORING_DATA = $(addprefix samples/monitoring/,indicators.csv \
	  observations.csv recommendations.csv updates.csv)
PAPERS	= performance-summary agenda-pack audit-summary spotlight monitoring

out/figures.db: $(wildcard $(SAMPLES:%=%/*.csv))
	@mkdir -p out
	@rm -f $@ $@-wal $@-shm out/*.pdf out/members/*.pdf
	@./packwright import --date 2023-01-05 $@ $(PERFORMANCE_DATA) \
	    samples/audit/audits.csv
	@./packwright import --date 2024-10-07 $@ $(SPOTLIGHT_DATA)
	@./packwright import --date 2024-11-14 --reason "Assessments completed \
	on the final day, day 45, had been counted as late; they are in time" \
	    $@ samples/spotlight/correction.csv
	@./packwright import --date 2025-01-22 $@ $(MONITORING_DATA)

demo: deps
	@$(MAKE) --no-print-directory -s -q packwright || \
	    echo "building, about a minute"
	@$(MAKE) --no-print-directory -s -j$$(nproc) all
	@$(MAKE) --no-print-directory -s out/figures.db
	@./packwright build --publish $(PAPERS:%=samples/%.ini)
	@./packwright build --publish --edition members samples/agenda-pack.ini
	@./packwright chart samples/performance-summary.ini re-referrals \
	    -o out/re-referrals.png
	@echo "out/agenda-pack.pdf          the committee pack: open this first"
	@echo "out/members/agenda-pack.pdf  the same for members, with exempt papers"
	@echo "out/performance-summary.pdf  indicators, commentary and charts"
	@echo "out/audit-summary.pdf        audits by grade, and the year's programme"
	@echo "out/spotlight.pdf            one measure looked into, and corrected"
	@echo "out/monitoring.pdf           what became of recommendations"
	@echo "out/re-referrals.png         one chart, for a web page"
	@echo "out/figures.db               the figures, with every revision"

# ---- tests ----

ASAN	= OPT="-O1 -fsanitize=address,undefined -fno-sanitize-recover=undefined \
	  -fno-omit-frame-pointer" LDFLAGS= BUILD=build-asan

check: test-deps
	@$(MAKE) --no-print-directory -s -j$$(nproc) all units
	@$(MAKE) --no-print-directory -s -j$$(nproc) $(ASAN) units \
	    build-asan/packwright build-asan/fuzz/fuzz
	@sh tests/run.sh

units: $(UNITS) $(BUILD)/pdfcheck $(BUILD)/reader $(BUILD)/fault.so
# Preloaded into the program, it makes its calls fail.
$(BUILD)/fault.so: tests/tools/fault.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(CPPFLAGS) -U_FORTIFY_SOURCE -shared -fPIC -o $@ $<
$(BUILD)/reader: tests/tools/reader.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(CPPFLAGS) $(LDFLAGS) -o $@ $<
$(BUILD)/pdfcheck: tests/tools/pdfcheck.c tests/tools/pdfcheck.h tests/tools/pdffile.h
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(CPPFLAGS) $(PKG_CFLAGS) $(LDFLAGS) -o $@ $< $(LDLIBS)

# Lines and branches that the tests run, also those of processes that do not get to
# exit().
COVERAGE = OPT="-O0 --coverage" LDFLAGS="--coverage -Wl,--wrap=_exit \
	  -Wl,--wrap=raise tests/tools/coverage.c" BUILD=build-coverage
coverage: test-deps
	@$(MAKE) --no-print-directory -s all
	@$(MAKE) --no-print-directory -s $(COVERAGE) units build-coverage/packwright
	@sh tests/coverage.sh build-coverage

# Faults put into the arithmetic, each of which a test must notice: twelve minutes.
mutate: test-deps
	@$(MAKE) --no-print-directory -s all
	@BUILD=$(BUILD) sh tests/mutate.sh
# What a variable holds, for that script.
print-%:
	@: $(info $($*))

lint: test-deps
	@sh tests/lint.sh

# ---- speed ----

BENCH	= $(patsubst tests/bench/%.c,$(BUILD)/bench/%,$(wildcard tests/bench/*.c))
$(BUILD)/bench/%: tests/bench/%.c tests/bench/operators.h
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(CPPFLAGS) $(PKG_CFLAGS) $(LDFLAGS) -o $@ $< $(LDLIBS)
# It is to load what it does not use.
$(BUILD)/bench/bare: LDFLAGS += -Wl,--no-as-needed
bench: test-deps
	@$(MAKE) --no-print-directory -s all $(BENCH)
	@PROGRAM=./packwright sh tests/bench/run.sh $(BUILD)/bench

# ---- fuzzing ----

# One program of all targets and a small driver, for gcc; then each target with
# clang's libFuzzer: make fuzz TARGET=csv TIME=1800
FUZZ	= csv layout story slip store
FUZZ_OBJS = $(filter-out $(BUILD)/cmd/%,$(OBJS)) $(BUILD)/fuzz/scene.o \
	  $(BUILD)/fuzz/check.o
$(BUILD)/fuzz/%.o: tests/fuzz/%.c tests/fuzz/fuzz.h
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(CPPFLAGS) $(PKG_CFLAGS) \
	    -DLLVMFuzzerTestOneInput=fuzz_$* -c -o $@ $<
$(BUILD)/fuzz/fuzz: $(FUZZ:%=$(BUILD)/fuzz/%.o) $(BUILD)/fuzz/drive.o $(FUZZ_OBJS)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

LIBFUZZER = CC=clang OPT="-O1 -fsanitize=fuzzer-no-link,address,undefined \
	  -fno-sanitize-recover=undefined -fno-omit-frame-pointer" LDFLAGS=
$(FUZZ:%=$(BUILD)/fuzz/lib-%): $(BUILD)/fuzz/lib-%: tests/fuzz/%.c $(FUZZ_OBJS)
	$(CC) $(CFLAGS) $(CPPFLAGS) $(PKG_CFLAGS) -fsanitize=fuzzer -o $@ $(filter %.c %.o,$^) \
	    $(LDLIBS)
TIME	= 60
fuzz: fonts
	@command -v clang > /dev/null || \
	    { echo "make fuzz wants clang: apt-get install clang"; exit 1; }
	@$(MAKE) --no-print-directory -s $(LIBFUZZER) BUILD=build-fuzz \
	    build-fuzz/fuzz/lib-$(TARGET)
	@sh tests/fuzz.sh --long build-fuzz/fuzz/lib-$(TARGET) $(TARGET) $(TIME)

# ---- installing ----

# The program looks for fonts, layouts and samples in ../share/packwright.
BIN	= $(DESTDIR)$(PREFIX)/bin
SHARE	= $(DESTDIR)$(PREFIX)/share
INSTALL	= install -D -m 644
# Below the clone it would be found by nobody.
rooted:
	@: $(if $(filter /%,$(PREFIX)),,$(error PREFIX=$(PREFIX) does not begin \
	    with a slash: nothing was done))
install: rooted all $(BUILD)/completion
	install -D -m 755 packwright "$(BIN)/packwright"
	$(INSTALL) -t "$(SHARE)/packwright/fonts" $(FONTS) fonts/fonts.ini fonts/README.md
	for package in $(FONT_PACKAGES); do \
	    $(INSTALL) /usr/share/doc/$$package/copyright \
	        "$(SHARE)/packwright/fonts/$$package.copyright" || exit 1; done
	$(INSTALL) -t "$(SHARE)/packwright/layouts" layouts/*
	find samples -type f -exec $(INSTALL) {} "$(SHARE)/packwright/{}" \;
	for page in $(MANUALS); do $(INSTALL) $$page \
	    "$(SHARE)/man/man$${page##*.}/$${page##*/}" || exit 1; done
	$(INSTALL) $(BUILD)/completion \
	    "$(SHARE)/bash-completion/completions/packwright"
	$(INSTALL) -t "$(SHARE)/doc/packwright" README.md
	$(INSTALL) -t "$(SHARE)/doc/packwright/samples" samples/page.png
# Folders that others use too go when they are empty, and those of every system stay.
SHARED	= bash-completion/completions bash-completion doc \
	  $(patsubst .%,man/man%,$(sort $(suffix $(MANUALS))))
OWN	= $(if $(filter /usr /usr/local,$(PREFIX)),,"$(SHARE)/man" "$(SHARE)" \
	  "$(BIN)" "$(DESTDIR)$(PREFIX)")
uninstall: rooted
	rm -f "$(BIN)/packwright" "$(SHARE)/bash-completion/completions/packwright"
	for page in $(MANUALS); do \
	    rm -f "$(SHARE)/man/man$${page##*.}/$${page##*/}"; done
	rm -rf "$(SHARE)/packwright" "$(SHARE)/doc/packwright"
	@rmdir $(SHARED:%="$(SHARE)/%") $(OWN) 2> /dev/null || :

# apt takes a name with no folder in front for that of a package on offer.
DEB	= $(BUILD)/packwright_$(VERSION)_$(shell dpkg --print-architecture).deb
deb: all
	@rm -rf $(BUILD)/deb
	@$(MAKE) --no-print-directory -s install DESTDIR=$(BUILD)/deb PREFIX=/usr
	@gzip -9n $(BUILD)/deb/usr/share/man/man*/*
	@sh src/deb/make.sh $(VERSION) $(BUILD)/deb "$(DEB)"
	@echo "made $(DEB): sudo apt install $(if $(filter /%,$(DEB)),,./)$(DEB)"

bless:
	@sh tests/papers.sh --bless $(CASE)

clean:
	rm -rf $(BUILD) build-asan build-coverage build-fuzz packwright out $(FONTS)

-include $(wildcard $(BUILD)/*/*.d)
.DELETE_ON_ERROR:
.PHONY: all deps test-deps fonts man demo check units coverage mutate lint bench fuzz rooted install uninstall \
	deb bless clean
