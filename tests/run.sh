#!/bin/sh
# run.sh - all tests: units, papers, hostile input and the rest, plain and under
# the sanitizers, two at a time.  Says a line for each group of checks, and in its
# last line how many there were: "N passed, M failed".
set -u
cd "$(dirname "$0")/.." || exit 1

# ---- one job, in a process of its own: run.sh --job OUT BUILD NAME ----

# cmocka says of each group how many passed and failed; a test that crashed says
# nothing, and has failed.
unit() {
	"$1" > "$2" 2>&1
	status=$?
	good=$(awk '/^\[  PASSED  \] / { n += $4 } END { print n + 0 }' "$2")
	bad=$(awk '/^\[  FAILED  \] .*, listed/ { n += $(NF - 3) }
	    END { print n + 0 }' "$2")
	[ $status = 0 ] || [ "$bad" -gt 0 ] || bad=1
	[ "$good" -gt 0 ] || [ "$bad" -gt 0 ] || bad=1
	if [ "$bad" = 0 ]; then
		echo "ok    $1 ($good)" > "$2"
	else
		sed -i '/^\[ RUN      \]/d; /^\[       OK \]/d' "$2"
		echo "FAIL  $1 ($bad of $((good + bad)))" >> "$2"
	fi
	echo "$1: $good passed, $bad failed" >> "$2"
}

if [ "${1:-}" = --job ]; then
	build=$3 name=$4 out=$2/$3-$4
	case $name in
	test_*)
		unit "$build/unit/$name" "$out" ;;
	*)
		[ "$build" = build ] && label=$name || label="$name ($build)"
		PROGRAM=$build/packwright TEST_NAME=$label \
		    sh "tests/$name.sh" > "$out" 2>&1 ;;
	esac
	# A script that ended without its counts has failed too.
	tail -n 1 "$out" | grep -q ': [0-9]* passed, [0-9]* failed$' || {
		echo "FAIL  $name of $build ended early"
		echo "$name: 0 passed, 1 failed"
	} >> "$out"
	sed '$d' "$out"
	exit 0
fi

# ---- the jobs, the longest first ----

out=$(mktemp -d "${TMPDIR:-/tmp}/packwright-run.XXXXXX")
trap 'rm -rf "$out"' EXIT
trap 'exit 1' HUP INT PIPE TERM
PACKWRIGHT_DATA=$(pwd)
export PACKWRIGHT_DATA

{
	for script in fuzz hostile papers pack editions; do
		echo build-asan $script
	done
	for script in pdfua faults faults-locale faults-io faults-memory \
	    faults-signals faults-way mutants killed pack editions status many monthly \
	    corrections issues undo attach narrative history suppression \
	    withheld september install usage hostile papers life manual links confined \
	    kept safe walls; do
		echo build $script
	done
	for source in tests/unit/test_*.c; do
		echo build-asan "$(basename "$source" .c)"
		echo build "$(basename "$source" .c)"
	done
} > "$out/.jobs"

xargs -P 2 -L 1 sh "$0" --job "$out" < "$out/.jobs"

cat "$out"/* | awk '
	/: [0-9]+ passed, [0-9]+ failed$/ { good += $(NF - 3); bad += $(NF - 1) }
	END {
		print good + 0 " passed, " bad + 0 " failed"
		exit bad > 0 || good == 0
	}'
