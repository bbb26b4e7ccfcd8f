#!/bin/sh
# faults-signals.sh - told to stop in the middle, and what is printed with nobody
# there to read it.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
. tests/tools/walk.sh

# stopped SIGNAL STATUS CALL SCENE COMMAND...: at the last but one of its calls.
stopped() {
	signal=$1 want=$2 call=$3
	shift 3
	reference "$@"
	shift
	n=$(awk -v kind="$call" '$1 == kind { print ($2 > 1 ? $2 - 1 : 1) }' \
	    "$work/count")
	strike "$call:$signal:$n" "$@"
	is "$1, $call $n: exit" $status "$want"
	ls -A .*.part > "$work/left" 2> /dev/null
	rm -f .*.part
	undamaged "$1, $call $n"
	[ ! -s "$work/left" ] || cp board.pdf "$(cat "$work/left")"
	again "$1, $call $n" "$@"
}

group 'SIGTERM, SIGINT and SIGHUP on the way'
stopped SIGTERM 143 write base import --date 2023-03-05 store.db more.csv
stopped SIGINT 130 sync base import --date 2023-03-05 store.db more.csv
stopped SIGHUP 129 write base import --date 2023-03-05 store.db more.csv
stopped SIGTERM 143 write base build --publish board.ini
stopped SIGTERM 143 rename base build --publish board.ini
stopped SIGINT 130 rename base build --publish board.ini
stopped SIGHUP 129 lock base build --publish board.ini
stopped SIGTERM 143 sync recorded merge store.db x.record
stopped SIGKILL 137 rename base build --over -o board.pdf board.ini

# ---- many at once ----

# The program, wherever it is still at work in our folder.
somebody() {
	for process in /proc/[0-9]*; do
		[ "$(readlink "$process/exe" "$process/cwd" 2> /dev/null |
		    tr '\n' ' ')" != "$PROGRAM $work/scene " ] ||
		    echo "$process"
	done
}

# How many of them have opened a file that another has locked.
waiting() {
	for process in $(somebody); do
		readlink "$process"/fd/* 2> /dev/null
	done | grep -c '/\.[34]\.pdf\.part$'
}

# Each child waits at the second of its locks for one that is held here.
group 'many at once'
for signal in 1 15; do
	scene base
	for i in 1 2 3 4 5; do
		sed "s/^output = .*/output = $i.pdf/; s/^title = A/title = $i/" \
		    board.ini > "$i.ini"
	done
	: > .3.pdf.part
	: > .4.pdf.part
	mkfifo held
	(flock 8; flock 9; : > held; exec sleep 20) 8< .3.pdf.part \
	    9< .4.pdf.part & holder=$!
	read -r _ < held
	"$PROGRAM" build --publish --jobs 2 [1-5].ini 2> "$work/err" & main=$!
	# Two that wait there, and the one that watches them.
	tries=0
	until [ "$(waiting)" -ge 2 ] || [ $((tries += 1)) = 200 ]; do
		sleep 0.02
	done
	kill -s $signal $main
	wait $main 2> /dev/null
	is "signal $signal: exit" $? $((128 + signal))
	kill $holder
	wait $holder 2> /dev/null
	rm -f held
	is "signal $signal: nobody goes on" "$(somebody)" ''
	is "signal $signal: store" "$(sqlite3 store.db 'PRAGMA integrity_check')" ok
	check "signal $signal: those made are whole" qpdf --check 1.pdf
	check "signal $signal: the third is not" test ! -e 3.pdf
	"$PROGRAM" build --publish --jobs 2 [1-5].ini
	is "signal $signal: once more" $? 0
	is "signal $signal: each once" "$(sqlite3 store.db "SELECT count(*),
	    count(DISTINCT path) FROM publication WHERE state = 'done'
	    AND path NOT LIKE '%board.pdf'")" '5|5'
	is "signal $signal: nothing left" "$(ls -A | grep '\.part$')" ''
done

# ---- nobody there to read ----

group 'a reader that goes away'
scene base
("$PROGRAM" export store.db observations 2> "$work/err"
    echo $? > "$work/status") | true
sleep 0.05
is 'exit' "$(cat "$work/status")" 4
is 'it ends quietly' "$(cat "$work/err")" ''
is 'one line of many' "$("$PROGRAM" build -T trace board.ini \
    2> "$work/err" | head -n 1 | cut -d ' ' -f 1)" page
is 'no fault' "$(cat "$work/err")" ''

group 'output that takes nothing'
for command in 'status store.db' 'export store.db observations' \
    'history store.db referrals' '--version' '--help' 'check --json board.ini' \
    'import --help' 'manual completion'; do
	# An up-to-date store says nothing.
	[ "$command" != 'status store.db' ] || command='status --json store.db'
	# shellcheck disable=SC2086
	"$PROGRAM" $command > "$work/out" 2> /dev/null
	[ -s "$work/out" ] || continue
	# shellcheck disable=SC2086
	"$PROGRAM" $command > /dev/full 2> "$work/err"
	is "$command, full: exit" $? 4
	has "$command, full" "$work/err" \
	    'packwright: standard output: No space left on device'
	# shellcheck disable=SC2086
	"$PROGRAM" $command >&- 2> "$work/err"
	is "$command, closed: exit" $? 4
	has "$command, closed" "$work/err" \
	    'packwright: standard output: Bad file descriptor'
done
"$PROGRAM" build none.ini 2>&-
is 'without standard error: exit' $? 2
"$PROGRAM" build none.ini 2> /dev/full
is 'a full standard error: exit' $? 2

# What is opened does not take the place of what is closed.
group 'closed descriptors are not written to'
scene base
for closed in '>&-' '2>&-' '<&- >&- 2>&-'; do
	scene base
	eval '"$PROGRAM" import --json --date 2023-03-05 --log run.log store.db \
	    more.csv '"$closed" > "$work/out" 2> "$work/err"
	is "$closed: integrity" "$(sqlite3 store.db 'PRAGMA integrity_check')" ok
	is "$closed: rows" "$(sqlite3 store.db 'SELECT count(*)
	    FROM observation WHERE value = 500')" 1
	check "$closed: log" jq -e . run.log
	eval '"$PROGRAM" build --json -o x.pdf board.ini '"$closed" \
	    > "$work/out" 2> "$work/err"
	check "$closed: PDF" qpdf --check x.pdf
done

# Without anything that ignores the signal for us.
group 'a file that may not grow'
scene base
state > "$work/old"
(ulimit -f 8; exec "$PROGRAM" build --publish board.ini) 2> "$work/err"
is 'build: exit' $? 4
has 'build' "$work/err" 'File too large'
"$PROGRAM" history store.db > /dev/null
state > "$work/now"
same 'build: nothing else' "$work/now" "$work/old"

finish
