#!/bin/sh
# mutate.sh - is a fault in the arithmetic noticed?
#
#	mutate.sh [SOURCE...]	all faults of what mutate/targets names, or of these
#				of it: a table, and those that nobody noticed
#	mutate.sh --some [N]	as one of the test scripts: the faults in
#				mutate/classics, and N more by lot; SEED draws others
#
# A MUTANT is a source with one fault (tools/mutate.c says which there are).  It is
# compiled, linked with the tests that mutate/targets has for its source, and CAUGHT
# when one of these fails, crashes or does not end.  A mutant that does not compile
# does not count, nor does one of which the compiler makes the same code.  Of the
# rest all must be caught, but those in mutate/equivalent, where a reason stands.
#
# It is linked with the objects in BUILD (build, if nothing else is said), as they
# are: make the program first.  JOBS are two at a time.
set -u
cd "$(dirname "$0")/.." || exit 1
tab=$(printf '\t')

# ---- one mutant, in a process of its own: mutate.sh --one SOURCE NUMBER ----

# "src/a.h:src/b.c" is a header and what is compiled with it; "src/a.c=f,g" has only
# these two functions looked at.
name_parts() {
	faulty=${source%%[:=]*} compiled=${source%%=*}
	compiled=${compiled##*:}
	id=$(echo "$faulty" | tr / -)
	tests=$(awk -v source="$source" '$1 == source { $1 = ""; print }' \
	    tests/mutate/targets)
}

compile() {
	out=$1
	shift
	if [ "$faulty" = "$compiled" ]; then
		from=$place/$faulty
	else
		from=$compiled
	fi
	gcc -std=c11 -w "-I$place/src" $cppflags "$@" -o "$out" "$from" \
	    2> "$place/gcc"
}

link_test() {
	gcc -Wl,-s,--as-needed -o "$place/test" "$place/it.o" "$@" $libs \
	    2> "$place/gcc"
}

# limited NAME COMMAND...: it may take the processor twice as long as it was seen to
# take without a fault, and a second; ten seconds when it was not seen.
limited() {
	limit=$work/$1.limit
	shift
	(
		ulimit -v 2000000
		[ "$number" = 0 ] ||
		    ulimit -t "$(cat "$limit" 2> /dev/null || echo 10)"
		TMPDIR=$place PROGRAM=$place/test timeout 120 "$@" \
		    > "$place/said" 2>&1 || exit
		[ "$number" = 0 ] || exit 0
		times > "$place/times"		# its second line: children
		awk 'END {
			split($1, part, /[ms]/)
			print int(2 * (60 * part[1] + part[2])) + 2
		}' "$place/times" > "$limit"
	)
}

# A test of any name is from tests/unit; papers:NAME is a golden paper.
passes() {
	case $1 in
	papers:*)
		link_test "$work/cmd.a" "$work/all.a" || exit 255
		limited "$1" sh tests/papers.sh "${1#papers:}" ;;
	*)
		link_test "$work/$1.o" "$work/all.a" -lcmocka || exit 255
		limited "$1" "$place/test" ;;
	esac
}

# Whether the compiler makes of the mutant what it makes of the source.
is_same() {
	compile "$place/it.s" -O2 -DNDEBUG -S
	[ -e "$work/$id.s" ] || {
		"$work/mutate" "$faulty" 0 > "$place/$faulty"
		compile "$place/was.s" -O2 -DNDEBUG -S
		mv "$place/was.s" "$work/$id.s"
	}
	cmp -s "$place/it.s" "$work/$id.s"
}

judge() {
	"$work/mutate" "$faulty" "$number" > "$place/$faulty" || exit 255
	if ! compile "$place/it.o" -O0 -c; then
		echo broken
		return
	fi
	for test in $tests; do
		if ! passes "$test"; then
			echo caught
			return
		fi
	done
	[ "$number" != 0 ] || return 0
	if is_same; then
		echo same
	elif cut -f 1-3 tests/mutate/equivalent | grep -qxF -- "$faulty$tab$(
	    sed -n "${number}p" "$work/$id.list" | cut -f 3-)"; then
		echo equivalent
	else
		echo survived
	fi
}

