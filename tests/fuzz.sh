#!/bin/sh
# fuzz.sh - each fuzz target on its corpus, on every input that was a fault once,
# and then on changed ones for ten seconds.
#
#	fuzz.sh --long FUZZER TARGET SECONDS
#		clang's libFuzzer instead, beginning with the same inputs: what it
#		finds stays in out/fuzz/TARGET
#
# SECONDS_EACH and SEED are those of the short run; DRIVER is the program of all targets.
set -u
cd "$(dirname "$0")/.." || exit 1

if [ "${1:-}" = --long ]; then
	fuzzer=$2 target=$3 seconds=$4
	mkdir -p "out/fuzz/$target"
	cp $(find tests/fuzz/cases -path "*/$target/*" -type f) \
	    "out/fuzz/$target" 2> /dev/null
	TMPDIR=$(mktemp -d "$(test -w /dev/shm && echo /dev/shm ||
	    echo /tmp)/packwright-fuzz.XXXXXX")
	export TMPDIR
	trap 'rm -rf "$TMPDIR"' EXIT
	trap 'exit 1' HUP INT PIPE TERM
	"$fuzzer" -dict="tests/fuzz/$target.dict" -max_total_time="$seconds" \
	    -timeout=10 -rss_limit_mb=3000 -max_len=50000 \
	    -print_final_stats=1 -artifact_prefix="out/fuzz/$target-" \
	    "out/fuzz/$target" "tests/fuzz/corpus/$target"
	exit
fi

. tests/lib.sh
driver=${DRIVER:-$(dirname "$PROGRAM")/fuzz/fuzz}

# Files of the targets come and go by the thousand: in memory where there is any.
if [ -w /dev/shm ]; then
	memory=$(mktemp -d /dev/shm/packwright-fuzz.XXXXXX)
	trap 'rm -rf "$memory"; chmod -R u+w "$work"; rm -rf "$work"' EXIT
else
	memory=$work/memory
	mkdir "$memory"
fi

# An input that was a fault stays in out/fuzz, for whoever mends it.
for target in csv layout story slip store; do
	group "$target"
	cases=$(find tests/fuzz/cases -path "*/$target/*" -type f |
	    LC_ALL=C sort)
	for case in $cases; do
		check "$case" env TMPDIR="$memory" "$driver" "$target" "$case"
	done
	mkdir -p out/fuzz
	# shellcheck disable=SC2086,SC2046 # names without blanks
	check 'corpus, and changes to it' env TMPDIR="$memory" "$driver" \
	    -t "${SECONDS_EACH:-10}" -s "${SEED:-1}" -o out/fuzz \
	    -d "tests/fuzz/$target.dict" "$target" $cases \
	    $(find tests/fuzz/corpus -path "*/$target/*" -type f | LC_ALL=C sort)
	rm -rf "$memory"/*
done

finish
