#!/bin/sh
# coverage.sh BUILD - which lines and branches the tests run, room by room.  BUILD was
# made with gcc's --coverage.
set -u
cd "$(dirname "$0")/.." || exit 1
build=${1:?coverage.sh BUILD}
PACKWRIGHT_DATA=$(pwd) PROGRAM=$build/packwright FAULTS=$build/fault.so
export PACKWRIGHT_DATA PROGRAM FAULTS

find "$build" -name '*.gcda' -delete
out=$(mktemp -d "${TMPDIR:-/tmp}/packwright-coverage.XXXXXX")
trap 'rm -rf "$out"' EXIT
trap 'exit 1' HUP INT TERM

# Not those that read the sources (lint, walls, safe), that have programs of their
# own (fuzz, install, mutate, mutants), or that end the program hundreds of times
# by a signal or without memory for its counts (killed, faults-memory).
{
	for script in tests/*.sh; do
		case $(basename "$script" .sh) in
		run|lib|scene-*|coverage|lint|walls|safe) ;;
		fuzz|install|mutate|mutants|killed|faults-memory) ;;
		*) echo "sh $script" ;;
		esac
	done
	for source in tests/unit/test_*.c; do
		echo "$build/unit/$(basename "$source" .c)"
	done
} | xargs -P 2 -I '{}' sh -c \
    'said=$({} 2>&1) || {
	echo "{} failed"
	echo "$said" | grep -v -e "^ok " -e "^\[ RUN " -e "^\[  *OK "
    }'

for object in "$build"/*/*.gcda; do
	room=$(basename "$(dirname "$object")")
	case $room in
	unit|bench|gen|fuzz) continue ;;
	esac
	gcov -b -n "$object" 2> /dev/null | awk -v room="$room" '
		/^File / { ours = index($2, "src/" room "/") && /\.c.$/ }
		ours && /^Lines executed:/ || ours && /^Taken at least once:/ {
			split($0, part, /[:% ]+/)
			kind = /^Lines/ ? "lines" : "branches"
			percent = $0; sub(/.*:/, "", percent); sub(/%.*/, "", percent)
			n = $0; sub(/.* of /, "", n)
			print room, kind, percent * n / 100, n
			# Behind them gcov has the sum of all files.
			if (kind == "branches")
				ours = 0
		}'
done > "$out/counts"
awk '
	{
		seen[$1] = 1; hit[$1, $2] += $3; all[$1, $2] += $4
		hit["all", $2] += $3; all["all", $2] += $4
	}
	function line(room) {
		printf "%-8s %6.1f%% of %6d lines  %6.1f%% of %6d branches\n", room,
		    100 * hit[room, "lines"] / all[room, "lines"],
		    all[room, "lines"],
		    100 * hit[room, "branches"] / all[room, "branches"],
		    all[room, "branches"]
	}
	END {
		for (room in seen)
			line(room)
		line("all")
	}' "$out/counts" | sort -k 1,1
