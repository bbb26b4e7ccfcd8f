#!/bin/sh
# run.sh - all tests: units, papers, hostile input and the rest, plain and under
# the sanitizers, two at a time.  Says a line for each group of checks, and in its
# last line how many there were: "N passed, M failed".
set -u
cd "$(dirname "$0")/.." || exit 1

# ---- one job, in a process of its own: run.sh --job OUT BUILD NAME ----

# cmocka says how many it ran; a test that crashed says nothing, and has failed.
unit() {
	"$1" > "$2" 2>&1
	status=$?
	good=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) test.*/\1/p' "$2")
	bad=$(sed -n 's/^\[  FAILED  \].* \([0-9]*\) test(s), listed.*/\1/p' "$2")
	if [ $status = 0 ] && [ "${good:-0}" -gt 0 ]; then
		echo "ok    $1 ($good)" > "$2"
	else
		[ "${bad:-0}" -gt 0 ] || bad=1
		sed -i '/^\[ RUN      \]/d; /^\[       OK \]/d' "$2"
		echo "FAIL  $1 ($bad)" >> "$2"
	fi
	echo "$1: ${good:-0} passed, ${bad:-0} failed" >> "$2"
}

if [ "${1:-}" = --job ]; then
	build=$3 name=$4 out=$2/$3-$4
	case $build-$name in
	*-test_*)
		unit "$build/unit/$name" "$out" ;;
	build-*)
		PROGRAM=build/packwright sh "tests/$name.sh" > "$out" 2>&1 ;;
	*)	PROGRAM=$build/packwright TEST_NAME="$name ($build)" \
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
trap 'exit 1' HUP INT TERM
PACKWRIGHT_DATA=$(pwd)
export PACKWRIGHT_DATA

{
	for script in hostile papers; do
		echo build-asan $script
	done
	for script in pdfua faults hostile papers manual walls; do
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
