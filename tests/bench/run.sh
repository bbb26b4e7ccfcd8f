#!/bin/sh
# run.sh - what building a pack costs, beside a floor that only writes the same
# operators through libharu.
#
#	run.sh TOOLS [N...]
#
# TOOLS is the folder with generate, operators, floor and measure; N is how many
# sections a pack has: 120 are about 1,000 pages.  What is measured is building
# drafts; importing has a line of its own at the end.  ROUNDS says how often each
# is run; the medians are printed.

set -eu
LC_ALL=C.UTF-8
PROGRAM=${PROGRAM:-build/packwright}
PACKWRIGHT_DATA=${PACKWRIGHT_DATA:-.}
export LC_ALL PACKWRIGHT_DATA

tools=${1:?usage: run.sh TOOLS [N...]}
shift
sizes=${*:-10 50 120 200}
rounds=${ROUNDS:-5}

work=$(mktemp -d "${TMPDIR:-/tmp}/packwright-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

stop() {
	echo "run.sh: $1" >&2
	exit 1
}

# make_pack N: the pack and its operators.
make_pack() {
	mkdir "$work/$1"
	"$tools/generate" "$work/$1" "$1"
	"$PROGRAM" import --quiet "$work/$1/figures.db" "$work/$1"/*.csv
	"$PROGRAM" build --quiet -o "$work/$1/pack.pdf" "$work/$1/pack.ini"
	"$tools/operators" "$work/$1/pack.pdf" "$work/$1/operators" \
	    > "$work/faces"
}

# bench_build N: adds a line of N and pages; CPU, wall, peak and bytes of the
# program; the same of the floor.
bench_build() {
	pack=$work/$1
	set --
	while read -r face; do
		face=$PACKWRIGHT_DATA/fonts/$face.ttf
		[ -f "$face" ] || stop "the pack uses $face, which is not there"
		set -- "$@" "$face"
	done < "$work/faces"
	"$tools/measure" "$rounds" \
	    -- "$PROGRAM" build --quiet -o "$pack/pack.pdf" "$pack/pack.ini" \
	    -- "$tools/floor" "$pack/operators" "$pack/floor.pdf" "$@" \
	    > "$work/measured"
	# The floor is one only if it wrote all that the program did.
	"$tools/operators" "$pack/floor.pdf" "$work/again" > /dev/null
	cmp -s "$pack/operators" "$work/again" ||
	    stop "the floor wrote other operators than the program"
	{
		basename "$pack"
		qpdf --show-npages "$pack/pack.pdf"
		sed -n 1p "$work/measured"
		wc -c < "$pack/pack.pdf"
		sed -n 2p "$work/measured"
		wc -c < "$pack/floor.pdf"
	} | tr '\n' ' ' >> "$work/results"
	echo >> "$work/results"
}

print_results() {
	awk '
	BEGIN {
		print "           |          packwright           |" \
		    "             floor             | CPU ms a page"
		print "  N  pages |  cpu s  wall s peak MB file MB |" \
		    "  cpu s  wall s peak MB file MB |   ours  floor"
	}
	{
		printf "%3d %6d | %6.3f  %6.3f %7.1f %7.2f |" \
		    " %6.3f  %6.3f %7.1f %7.2f | %6.3f %6.3f\n", $1, $2, $3,
		    $4, $5, $6 / 1e6, $7, $8, $9, $10 / 1e6, $3 / $2 * 1000,
		    $7 / $2 * 1000
		ratio[NR] = sprintf("ratio cpu N=%d %.2f", $1, $3 / $7)
	}
	END {
		for (i = 1; i <= NR; i++)
			print ratio[i]
	}' "$work/results"
}

# bench_import N: observations into a store that knows the indicators, beside the
# same file into a table of sqlite3 without keys or checks.  Both begin with a
# copy of the store.
bench_import() {
	csv=$work/$1/observations.csv
	"$PROGRAM" import --quiet "$work/base.db" "$work/$1/indicators.csv"
	# shellcheck disable=SC2016 # the inner shell expands them
	"$tools/measure" "$rounds" \
	    -- sh -c 'cp "$1" "$2" && exec "$3" import --quiet "$2" "$4"' sh \
	    "$work/base.db" "$work/new.db" "$PROGRAM" "$csv" \
	    -- sh -c 'cp "$1" "$2" && exec sqlite3 "$2" ".import --csv $3 csv"' \
	    sh "$work/base.db" "$work/new.db" "$csv" > "$work/measured"
	awk -v rows="$(($(wc -l < "$csv") - 1))" '
	{ wall[NR] = $2; cpu[NR] = $1 }
	END {
		printf "import of %d rows: %.0f rows/s, sqlite3 .import %.0f" \
		    " rows/s; cpu %.3f s and %.3f s\n", rows, rows / wall[1],
		    rows / wall[2], cpu[1], cpu[2]
	}' "$work/measured"
}

# bench_appendix N: the pack of N, which is tagged, bound into an agenda as an
# appendix; what that costs on top of the agenda with a page in its place.
bench_appendix() {
	mkdir "$work/agenda"
	cp "$work/$1/pack.pdf" "$work/agenda/appendix.pdf"
	echo 'A page of words.' > "$work/agenda/words.md"
	for file in words.md appendix.pdf; do
		cat > "$work/agenda/$file.ini" <<-END
		[pack]
		title = Agenda
		council = Example Council
		panel = Children and Families Scrutiny Panel
		meeting = 2023-01-26
		date = 2023-01-18
		sheet = portrait
		output = $file.out.pdf

		[agenda]

		[item one]
		title = Item
		[appendix one]
		title = Appendix
		file = $file
		END
	done
	"$tools/measure" "$rounds" \
	    -- "$PROGRAM" build --quiet "$work/agenda/appendix.pdf.ini" \
	    -- "$PROGRAM" build --quiet "$work/agenda/words.md.ini" \
	    > "$work/measured"
	awk -v pages="$(qpdf --show-npages "$work/agenda/appendix.pdf")" '
	{ cpu[NR] = $1; wall[NR] = $2; peak[NR] = $3 }
	END {
		printf "tagged appendix of %d pages, on top: cpu %.3f s," \
		    " wall %.3f s, peak %.1f MB\n", pages, cpu[1] - cpu[2],
		    wall[1] - wall[2], peak[1] - peak[2]
	}' "$work/measured"
}

for n in $sizes; do
	make_pack "$n"
	bench_build "$n"
done
print_results
bench_import "$n"
bench_appendix "$n"
