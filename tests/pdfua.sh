#!/bin/sh
# pdfua.sh - the PDFs: sound, tagged by the rules, and the same bytes wherever and
# whenever they are made.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
pdfcheck=$(tool pdfcheck)

# ---- what is checked of each ----

# Every font is embedded, cut down, and says what its glyphs mean.
fonts_whole() {
	pdffonts "$1" | awk 'NR > 2 && NF > 0 {
		fonts++
		# name, type, encoding, emb, sub, uni, object, generation
		if ($(NF - 4) $(NF - 3) $(NF - 2) != "yesyesyes") {
			print; bad++
		}
	}
	END { exit bad > 0 || fonts == 0 }'
}

# sound FILE TITLE [OPTIONS]: an empty TITLE is not compared; OPTIONS are
# pdfcheck's, the claims that FILE may do without.
sound() {
	check "$1: qpdf --check" qpdf --check "$1"
	# shellcheck disable=SC2086 # options are words
	check "$1: pdfcheck" "$pdfcheck" ${3:-} "$1"
	check "$1: fonts" fonts_whole "$1"
	pdfinfo "$1" > "$work/info"
	has "$1: tagged" "$work/info" 'Tagged:          yes'
	title_read=$(sed -n 's/^Title: *//p' "$work/info")
	is "$1: title" "$title_read" "${2:-$title_read}"
	check "$1: a title" test -n "$title_read"
	pdfinfo -struct "$1" > "$work/struct" 2>&1
	is "$1: structure" "$(head -n 1 "$work/struct")" 'Document'
}

# ---- the sample, published and as a draft ----

sample_data='indicators.csv areas.csv neighbours.csv targets.csv
    comparators.csv observations.csv illustrative.csv'

mkdir "$work/sample" && cp -R samples "$work/sample" && cd "$work/sample" ||
    exit 1
cat > board.ini <<'END'
[pack]
extends = samples/performance/performance-summary.ini
store = store.db
output = board.pdf
END
# shellcheck disable=SC2086 # file names without blanks
(cd samples/performance &&
    "$PROGRAM" import --date 2023-01-05 ../../store.db $sample_data)

group 'the sample'
"$PROGRAM" build board.ini
sound board.pdf 'Performance summary, December 2022 (draft)'
"$PROGRAM" build --publish -o published.pdf board.ini
sound published.pdf 'Performance summary, December 2022'
check 'one file of pages for both' test \
    "$(pdfinfo board.pdf | grep Pages)" = "$(pdfinfo published.pdf | grep Pages)"

# A case whose file may not claim a standard, because of what is bound in, says
# so in a file "unclaimed": -a, -u or both.  A pack of items has no month.
group 'the golden papers'
for folder in "$top"/tests/papers/*/; do
	case=$(basename "$folder")
	[ -e "$folder/board.ini" ] || continue
	cp -R "$folder" "$work/$case" && cd "$work/$case" || exit 1
	"$PROGRAM" import --date 2023-01-05 store.db ./*.csv 2> /dev/null
	"$PROGRAM" build board.ini 2> /dev/null || continue
	title=$(sed -n 's/^title = //p' board.ini | head -n 1)
	period=$(sed -n 's/^period = //p;T;q' board.ini)
	mv board.pdf "$case.pdf"
	wanted=
	[ -z "$period" ] || wanted="$title, $(LC_ALL=C date -d "$period-01" \
	    '+%B %Y') (draft)"
	sound "$case.pdf" "$wanted" \
	    "$([ ! -e unclaimed ] || tr '\n' ' ' < unclaimed)"
done

# ---- the same bytes ----

# again WHAT COMMAND...: makes ../sample/board.pdf in its way.
again() {
	what=$1
	shift
	rm -f "$work/sample/board.pdf"
	check "$what: made" "$@"
	check "$what: bytes" cmp "$work/sample/board.pdf" "$work/first.pdf"
	is "$what: mode" "$(stat -c %a "$work/sample/board.pdf")" 644
}

build_masked() {
	(umask 077; "$PROGRAM" build board.ini)
}
build_elsewhere() {
	(cd / && "$PROGRAM" build "$work/sample/board.ini")
}
build_later() {
	sleep 1.1
	find . -exec touch {} +
	"$PROGRAM" build board.ini
}

# The same figures in a store that another day's import wrote.
build_other_store() {
	rm store.db
	(cd samples/performance && for file in $sample_data; do
		"$PROGRAM" import ../../store.db "$file" || exit 1
	done)
	"$PROGRAM" build board.ini
}

group 'the same bytes'
cd "$work/sample" || exit 1
mv board.pdf "$work/first.pdf"
again 'again' "$PROGRAM" build board.ini
again 'another time zone' env TZ=Pacific/Auckland "$PROGRAM" build board.ini
again 'no locale' env -u LANG LC_ALL=C "$PROGRAM" build board.ini
if locale -a | grep -qix 'de_DE\.utf-*8'; then
	again 'a German locale' env LC_ALL=de_DE.UTF-8 "$PROGRAM" build board.ini
fi
again 'umask 077' build_masked
again 'another folder' build_elsewhere
again 'a second later' build_later
again 'another store' build_other_store
again 'another home and user' env -i PACKWRIGHT_DATA="$PACKWRIGHT_DATA" \
    "$PROGRAM" build board.ini
env SOURCE_DATE_EPOCH=1700000000 "$PROGRAM" build -o dated.pdf board.ini
check 'SOURCE_DATE_EPOCH makes other bytes' \
    test "$(digest dated.pdf)" != "$(digest "$work/first.pdf")"
has 'and its date' "$(pdfinfo -isodates dated.pdf > info; echo info)" \
    '2023-11-14T22:13:20Z'

# ---- one whole build under valgrind ----

group 'valgrind'
memcheck() {
	valgrind --quiet --error-exitcode=9 --leak-check=full \
	    --errors-for-leak-kinds=definite --show-leak-kinds=definite "$@"
}
again 'the whole sample' memcheck "$PROGRAM" build board.ini
check 'import' memcheck "$PROGRAM" import --date 2023-01-05 other.db \
    samples/performance/*.csv
check 'a picture' memcheck "$PROGRAM" chart -o chart.png board.ini referrals

finish
