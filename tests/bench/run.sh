#!/bin/sh
# run.sh - what building a pack costs, beside a floor that only writes the same
# operators through libharu.
#
#	run.sh TOOLS [N...]
#
# TOOLS is the folder with generate, operators, floor and measure; N is how many
# sections a pack has.  125 sections are a little over 1,000 pages.  Building is
# measured as drafts, without the import, which has a line of its own at the end.
# ROUNDS says how often each is run; medians are printed.

set -eu
LC_ALL=C.UTF-8
export LC_ALL

tools=${1:?usage: run.sh TOOLS [N...]}
shift
sizes=${*:-10 50 125 200}
program=${PROGRAM:-./packwright}
fonts=${PACKWRIGHT_DATA:-.}/fonts
rounds=${ROUNDS:-5}

work=$(mktemp -d "${TMPDIR:-/tmp}/packwright-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# The files of the faces that the pack in $1 uses, a line each, having written its
# operators to $2.
take_operators() {
	"$tools/operators" "$1" "$2" > "$work/names"
	while read -r name; do
		if [ ! -f "$fonts/$name.ttf" ]; then
			echo "run.sh: no $fonts/$name.ttf, which $1 uses" >&2
			return 1
		fi
		echo "$fonts/$name.ttf"
	done < "$work/names"
}

# Make the pack of $1 sections, then a line of $work/results: N, pages; CPU, wall,
# peak, bytes of the program; the same of the floor.
bench_build() {
	pack=$work/$1
	mkdir "$pack"
	"$tools/generate" "$pack" "$1"
	"$program" import --quiet "$pack/figures.db" "$pack"/*.csv
	"$program" build --quiet -o "$pack/pack.pdf" "$pack/pack.ini"
	faces=$(take_operators "$pack/pack.pdf" "$pack/operators")
	IFS='
'
	# shellcheck disable=SC2086 # a face on each line
	"$tools/measure" "$rounds" \
	    -- "$program" build --quiet -o "$pack/pack.pdf" "$pack/pack.ini" \
	    -- "$tools/floor" "$pack/operators" "$pack/floor.pdf" $faces \
	    > "$work/measured"
	unset IFS
	{
		echo "$1" "$(qpdf --show-npages "$pack/pack.pdf")"
		sed -n 1p "$work/measured"
		wc -c < "$pack/pack.pdf"
		sed -n 2p "$work/measured"
		wc -c < "$pack/floor.pdf"
	} | tr '\n' ' ' >> "$work/results"
	echo >> "$work/results"
	rm -f "$pack/operators" "$pack/floor.pdf"
}

print_results() {
	awk '
	BEGIN {
		print "           |          packwright           |" \
		    "            floor"
		print "  N  pages |  cpu s  wall s peak MB file MB |" \
		    "  cpu s  wall s peak MB file MB | ms a page"
	}
	{
		printf "%3d %6d | %6.3f  %6.3f %7.1f %7.2f | %6.3f  %6.3f" \
		    " %7.1f %7.2f | %.3f and %.3f\n", $1, $2, $3, $4, $5,
		    $6 / 1e6, $7, $8, $9, $10 / 1e6, $3 / $2 * 1000,
		    $7 / $2 * 1000
		ratio[NR] = sprintf("ratio cpu N=%d %.2f", $1, $3 / $7)
	}
	END {
		for (i = 1; i <= NR; i++)
			print ratio[i]
	}' "$work/results"
}

# Observations into a store that knows the indicators, beside the same file into
# a table of sqlite3 without keys or checks.  Both begin with a copy of the store.
bench_import() {
	pack=$work/$1
	store=$work/store.db
	"$program" import --quiet "$store" "$pack/indicators.csv"
	rows=$(($(wc -l < "$pack/observations.csv") - 1))
	# shellcheck disable=SC2016 # sh -c expands them
	"$tools/measure" "$rounds" \
	    -- sh -c 'cp "$1" "$2" && exec "$3" import --quiet "$2" "$4"' sh \
	    "$store" "$work/new.db" "$program" "$pack/observations.csv" \
	    -- sh -c 'cp "$1" "$2" && exec sqlite3 "$2" ".import --csv $3 csv"' \
	    sh "$store" "$work/new.db" "$pack/observations.csv" \
	    > "$work/measured"
	awk -v rows="$rows" '
	{ cpu[NR] = $1; wall[NR] = $2 }
	END {
		printf "import %d rows: %.0f rows/s, sqlite3 .import %.0f" \
		    " rows/s; cpu %.3f s and %.3f s\n", rows, rows / wall[1],
		    rows / wall[2], cpu[1], cpu[2]
	}' "$work/measured"
}

for n in $sizes; do
	bench_build "$n"
done
print_results
bench_import "$n"
