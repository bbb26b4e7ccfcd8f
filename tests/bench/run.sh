#!/bin/sh
# run.sh - what the program costs beside floors that do only what cannot be
# avoided, as one table.
#
#	run.sh TOOLS
#
# TOOLS is the folder with bare, floor, generate, measure, operators and rows.
# Each line is the median of ROUNDS runs of both, one after the other.

set -eu
LC_ALL=C.UTF-8
PROGRAM=$(realpath "${PROGRAM:-build/packwright}")
PACKWRIGHT_DATA=$(realpath "${PACKWRIGHT_DATA:-.}")
export LC_ALL PACKWRIGHT_DATA

tools=$(realpath "${1:?usage: run.sh TOOLS}")
rounds=${ROUNDS:-5}

work=$(mktemp -d "${TMPDIR:-/tmp}/packwright-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cd "$work"

stop() {
	echo "run.sh: $1" >&2
	exit 1
}

# line WHAT AIMS: a line of the table, out of what was measured.  AIMS are words:
# x2 is at most twice the floor's CPU, 100MB and 10ms (of wall time) speak for
# themselves, - is none.
line() {
	awk -v what="$1" -v aims="$2" '
	NR == 1 { cpu = $1; wall = $2; peak = $3 }
	NR == 2 { floor = sprintf("%7.3f %7.3f %6.1f", $1, $2, $3)
		  ratio = $1 > 0 ? cpu / $1 : 0 }
	END {
		within = aims == "-" ? "-" : "yes"
		n = split(aims, aim, ",")
		for (i = 1; i <= n; i++) {
			most = aim[i]
			gsub(/[^0-9.]/, "", most)
			most += 0
			if ((aim[i] ~ /^x/ && ratio > most) ||
			    (aim[i] ~ /MB$/ && peak > most) ||
			    (aim[i] ~ /ms$/ && wall * 1000 > most))
				within = "NO"
		}
		if (NR > 1)
			times = sprintf("%.2f", ratio)
		printf "%-39s|%7.3f %7.3f %6.1f  |%22s |%6s| %-9s %s\n",
		    what, cpu, wall, peak, floor, times, aims, within
	}' "$work/measured"
}

head_lines() {
	printf '%s, %s cores, load %s; medians of %s\n\n' \
	    "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" \
	    "$(nproc)" "$(cut -d ' ' -f 1 /proc/loadavg)" "$rounds"
	echo '                                       |      packwright        |' \
	    '        floor         | ratio| aim'
	echo '                                       |  cpu s  wall s     MB  |' \
	    ' cpu s  wall s     MB |  cpu |'
}

# make_pack N: a pack of N sections and its operators.
make_pack() {
	mkdir "$work/$1"
	"$tools/generate" "$work/$1" "$1"
	"$PROGRAM" import --quiet "$work/$1/figures.db" "$work/$1"/*.csv
	"$PROGRAM" build --quiet -o "$work/$1/pack.pdf" "$work/$1/pack.ini"
	"$tools/operators" "$work/$1/pack.pdf" "$work/$1/operators" \
	    > "$work/faces"
}

# bench_build N AIMS: drafts beside the same operators through libharu.
bench_build() {
	pack=$work/$1
	aims=$2
	make_pack "$1"
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
	line "build $(qpdf --show-npages "$pack/pack.pdf") pages, tagged" "$aims"
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
	    -- "$PROGRAM" build --quiet "$work/agenda/words.md.ini" |
	    awk '{ cpu[NR] = $1; wall[NR] = $2; peak[NR] = $3 }
	END { print cpu[1] - cpu[2], wall[1] - wall[2], peak[1] - peak[2] }' \
	    > "$work/measured"
	line "$(qpdf --show-npages "$work/agenda/appendix.pdf")-page tagged \
appendix, on top" -
}

# bench_rows FILE WHAT AIMS: FILE into a store that knows its indicators and areas,
# beside the same file into a table of sqlite3 without keys or checks.  Both
# begin with a copy of the store.
bench_rows() {
	# shellcheck disable=SC2016 # the inner shell expands them
	"$tools/measure" "$rounds" \
	    -- sh -c 'cp "$1" "$2" && exec "$3" import --quiet "$2" "$4"' sh \
	    "$work/base.db" "$work/new.db" "$PROGRAM" "$work/$1" \
	    -- sh -c 'cp "$1" "$2" && exec sqlite3 "$2" ".import --csv $3 csv"' \
	    sh "$work/base.db" "$work/floor.db" "$work/$1" > "$work/measured"
	line "$2" "$3"
}

# bench_revisions FILE LATE WHAT AIMS: the million again and again, by turns with
# and without one row in a hundred corrected, into a store that holds it.
bench_revisions() {
	cp "$work/base.db" "$work/held.db"
	"$PROGRAM" import --quiet "$work/held.db" "$work/$1"
	cp "$work/$1" "$work/turn-0.csv"
	cp "$work/$2" "$work/turn-1.csv"
	# shellcheck disable=SC2016 # the inner shell expands them
	"$tools/measure" "$rounds" \
	    -- sh -c 'cd "$1" && mv turn-1.csv t && mv turn-0.csv turn-1.csv &&
	    mv t turn-0.csv && exec "$2" import --quiet --reason late \
	    held.db turn-0.csv' sh "$work" "$PROGRAM" \
	    -- sh -c 'rm -f "$1" && exec sqlite3 "$1" ".import --csv $2 csv"' \
	    sh "$work/floor.db" "$work/$2" > "$work/measured"
	line "$3" "$4"
}

# bench_idle N: nothing to do for a dozen papers of a pack of N, out of a store with
# a million rows; beside sqlite3, which reads what was noted of them.
bench_idle() {
	"$PROGRAM" import --quiet "$work/base.db" "$work/rows.csv"
	"$PROGRAM" import --quiet "$work/base.db" "$work/$1"/*.csv
	for paper in 1 2 3 4 5 6 7 8 9 10 11 12; do
		sed -e "s/^output = .*/output = paper-$paper.pdf/" \
		    -e 's|^store = .*|store = ../base.db|' \
		    "$work/$1/pack.ini" > "$work/$1/paper-$paper.ini"
	done
	"$PROGRAM" build --quiet --publish "$work/$1"/paper-*.ini
	for command in status 'build --stale'; do
		# shellcheck disable=SC2086 # two words, in part
		"$tools/measure" "$((rounds * 4))" \
		    -- "$PROGRAM" $command "$work/base.db" \
		    -- sqlite3 "$work/base.db" \
		    'SELECT * FROM publication_read' > "$work/measured"
		line "$command, 12 papers, nothing to do" -
	done
}

bench_start() {
	"$tools/measure" "$((rounds * 10))" -- "$PROGRAM" --version \
	    -- "$tools/bare" > "$work/measured"
	line 'start-up: --version' 10ms
}

head_lines
bench_build 12 100ms
bench_build 116 x2,100MB
bench_build 232 -
bench_build 60 -
bench_appendix 60
"$tools/rows" "$work"
"$PROGRAM" import --quiet "$work/base.db" "$work/areas.csv" \
    "$work/indicators.csv"
bench_rows rows.csv 'import 1,000,000 rows' x2
bench_rows months.csv 'import them month by month' x2
bench_rows parts.csv 'import as many category by category' x2
bench_rows jumbled.csv 'import them in no order' x2
bench_revisions rows.csv late.csv 'import them again, 1 % revised' x2
bench_revisions months.csv late-months.csv 'again month by month, 1 % revised' x2
bench_idle 12
bench_start
