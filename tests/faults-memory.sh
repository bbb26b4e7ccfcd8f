#!/bin/sh
# faults-memory.sh - no memory, at the Nth allocation of the program or of any
# library in it: exit 4, "out of memory", and nothing is harmed.  None may go on
# and print a paper without its kerning, its lines or its figures.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
. tests/tools/walk.sh

# Some of the first allocations, and of all.
spread() {
	[ -z "$EVERY" ] || { seq 20; points memory 400; return; }
	seq "$1"
	points memory "$2"
}

# starve SCENE FIRST N COMMAND...: at those, only that one or all from it on.
starve() {
	first=$2 n=$3
	from=$1
	shift 3
	reference "$from" "$@"
	plus=
	for at in $(spread "$first" "$n"); do
		strike "memory:NULL:$at$plus" "$@"
		is "$1 $at$plus: exit" $status 4
		is "$1 $at$plus: message" "$(cat "$work/err")" \
		    'packwright: out of memory'
		# As after a kill: it is used again.
		rm -f .*.part
		undamaged "$1 $at$plus"
		[ -z "$plus" ] && plus=+ || plus=
	done
	again "$1" "$@"
}

group 'build --publish'
starve base 20 60 build --publish board.ini
group 'import'
starve base 2 8 import --date 2023-03-05 store.db more.csv
group 'undo'
starve base 1 5 undo --date 2023-03-05 --reason wrong store.db 3
group 'merge'
starve recorded 1 5 merge store.db x.record
group 'export'
starve base 1 5 export -o out.csv store.db observations
group 'chart'
starve base 1 12 chart -o line.png board.ini line
group 'status'
starve base 1 5 status store.db
[ -z "$EVERY" ] || echo "      $runs runs"

finish
