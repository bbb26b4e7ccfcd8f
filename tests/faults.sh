#!/bin/sh
# faults.sh - when the machine fails: a full disk, a folder that takes no files, a
# kill at any moment, a reader that goes away, two at once.  The store is whole,
# the PDF is the old one or the new one, and nothing else is left behind.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh

moments=20		# to be killed at, of an import and of a build

# ---- a published sample, and a correction that makes its next issue ----

mkdir "$work/base" && cp -R samples "$work/base/samples" || exit 1
cd "$work/base" || exit 1
cat > board.ini <<'END'
[pack]
extends = samples/performance/performance-summary.ini
store = store.db
output = board.pdf
END
(cd samples/performance && "$PROGRAM" import --date 2023-01-05 ../../store.db \
    indicators.csv areas.csv neighbours.csv targets.csv comparators.csv \
    observations.csv illustrative.csv)
"$PROGRAM" build --publish board.ini
cat > indicators.csv <<'END'
id,name,unit,better
parts,Parts,count,neither
END
awk 'BEGIN {
	print "indicator,period,breakdown,category,value"
	for (i = 1; i <= 20000; i++)
		print "parts,2022-12,part,p" i "," i
}' > many.csv
# No text quotes this figure, or the paper would be refused.
printf 'indicator,period,value\ncla-s20,2022-07,99\n' > correction.csv
"$PROGRAM" import --date 2023-01-06 store.db indicators.csv

rows_before=$(sqlite3 store.db 'SELECT count(*) FROM observation')
rows_after=$((rows_before + 20000))
old_pdf=$(digest board.pdf)
dump store.db > "$work/base.dump"
cd "$work" || exit 1

milliseconds() {
	echo $(($(date +%s%N) / 1000000))
}

# How long COMMAND... takes, in milliseconds.
takes() {
	began=$(milliseconds)
	"$@" > /dev/null 2>&1
	echo $(($(milliseconds) - began + 1))
}

# kill_at MOMENT TIME COMMAND...: killed MOMENT / moments through TIME.
kill_at() {
	delay=$(awk -v m="$1" -v t="$2" -v n="$moments" \
	    'BEGIN { printf "%.4f", (m - 0.5) * t / n / 1000 }')
	shift 2
	"$@" > /dev/null 2>&1 & process=$!
	sleep "$delay"
	kill -s KILL $process 2> /dev/null
	wait $process 2> /dev/null
	[ $? != 137 ] || killed=$((killed + 1))
}

integrity() {
	is "$1: integrity" "$(sqlite3 store.db 'PRAGMA integrity_check')" ok
	is "$1: keys" "$(sqlite3 store.db 'PRAGMA foreign_key_check')" ''
}

# among WHAT GOT WANT...
among() {
	what=$1 got=$2
	shift 2
	for want in "$@"; do
		[ "$got" != "$want" ] || { pass; return; }
	done
	fail "$what: got '$got', which is none of: $*"
}

# only WHAT FILE...: nothing else was left in the folder.
only() {
	what=$1
	shift
	is "$what: files" "$(ls -A | grep -v -e '-wal$' -e '-shm$' |
	    tr '\n' ' ')" "$(printf '%s\n' board.ini board.pdf correction.csv \
	    indicators.csv many.csv samples store.db "$@" | LC_ALL=C sort |
	    tr '\n' ' ')"
}

# ---- kill ----

group 'import killed'
scene
time=$(takes "$PROGRAM" import store.db many.csv)
is 'rows' "$(sqlite3 store.db 'SELECT count(*) FROM observation')" "$rows_after"
killed=0 moment=0
while [ $((moment += 1)) -le $moments ]; do
	scene
	kill_at $moment "$time" "$PROGRAM" import store.db many.csv
	integrity "moment $moment"
	among "moment $moment: rows" \
	    "$(sqlite3 store.db 'SELECT count(*) FROM observation')" \
	    "$rows_before" "$rows_after"
	only "moment $moment"
done
check "some of $moments were killed on the way ($killed)" test $killed -ge 5
"$PROGRAM" import store.db many.csv
is 'rows after another import' \
    "$(sqlite3 store.db 'SELECT count(*) FROM observation')" "$rows_after"

