#!/bin/sh
# papers.sh - golden papers: what comes out is what a person has checked.
#
#	papers.sh [CASE...]
#	papers.sh --bless CASE
#
# papers/CASE/ holds board.ini, its *.csv and *.md, in later/ corrections of these
# with their reason, in day that of its import unless it is 2023-01-05, and of the
# following what it cares about; a new case is a new folder:
#	want.diag	messages of import, check and build, each with its status
#	want.txt	the PDF as pdftotext -layout reads it
#	want.tags	the PDF's structure, as pdfinfo -struct-text reads it
#	want.alt	the text alternatives of its charts, one to a line
#	want.trace	build -T trace: what stands where on which page
#	want.blocks	build -T blocks: what was meant
#	want.members	its members' edition, as pdftotext -layout reads it
#	want.spots	of build -T trace: pages, numbers left out, labels
#	want.csv	export resolutions: what its minutes resolved
# Without want.diag all three must succeed and say nothing.  --bless shows what
# changed in the wants that are there (an empty one to begin with), asks, and
# replaces them.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh

# ---- one case ----

# In the case's copy: bring its data in, check it, build it; messages to got.diag.
make_paper() {
	set -- *.csv
	: > got.diag
	if [ -e "$1" ]; then	# a pack of texts has no data
		"$PROGRAM" import --date "$(cat day 2> /dev/null ||
		    echo 2023-01-05)" store.db "$@" 2> got.diag
		echo "import: exit $?" >> got.diag
	fi
	if [ -d later ]; then
		"$PROGRAM" import --date 2023-02-05 --reason "$(cat \
		    later/reason)" store.db later/*.csv 2>> got.diag
		echo "import: exit $?" >> got.diag
	fi
	"$PROGRAM" check board.ini 2>> got.diag
	echo "check: exit $?" >> got.diag
	"$PROGRAM" build board.ini 2>> got.diag
	status=$?
	echo "build: exit $status" >> got.diag
}

# The names of what a case wants, as extensions.
wants() {
	for want in "$1"/want.*; do
		[ -e "$want" ] && echo "${want##*.}"
	done
}

# got.EXTENSION of the paper made here.
make_got() {
	case $1 in
	diag)	;;
	txt)	pdftotext -layout board.pdf got.txt ;;
	tags)	pdfinfo -struct-text board.pdf > got.tags ;;
	alt)	"$PROGRAM" build -T tags board.ini 2> got.err |
		    sed -n 's/^ *Figure alt //p' > got.alt ;;
	trace)	"$PROGRAM" build -T trace board.ini > got.trace 2> got.err ;;
	blocks)	"$PROGRAM" build -T blocks board.ini > got.blocks 2> got.err ;;
	members) "$PROGRAM" build --edition members -o members.pdf board.ini \
		    2> got.err && pdftotext -layout members.pdf got.members ;;
	spots)	"$PROGRAM" build -T trace board.ini 2> got.err |
		    grep -E '^(page|skip) |^spot .*"[^"]' > got.spots ;;
	csv)	"$PROGRAM" export board.ini resolutions > got.csv 2> got.err ;;
	*)	echo "nobody knows how to make want.$1" >&2; return 1 ;;
	esac
}

# Copy case FOLDER to PLACE and make there what it wants.
run_case() {
	cp -R "$1" "$2" && cd "$2" || return 1
	rm -f want.*
	make_paper
	for want in $(wants "$1"); do
		make_got "$want"
	done
	cd "$top" || return 1
}

# A case with data is silent three times, one without it twice.
silent_diag='check: exit 0
build: exit 0'

compare_case() {
	if [ ! -e "$1/want.diag" ]; then
		grep '^import: exit 0$' "$2/got.diag" > "$2/silent"
		echo "$silent_diag" >> "$2/silent"
		same "messages" "$2/got.diag" "$2/silent"
	fi
	for want in $(wants "$1"); do
		same "want.$want" "$2/got.$want" "$1/want.$want"
	done
	# A paper that was refused leaves nothing behind, one that was made no
	# temporary file.
	if grep -q '^build: exit 0$' "$2/got.diag"; then
		check "board.pdf" test -s "$2/board.pdf"
	else
		check "no board.pdf" test ! -e "$2/board.pdf"
	fi
	check "no .board.pdf.part" test ! -e "$2/.board.pdf.part"
}

# ---- the sample: every figure of its data is on the page ----

# The data as the table prints it, a line for each indicator: a cell is the
# figure, rounded half up, and its fraction.  Blanks do not count, because a
# narrow column breaks a fraction.
expected_rows() {
	awk -F , '
	function half_up(n, d) {	# n / d, in whole numbers
		return int((2 * n + d) / (2 * d))
	}
	function commas(n) {
		return n < 1000 ? n : commas(int(n / 1000)) "," \
		    sprintf("%03d", n % 1000)
	}
	FNR == 1 { next }
	FILENAME ~ /indicators/ {	# a name in quotation marks may have commas
		unit[$1] = /,percent,/ ? "percent" : /,rate,/ ? "rate" : "count"
		next
	}
	{ sign = unit[$1] == "percent" ? "%" : "" }
	$9 == "x" { cell = "[x]" }
	$9 == "TBC" { cell = "TBC" }
	$9 == "" && $8 != "" { cell = commas($8) sign }
	$9 == "" && $7 != "" {
		per = unit[$1] == "percent" ? 100 : 10000
		cell = commas(half_up($6 * per, $7)) sign "(" $6 "/" $7 ")"
	}
	$9 != "" && $9 != "x" && $9 != "TBC" {
		print "a status this check does not know: " $0
	}
	!($1 in row) {
		order[++n] = $1
		if (unit[$1] == "count")	# or its chart would do as well
			row[$1] = "Number"
	}
	{ row[$1] = row[$1] cell }
	END { for (i = 1; i <= n; i++) print row[order[i]] }
	' samples/performance/indicators.csv samples/performance/observations.csv
}

# All five misprints of the reference, from their fractions.
corrected='93%(532/569)
24%(52/218)
46%(115/252)
97%(545/559)
23%(130/554)'

sample_figures() {
	pdftotext -raw "$1" - | tr -d ' \n\f' > "$work/raw"
	expected_rows > "$work/rows"
	is 'rows of indicators' "$(wc -l < "$work/rows")" 30
	rows=0
	while IFS= read -r row; do
		has 'figures on the page' "$work/raw" "$row"
		rows=$((rows + $(grep -oF "$row" "$work/raw" | wc -l)))
	done < "$work/rows"
	is 'rows on all pages' $rows 37
	for misprint in $corrected; do
		has 'corrected misprint' "$work/raw" "$misprint"
	done
}

# The sample's case has its wants here, and its data and layout in samples/.
run_sample() {
	mkdir "$2" && cp -R samples "$2" && mkdir "$2/out" || return 1
	cd "$2/samples" || return 1
	(cd performance && "$PROGRAM" import --date 2023-01-05 \
	    ../../out/figures.db indicators.csv areas.csv neighbours.csv \
	    targets.csv comparators.csv observations.csv illustrative.csv) \
	    2> ../got.diag
	echo "import: exit $?" >> ../got.diag
	"$PROGRAM" check --allow .. performance-summary.ini 2>> ../got.diag
	echo "check: exit $?" >> ../got.diag
	"$PROGRAM" build --allow .. -o ../board.pdf --publish \
	    performance-summary.ini 2>> ../got.diag
	echo "build: exit $?" >> ../got.diag
	cd .. || return 1
	for want in $(wants "$1"); do
		make_got "$want"
	done
	cd "$top" || return 1
}

# ---- bless ----

make_case() {
	if [ "$(basename "$1")" = sample ]; then
		run_sample "$1" "$2"
	else
		run_case "$1" "$2"
	fi
}

bless() {
	folder=$top/tests/papers/$1
	if [ ! -d "$folder" ]; then
		echo "papers.sh: no case tests/papers/$1" >&2
		exit 1
	fi
	make_case "$folder" "$work/$1"
	for want in $(wants "$folder"); do
		diff -u --label "want.$want" --label "got.$want" \
		    "$folder/want.$want" "$work/$1/got.$want" && continue
		printf 'Is that right?  Replace want.%s? [y/N] ' "$want"
		read -r answer || answer=
		case $answer in
		[yY]*)	cp "$work/$1/got.$want" "$folder/want.$want" ;;
		esac
	done
	exit 0
}

if [ "${1:-}" = --bless ]; then
	bless "${2:?papers.sh: --bless wants a case}"
fi
[ $# -gt 0 ] || set -- $(ls tests/papers)
for case in "$@"; do
	group "$case"
	make_case "$top/tests/papers/$case" "$work/$case"
	compare_case "$top/tests/papers/$case" "$work/$case"
	[ "$case" != sample ] || sample_figures "$work/$case/board.pdf"
done
finish