if [ "${1:-}" = --one ]; then
	source=$2 number=$3
	name_parts
	place=$work/$id-$number
	mkdir -p "$place/${faulty%/*}"
	verdict=$(judge) || {	# xargs ends at 255
		tail -n 20 "$place/gcc" >&2
		exit 255
	}
	[ -z "$verdict" ] || printf '%s\t%s\t%s\n' "$source" "$number" \
	    "$verdict" >> "$work/verdicts"
	# A source that fails its tests without a fault proves nothing.
	if [ "$number" = 0 ] && [ -n "$verdict" ]; then
		echo "$source: without any fault it is $verdict" >&2
		tail -n 20 "$place/gcc" "$place/said" >&2
		exit 255
	fi
	rm -rf "$place"
	exit 0
fi

# ---- all of them ----

build=$(realpath "${BUILD:-build}")
PROGRAM=$build/packwright
. tests/lib.sh
export work cppflags libs

# A variable of the Makefile, as the shell would have it.
from_make() {
	make -s --no-print-directory "BUILD=$build" "print-$1"
}

prepare() {
	cppflags="$(from_make CPPFLAGS) $(from_make PKG_CFLAGS)"
	cppflags=$(echo "$cppflags" | sed 's/-MMD -MP//; s/'\''//g')
	libs=$(from_make LDLIBS)
	gcc -std=c11 -O1 -w -o "$work/mutate" tests/tools/mutate.c || exit 1
	objects=$(from_make OBJS | tr ' ' '\n')
	echo "$objects" | grep -v /cmd/ | xargs ar crsT "$work/all.a"
	echo "$objects" | grep /cmd/ | xargs ar crsT "$work/cmd.a"
	sed '/^#/d; /^$/d' tests/mutate/targets > "$work/targets"
}

# compile_tests: those that the sources in $work/chosen need.
compile_tests() {
	awk 'NR == FNR { chosen[$1] = 1; next }
	    $1 in chosen { for (i = 2; i <= NF; i++) print $i }' \
	    "$work/chosen" "$work/targets" | sort -u | grep -v : |
	    xargs -P "${JOBS:-2}" -I '{}' \
	    sh -c 'gcc -std=c11 -O1 -w $cppflags -c -o "$work/{}.o" tests/unit/{}.c'
}

# judge_all [0]: lines of source and number in $work/jobs; with 0 each source first as
# it is.
judge_all() {
	cut -d ' ' -f 1 "$work/jobs" | sort -u > "$work/chosen"
	compile_tests || exit 1
	: > "$work/verdicts"
	if [ "${1:-}" = 0 ]; then
		sed 's/$/ 0/' "$work/chosen" |
		    xargs -P "${JOBS:-2}" -L 1 sh "$0" --one || exit 1
	fi
	xargs -P "${JOBS:-2}" -L 1 sh "$0" --one < "$work/jobs" || exit 1
}

# Every mutant of SOURCE: its number, hash, function and text.
list() {
	id=$(echo "${1%%[:=]*}" | tr / -)
	[ -e "$work/$id.list" ] ||
	    "$work/mutate" "${1%%[:=]*}" > "$work/$id.list" || exit 1
	cat "$work/$id.list"
}

# Those of them that are looked at; a function that is not there is a fault.
wanted() {
	case $1 in
	*=*)	list "$1" | awk -F '\t' -v names="${1##*=}" '
			BEGIN { split(names, name, ",")
			    for (i in name) chosen[name[i]] = 1 }
			$3 in chosen { print; found[$3] = 1 }
			END { for (i in chosen) if (!(i in found)) {
			    print "no function " i " in targets" > "/dev/stderr"
			    exit 1 } }' || exit 1 ;;
	*)	list "$1" ;;
	esac
}

# The whole of what targets has for a source given by its mere name.
target_of() {
	awk -v name="$1" '{ source = $1; sub(/[:=].*/, "", source) }
	    $1 == name || source == name { print $1; found = 1 }
	    END { exit !found }' "$work/targets" || {
		echo "$1 is not in tests/mutate/targets" >&2
		exit 1
	}
}