group 'build killed'
scene
"$PROGRAM" import --date 2023-01-07 --reason 'one was late' store.db correction.csv
cp store.db ../base/store.db
time=$(takes "$PROGRAM" build --publish board.ini)
new_pdf=$(digest board.pdf)
check 'the correction shows' test "$old_pdf" != "$new_pdf"
killed=0 moment=0
while [ $((moment += 1)) -le $moments ]; do
	scene
	kill_at $moment "$time" "$PROGRAM" build --publish board.ini
	integrity "moment $moment"
	among "moment $moment: PDF" "$(digest board.pdf)" "$old_pdf" "$new_pdf"
	[ ! -e .board.pdf.part ] && left= || left=.board.pdf.part
	only "moment $moment" $left
	"$PROGRAM" build --publish board.ini
	is "moment $moment: build again" $? 0
	is "moment $moment: PDF then" "$(digest board.pdf)" "$new_pdf"
	is "moment $moment: recorded" "$(sqlite3 store.db "SELECT issue, state,
	    digest FROM publication ORDER BY issue")" "1|done|$old_pdf
2|done|$new_pdf"
	only "moment $moment, then"
done
check "some of $moments were killed on the way ($killed)" test $killed -ge 5

group 'what a killed build left is used again'
scene
head -c 3000000 /dev/urandom > .board.pdf.part
chmod 0600 .board.pdf.part
"$PROGRAM" build --publish board.ini
is 'exit' $? 0
is 'PDF' "$(digest board.pdf)" "$new_pdf"
is 'mode' "$(stat -c %a board.pdf)" 644
only 'then'

# ---- no room ----

# nothing_changed WHAT STATUS MESSAGE
nothing_changed() {
	is "$1: exit" "$2" 4
	has "$1: message" "$work/err" "$3"
	is "$1: PDF" "$(digest board.pdf)" "$old_pdf"
	integrity "$1"
	is "$1: rows" "$(sqlite3 store.db 'SELECT count(*) FROM observation
	    WHERE superseded IS NULL')" "$rows_before"
	only "$1"
}

# A file may have so many blocks of 512 bytes, and too large a write fails.
limited() {
	blocks=$1
	shift
	(trap '' XFSZ; ulimit -f "$blocks"; exec "$@") 2> "$work/err"
}

group 'a file that may not grow'
scene
limited 120 "$PROGRAM" build --over -o board.pdf board.ini
nothing_changed 'build' $? 'board.pdf: error: cannot write the file, the old one'
limited 400 "$PROGRAM" import store.db many.csv
nothing_changed 'import' $? 'store.db: error: '
"$PROGRAM" build -T trace board.ini > /dev/full 2> "$work/err"
nothing_changed 'standard output' $? 'standard output: No space left on device'

group 'a full disk'
scene
if disk_mount 4m; then
	disk_fill 90000
	"$PROGRAM" import store.db many.csv 2> "$work/err"
	status=$?
	rm ballast
	nothing_changed 'import' $status 'no room left to write the store'
	is 'where' "$(grep -c 'temporary' "$work/err")" 0
	disk_fill 60000
	"$PROGRAM" build --over -o board.pdf board.ini 2> "$work/err"
	status=$?
	rm ballast
	nothing_changed 'build' $status 'cannot write the file, the old one is'
	# What is only read, from a store at rest and from what a killed writer
	# left; both without room for the index of the log.
	# shellcheck disable=SC2016
	(sqlite3 store.db 'PRAGMA wal_checkpoint(TRUNCATE)' \
	    "UPDATE import SET reason = 'killed' WHERE number = 1" \
	    '.shell kill -s KILL $PPID') > "$work/out" 2>&1
	rm -f store.db-shm
	check 'something is in the log' test -s store.db-wal
	for rest in killed ''; do
		disk_fill 0
		for command in 'status store.db' 'history store.db' \
		    'check board.ini' 'export store.db observations' \
		    "build -o $work/draft.pdf board.ini"; do
			# shellcheck disable=SC2086
			"$PROGRAM" $command > "$work/out" 2> "$work/err"
			is "$rest, $command: exit" $? 0
		done
		rm ballast
		"$PROGRAM" history store.db > "$work/out"
		has "$rest: what is read" "$work/out" ': killed'
		sqlite3 store.db 'PRAGMA wal_checkpoint(TRUNCATE)' > "$work/out"
		rm -f store.db-shm store.db-wal
	done
	disk_unmount
	# A disk may be out of files before it is out of room.
	rmdir "$work/disk" && disk_mount 4m,nr_inodes=400
	sqlite3 store.db 'PRAGMA wal_checkpoint(TRUNCATE)' > "$work/out"
	rm -f store.db-shm store.db-wal
	i=0
	while touch "file$i" 2> "$work/err"; do i=$((i + 1)); done
	"$PROGRAM" import store.db many.csv 2> "$work/err"
	is 'no more files: exit' $? 4
	has 'no more files' "$work/err" 'store.db: error: cannot open the store: unable to open database file: No space left on device'
	disk_unmount
