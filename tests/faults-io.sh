#!/bin/sh
# faults-io.sh - calls on files that fail: each command of a store and a paper, with
# its Nth write, read, sync, open, rename and so on failing or being short.  What
# can be done once more is; else it is said, and old or new stand whole.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
. tests/tools/walk.sh

# One that is short or interrupted is made good, and nobody sees it.
unseen() {
	is "$1: exit" "$status" 0
	same "$1: said" "$work/out" "$work/out.want"
	is "$1: errors" "$(cat "$work/err")" ''
	state > "$work/now"
	same "$1: made" "$work/now" "$work/new"
}

# What the system said, or SQLite made of it.
because='Input/output error|No space left on device|Too many open files|Permission denied|No locks available|disk is full|image is malformed|disk I/O error|unable to open|readonly database'

# Another is said with a file and the cause, and harms nothing.
told() {
	what=$1
	shift
	case $status:$what in
	0:*)	# it did not matter: a file that is tidied up, a second look
		undamaged "$what"
		return
		;;
	4:* | 2:*EACCES*) pass ;;
	*) fail "$what: exit $status" "$work/err" ;;
	esac
	check "$what: says which file and why" grep -qE \
	    "^[^ ]+: error: .*($because)" "$work/err"
	undamaged "$what"
	again "$what" "$@"
}

# walk SCENE COMMAND...: with those in $seen and $faults, $most calls of each kind.
walk() {
	reference "$@"
	shift
	for fault in $seen; do
		for n in $(points "${fault%:*}" 1); do
			strike "$fault:$n" "$@"
			unseen "$1 $fault:$n"
		done
	done
	for fault in $faults; do
		plus=${fault#"${fault%+}"}
		for n in $(points "${fault%:*}" "$most"); do
			strike "${fault%+}:$n$plus" "$@"
			told "$1 $fault:$n" "$@"
		done
	done
}

seen='write:SHORT write:EINTR read:SHORT read:EINTR'
faults='write:ENOSPC+ write:EIO read:EIO sync:EIO open:EMFILE open:EACCES rename:EIO
    rename:EACCES truncate:ENOSPC lock:ENOLCK stat:EIO unlink:EACCES'
most=2
group 'build --publish'
walk base build --publish board.ini

# The others have the same calls below them.
if [ -z "$EVERY" ]; then
	seen='write:SHORT read:EINTR' most=1
	faults='write:ENOSPC+ read:EIO sync:EIO open:EMFILE rename:EACCES stat:EIO'
fi
group 'import'
walk base import --date 2023-03-05 --log run.log store.db more.csv

group 'build --record'
walk base build --publish --record y.record board.ini

group 'merge'
walk recorded merge store.db x.record

group 'undo'
walk base undo --date 2023-03-05 --reason wrong store.db 3

group 'export'
walk base export -o out.csv store.db observations

group 'chart'
walk base chart -o line.png board.ini line

group 'status'
walk base status store.db

# ---- what is made for the first time ----

group 'a first import'
reference base import --date 2023-03-05 new.db indicators.csv more.csv
for fault in write:ENOSPC sync:EIO open:EMFILE; do
	for n in $(points "${fault%:*}" 3); do
		strike "$fault:$n+" import --date 2023-03-05 new.db \
		    indicators.csv more.csv
		# All was stored, and tidying up failed; or it is empty, or not there.
		check "$fault:$n: exit" test $status = 0 -o $status = 4
		"$PROGRAM" import --date 2023-03-05 new.db indicators.csv more.csv
		is "$fault:$n: once more" $? 0
		state > "$work/now"
		same "$fault:$n: made at last" "$work/now" "$work/new"
	done
done

group 'a working folder'
for fault in write:ENOSPC:3+ mkdir:EROFS:1 open:EMFILE:9+ read:EIO:4 \
    sync:EIO:1; do
	from=base
	strike $fault init spring
	is "$fault: exit" $status 4
	has "$fault" "$work/err" ': error: '
	rm -rf spring
	"$PROGRAM" init --quiet spring
	is "$fault: once more" $? 0
done

group 'the paper is in its place, and the store cannot be told'
reference base build --publish board.ini
strike sync:EIO:6 build --publish board.ini
is 'exit' $status 4
has 'message' "$work/err" 'board.pdf: error: the paper is in its place, but'
is 'pending' "$(sqlite3 store.db "SELECT count(*) FROM publication
    WHERE state = 'pending'")" 1
again 'then' build --publish board.ini
is 'the same issue' "$(sqlite3 store.db "SELECT count(*), max(issue)
    FROM publication WHERE state = 'done'")" '2|2'

# ---- many scattered rows: the index is away, and made afresh ----

# Meanwhile SQLite writes to its temporary folder, and only then.
group 'an index made afresh'
awk 'BEGIN {
	print "indicator,period,breakdown,category,value"
	for (part = 0; part < 1000; part++)
		for (month = 0; month < 100; month++)
			printf "referrals,%d-%02d,part,p%d,1\n",
			    2013 + int(month / 12), month % 12 + 1, part
}' > "$work/many.csv"
mkdir "$work/temporary"
SQLITE_TMPDIR=$work/temporary FAULT_BELOW=$work/temporary
export SQLITE_TMPDIR FAULT_BELOW
reference base import --date 2023-03-05 store.db ../many.csv
writes=$(awk '$1 == "write" { print $2 }' "$work/count")
check "it was away ($writes writes)" test "$writes" -ge 3
for n in 1 $((writes / 2)) "$writes"; do
	strike "write:SIGKILL:$n" import --date 2023-03-05 store.db ../many.csv
	is "killed at $n: exit" $status 137
	state > "$work/now"
	same "killed at $n" "$work/now" "$work/old"
	is "killed at $n: index" "$(sqlite3 store.db "SELECT count(*)
	    FROM sqlite_schema WHERE name = 'observation_now'")" 1
done
again 'killed' import --date 2023-03-05 store.db ../many.csv
strike "write:ENOSPC:$writes+" import --date 2023-03-05 store.db ../many.csv
is 'no room: exit' $status 4
has 'no room' "$work/err" 'store.db: error: no room left to write the store, nothing was changed: database or disk is full; there is room where the store lies, so look at where temporary files go, which TMPDIR names, or else /var/tmp'
state > "$work/now"
same 'no room' "$work/now" "$work/old"
unset SQLITE_TMPDIR FAULT_BELOW

[ -z "$EVERY" ] || echo "      $runs runs"

finish