# "SOURCE: function: text" of verdicts of KIND.
name_them() {
	awk -F '\t' -v kind="$1" '$3 == kind' "$work/verdicts" |
	    while IFS=$tab read -r source number _; do
		printf '%s\t' "${source%%[:=]*}"
		list "$source" | sed -n "${number}p" | cut -f 3-
	done
}

# ---- in full ----

table() {
	awk -F '\t' '
		NR == FNR { split($1, at, " "); order[++n] = at[1]; next }
		$3 != "broken" && $3 != "same" {
			all[$1]++; count[$1, $3]++; sum++; sums[$3]++
		}
		function row(name, total, a, b, c) {
			sub(/[:=].*/, "", name)
			printf "%-28s %7d %7d %10d %8d\n", name, total, a, b, c
		}
		END {
			printf "%-28s %7s %7s %10s %8s\n", "source", "mutants",
			    "caught", "equivalent", "survived"
			for (i = 1; i <= n; i++)
				if (order[i] in all)
					row(order[i], all[order[i]],
					    count[order[i], "caught"],
					    count[order[i], "equivalent"],
					    count[order[i], "survived"])
			row("all", sum, sums["caught"], sums["equivalent"],
			    sums["survived"])
		}' "$work/targets" "$work/verdicts"
}

in_full() {
	[ $# -gt 0 ] || set -- $(cut -d ' ' -f 1 "$work/targets")
	targets=$(for source; do target_of "$source" || exit; done) || exit 1
	set -- $targets
	for source; do
		wanted "$source" | awk -v source="$source" '{ print source, $1 }'
	done > "$work/jobs"
	judge_all 0
	table
	name_them survived | sort > "$work/survived"
	# What the list excuses must be there and go unnoticed.
	name_them equivalent | sort -u > "$work/excused"
	sed '/^#/d; /^$/d' tests/mutate/equivalent | cut -f 1-3 | sort |
	    while IFS= read -r line; do
		for source; do
			case $line in
			"${source%%[:=]*}$tab"*)	printf '%s\n' "$line" ;;
			esac
		done
	done | comm -23 - "$work/excused" > "$work/idle"
	[ ! -s "$work/survived" ] || {
		echo
		echo "survived:"
		cat "$work/survived"
	}
	[ ! -s "$work/idle" ] || {
		echo
		echo "in tests/mutate/equivalent, but caught or not there:"
		cat "$work/idle"
	}
	[ ! -s "$work/survived" ] && [ ! -s "$work/idle" ]
}

# ---- some, as a test ----

# Lines of tests/mutate/classics have source, function and text.
find_classics() {
	sed '/^#/d; /^$/d' tests/mutate/classics |
	    while IFS=$tab read -r source name text; do
		number=$(list "$source" | want="$name$tab$text" awk -F '\t' \
		    '$3 "\t" $4 == ENVIRON["want"] { print $1; exit }')
		echo "$source ${number:-none}"
	done
}

# SEED and the hash of a mutant's text draw it, so that a change elsewhere draws no
# other; those whose tests are quick to compile and to run.
draw() {
	awk '!/papers:|test_(suppress|import|records|chart|bars|story)/ { print $1 }' \
	    "$work/targets" |
	    while read -r source; do
		wanted "$source" | awk -F '\t' -v source="$source" \
		    -v seed="${SEED:-1}" '{
			print substr($2, 1 + seed % 5) $2, source, $1
		}'
	done | sort | head -n "$1" | cut -d ' ' -f 2-
}

some() {
	group "faults in the arithmetic are noticed"
	find_classics > "$work/jobs"
	if grep -q ' none$' "$work/jobs"; then
		fail "tests/mutate/classics has what is not there" "$work/jobs"
		finish
	fi
	draw "$1" >> "$work/jobs"
	JOBS=1 judge_all
	name_them survived > "$work/survived"
	while read -r source number; do
		if grep -q "^$source$tab$number${tab}survived" "$work/verdicts"
		then
			fail "nobody noticed: $(list "$source" |
			    sed -n "${number}p" | cut -f 3-)"
		else
			pass
		fi
	done < "$work/jobs"
	finish
}

prepare
if [ "${1:-}" = --some ]; then
	some "${2:-20}"
else
	in_full "$@"
fi