else
	echo '      no right to mount a disk to fill: the limit above must do'
fi

# ---- no right ----

# As somebody who is not root, from copies that anybody can read.
group 'a folder that takes no files'
scene
mkdir "$work/bin" && cp "$PROGRAM" "$work/bin/packwright"
cp -R "$top/fonts" "$top/layouts" "$work/bin"
chmod 755 "$work"
mkdir "$work/open" && chmod 777 "$work/open"
nobody() {
	if [ "$(id -u)" = 0 ]; then
		set -- setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
	fi
	PACKWRIGHT_DATA=$work/bin "$@" 2> "$work/err"
}
# The store was closed by its last writer: there is no log beside it.
sqlite3 store.db 'PRAGMA wal_checkpoint(TRUNCATE)' > /dev/null
rm -f store.db-wal store.db-shm
chmod a-w . ./*
nobody "$work/bin/packwright" build --over -o board.pdf board.ini
status=$?
is 'build: exit' $status 4
has 'build' "$work/err" 'board.pdf: error: cannot write here, nothing was changed'
nobody "$work/bin/packwright" import store.db many.csv
status=$?
is 'import: exit' $status 4
has 'import' "$work/err" 'store.db: error: store may not be written'
nobody "$work/bin/packwright" build -o "$work/open/board.pdf" board.ini
is 'reading: exit' $? 0
check 'reading' test -s "$work/open/board.pdf"
is 'PDF' "$(digest board.pdf)" "$old_pdf"
only 'then'
chmod -R u+w .

# ---- readers that go away, and descriptors that are not there ----

group 'closed ends'
scene
"$PROGRAM" build -o draft.pdf board.ini
draft=$(digest draft.pdf)
("$PROGRAM" build -T trace board.ini 2> "$work/err"
    echo $? > "$work/status") | head -n 1 > /dev/null
is 'a closed pipe: exit' "$(cat "$work/status")" 4
is 'a closed pipe: it ends quietly' "$(cat "$work/err")" ''
# A file opened in the place of a closed descriptor must not take what is printed.
"$PROGRAM" build --json --over -o board.pdf board.ini >&- 2> "$work/err"
is 'without standard output: exit' $? 4
is 'without standard output: PDF' "$(digest board.pdf)" "$draft"
"$PROGRAM" build --json --over -o board.pdf board.ini > /dev/null 2>&-
is 'without standard error: exit' $? 0
is 'without standard error: PDF' "$(digest board.pdf)" "$draft"
"$PROGRAM" build --over -o board.pdf board.ini <&- >&- 2>&-
is 'without any: PDF' "$(digest board.pdf)" "$draft"
echo 'no,header' > bad.csv
cp store.db store.was
"$PROGRAM" import store.db bad.csv <&- >&- 2>&-
is 'an import without any: exit' $? 2
check 'an import without any: store' cmp store.db store.was

# ---- two at once ----

group 'two at once'
round=0
while [ $((round += 1)) -le 5 ]; do
	scene
	"$PROGRAM" build --over -o board.pdf board.ini 2> /dev/null & one=$!
	"$PROGRAM" build --over -o board.pdf board.ini 2> /dev/null & two=$!
	wait $one
	is "build $round, one: exit" $? 0
	wait $two
	is "build $round, other: exit" $? 0
	is "build $round: PDF" "$(digest board.pdf)" "$draft"
	only "build $round"
done
scene
"$PROGRAM" import store.db many.csv & one=$!
"$PROGRAM" import store.db many.csv & two=$!
wait $one
is 'import, one: exit' $? 0
wait $two
is 'import, other: exit' $? 0
is 'import: rows' "$(sqlite3 store.db 'SELECT count(*) FROM observation')" \
    $((rows_after + 1))
integrity 'import'
# Of two that publish, one may be told to come again.
scene
"$PROGRAM" build --publish board.ini 2> one.err & one=$!
"$PROGRAM" build --publish board.ini 2> two.err & two=$!
wait $one
among 'publish, one: exit' $? 0 4
wait $two
among 'publish, other: exit' $? 0 4
is 'publish: PDF' "$(digest board.pdf)" "$new_pdf"
is 'publish: recorded' "$(sqlite3 store.db "SELECT issue, state, digest
    FROM publication ORDER BY issue")" "1|done|$old_pdf
2|done|$new_pdf"

finish
