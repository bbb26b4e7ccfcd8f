# packwright: make demo (installs, builds, makes the sample packs), make check.
#
#   make            the program, ./packwright
#   make deps       what Debian 12 must have installed (nothing when it is there)
#   make check      lint of the include rules, unit tests, papers, hostile input,
#                   plain and under the sanitizers, and one build under valgrind
#   make lint       warnings, cppcheck, manual pages, include rules
#   make bench      speed beside a floor program that only writes the operators
#   make bless CASE=x   show what changed in a golden paper, ask, replace

CC	= gcc
BUILD	= build
VERSION	= 0.1
PREFIX	= /usr/local

PKGS	= cairo harfbuzz harfbuzz-subset sqlite3 inih libdeflate libcmark-gfm \
	  libqpdf libpng
WARN	= -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	  -Wwrite-strings -Wpointer-arith -Wformat=2 -Wvla -Wundef
HARDEN	= -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
OPT	= -O2 $(HARDEN)
CFLAGS	= -std=c11 $(OPT) -g $(WARN)
CPPFLAGS = -D_GNU_SOURCE -Isrc -I$(BUILD)/gen -DVERSION='"$(VERSION)"' \
	  -DDATADIR='"$(PREFIX)/share/packwright"' -MMD -MP
LDFLAGS	= -pie -Wl,-z,relro,-z,now
# Looked up only when something is compiled: `make deps` must run without them.
PKG_CFLAGS = $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
LDLIBS	= $(shell pkg-config --libs $(PKGS) 2>/dev/null) \
	  -lcmark-gfm-extensions -lhpdf -lmd -lcsv -lunibreak -lm

# The rooms, in the order in which data passes through them.
ROOMS	= base store measure spec font page story chart pdf paper cmd
objects	= $(patsubst src/%.c,$(BUILD)/%.o,$(wildcard src/$(1)/*.c))
OBJS	= $(foreach room,$(ROOMS),$(call objects,$(room)))

all: packwright

packwright: $(OBJS)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(OBJS) $(LDLIBS)

$(BUILD)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(CPPFLAGS) $(PKG_CFLAGS) -c -o $@ $<

# The schema is SQL in the tree and a string in the program.
$(BUILD)/store/store.o: $(BUILD)/gen/schema.inc
$(BUILD)/gen/schema.inc: src/store/schema.sql
	@mkdir -p $(@D)
	sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/^/"/' -e 's/$$/\\n"/' $< > $@

# A unit test links its room and those before it: the walls hold for tests too.
test_base_ROOMS		= base
test_store_ROOMS	= base store
test_import_ROOMS	= base store
test_measure_ROOMS	= base store measure
test_spc_ROOMS		= base store measure
test_spec_ROOMS		= base spec
test_font_ROOMS		= base font
test_page_ROOMS		= base page
test_table_ROOMS	= base page
test_story_ROOMS	= base page story
test_chart_ROOMS	= base store measure font chart
test_pdf_ROOMS		= base font page pdf
UNITS	= $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))

.SECONDEXPANSION:
$(BUILD)/unit/%: tests/unit/%.c $$(foreach room,$$($$*_ROOMS),$$(call objects,$$(room)))
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(CPPFLAGS) $(PKG_CFLAGS) $(LDFLAGS) -o $@ $(filter %.c %.o,$^) -lcmocka $(LDLIBS)

-include $(wildcard $(BUILD)/*/*.d)
.PHONY: all
