#!/bin/sh
# monthly.sh - the monthly run of samples/cron: silent when all is well, one message
# when not, and nothing lost whatever happens on the way.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh

PACKWRIGHT=$PROGRAM MONTH=2023-02
export PACKWRIGHT MONTH

# ---- a folder: two months of one indicator, a pack of the month ----

mkdir "$work/base" "$work/base/inbox" && cd "$work/base" || exit 1
cat > measure.csv <<'END'
id,name,unit,better,numerator,denominator
timely,Visits in time,percent,higher,visits in time,visits
END
cat > january.csv <<'END'
indicator,period,numerator,denominator
timely,2023-01,80,100
END
cat > visits.ini <<'END'
[pack]
title = Visits
council = Example Council
date = 2023-03-08
sheet = portrait
store = figures.db
output = visits.pdf

[text words]
title = Visits
file = words.md
END
echo 'In time were [](=timely), after [](=timely 2023-01) in January.' > words.md
echo visits.ini > packs
"$PROGRAM" import --date 2023-02-06 figures.db measure.csv january.csv
rm measure.csv january.csv

# arrives NAME LINE...: a file of observations in the inbox.
arrives() {
	name=$1
	shift
	printf '%s\n' indicator,period,numerator,denominator "$@" > inbox/"$name"
}

# run_it: status to $status, the message to $work/said.
run_it() {
	sh "$top/samples/cron/monthly.sh" . > "$work/said" 2> "$work/err"
	status=$?
}

# silent WHAT
silent() {
	is "$1: exit" "$status" 0
	is "$1: said" "$(cat "$work/said" "$work/err")" ''
}

issues() {
	sqlite3 figures.db "SELECT period, issue, state FROM publication
	    ORDER BY number" | tr '\n' ' '
}

words() {
	pdftotext visits.pdf - | head -n 4 | tr '\n' ' '
}

integrity() {
	is "$1: integrity" "$(sqlite3 figures.db 'PRAGMA integrity_check')" ok
	is "$1: keys" "$(sqlite3 figures.db 'PRAGMA foreign_key_check')" ''
}

# ---- well ----

group 'well'
scene
arrives february.csv timely,2023-02,90,100
run_it
silent 'new figures'
is 'published' "$(issues)" '2023-02|1|done '
case $(words) in
*'90%, after 80%'*) pass ;;
*) fail "the pack says: $(words)" ;;
esac
is 'inbox' "$(ls inbox)" ''
is 'taken' "$(ls taken | sed 's/^[0-9-]*//')" february.csv
check 'the log is JSON, a line each' jq -e . log.jsonl
first=$(digest visits.pdf)

run_it
silent 'nothing to do'
is 'no new issue' "$(issues)" '2023-02|1|done '
is 'the same file' "$(digest visits.pdf)" "$first"

arrives january.csv timely,2023-01,85,100
echo 'five were counted late' > inbox/january.csv.reason
run_it
silent 'a correction'
is 'issue 2' "$(issues)" '2023-02|1|done 2023-02|2|done '
case $(words) in
*'90%, after 85%'*) pass ;;
*) fail "the pack says: $(words)" ;;
esac
is 'its reason is kept' "$(sqlite3 figures.db \
    'SELECT reason FROM import ORDER BY number DESC LIMIT 1')" \
    'five were counted late'

group 'the next month'
scene
arrives february.csv timely,2023-02,90,100
run_it
first=$(digest visits.pdf)
arrives march.csv timely,2023-03,70,100
MONTH=2023-03 run_it
is 'one file for all: exit' $status 1
has 'one file for all' "$work/said" 'visits.ini:7:10: error: another published paper lies here, so nothing was written: write {period} in output'
is 'one file for all: it stays' "$(issues)$(digest visits.pdf)" \
    "2023-02|1|done $first"
sed -i 's/^output = .*/output = visits-{period}.pdf/' visits.ini
MONTH=2023-03 run_it
silent 'a file for each'
is 'published' "$(issues)" '2023-02|1|done 2023-03|1|done '
is 'both are there' "$(digest visits.pdf) $(ls visits-*)" \
    "$first visits-2023-03.pdf"

group 'a correction without its reason'
scene
arrives february.csv timely,2023-02,90,100
run_it
arrives "panel's fix.csv" timely,2023-02,91,100
arrives march.csv timely,2023-03,70,100
run_it
is 'exit' $status 1
has 'said' "$work/said" "panel's fix.csv is not in the store; it is failed/"
has 'what to do' "$work/said" '  It changes figures, and does not say why. Say why, and put the file back under its own name:'
is 'it is aside' "$(ls failed | sed 's/^[0-9]*-[0-9]*-[0-9]*-//' | tr '\n' ' ')" \
    "panel's fix.csv panel's fix.csv.txt "
is 'nothing is published anew' "$(issues)" '2023-02|1|done '
is 'what came with it went in' "$(sqlite3 figures.db "SELECT count(*)
    FROM observation WHERE period = '2023-03'")" 1
# The commands it says, with a reason of one's own.
sed -n "s/^    //p" "$work/said" | sed 's/Why the figures change/One was late/' \
    > "$work/steps"
is 'commands' "$(wc -l < "$work/steps")" 3
(cd / && sh -e "$work/steps")
is 'back under its name' "$(ls inbox | tr '\n' ' ')" \
    "panel's fix.csv panel's fix.csv.reason "
run_it
silent 'with its reason'
is 'the reason' "$(sqlite3 figures.db \
    "SELECT reason FROM import WHERE reason <> ''")" 'One was late'
is 'published anew' "$(issues)" '2023-02|1|done 2023-02|2|done '

group 'a folder that has nothing of it, and a program that is not there'
mkdir "$work/empty" && cd "$work/empty" || exit 1
run_it
is 'no store: exit' $status 1
has 'no store' "$work/said" 'There is no store figures.db here, and no CSV file in inbox: name the folder that has them.'
is 'nothing is made' "$(ls -A)" ''
is 'no folder' "$(sh "$top/samples/cron/monthly.sh" nofolder 2>&1; echo $?)" \
    'packwright, monthly run of nofolder: this needs you

There is no such folder: name the one that has figures.db and inbox.
1'
scene
PACKWRIGHT=$work/nowhere/packwright run_it
is 'no program: exit' $status 1
has 'no program' "$work/said" "There is no program $work/nowhere/packwright: name it with PATH or PACKWRIGHT."
mkdir -p "$work/prefix/bin" "$work/prefix/share/packwright/samples"
cp -R "$top/samples/cron" "$work/prefix/share/packwright/samples"
cat > "$work/prefix/bin/packwright" <<END
#!/bin/sh
echo "\$*" >> "$work/prefix/called"
exec "$PROGRAM" "\$@"
END
chmod +x "$work/prefix/bin/packwright"
arrives february.csv timely,2023-02,90,100
(cd "$work" && unset PACKWRIGHT &&
    PATH=/usr/bin:/bin sh prefix/share/packwright/samples/cron/monthly.sh \
    "$OLDPWD") > "$work/said" 2> "$work/err"
status=$?
silent 'one that was installed with it'
has 'it is called' "$work/prefix/called" import

group 'a name that looks like an option'
scene
arrives '-f februar y.csv' timely,2023-02,90,100
echo 'why not' > 'inbox/-f februar y.csv.reason'
run_it
silent 'it goes in'
is 'published' "$(issues)" '2023-02|1|done '
is 'taken' "$(ls taken | sed 's/^[0-9]*-[0-9]*-[0-9]*-//' | tr '\n' ' ')" \
    '-f februar y.csv -f februar y.csv.reason '
scene
arrives february.csv timely,2023-02,90,100
mkdir -- -odd && mv figures.db visits.ini words.md packs inbox ./-odd
arrived=$(sh "$top/samples/cron/monthly.sh" -odd 2>&1)
is 'nor does a folder' "$arrived" ''

group 'what is no data'
scene
echo x > inbox/notes.txt
echo 'why' > inbox/lost.reason
run_it
is 'exit' $status 1
has 'the file' "$work/said" 'inbox/notes.txt is no CSV file'
has 'the reason' "$work/said" 'inbox/lost.reason is a reason for no file'

group 'files that need each other'
scene
rm figures.db
printf 'id,name,unit,better,numerator,denominator\n%s\n' \
    'timely,Visits in time,percent,higher,visits in time,visits' \
    > inbox/z-measure.csv
arrives a.csv timely,2023-01,80,100 timely,2023-02,90,100
run_it
silent 'a new store'
is 'published' "$(issues)" '2023-02|1|done '

# ---- not well ----

group 'a file that is wrong'
scene
arrives february.csv timely,2023-02,90,100
arrives wrong.csv timely,2023-02,200,100 tmely,2023-13,1,2
run_it
is 'exit' $status 1
is 'to standard error' "$(cat "$work/err")" ''
has 'where' "$work/said" 'wrong.csv:2:16: error: '
has 'all faults' "$work/said" 'wrong.csv:3:7: error: '
check 'it is short' test "$(wc -l < "$work/said")" -lt 12
is 'aside' "$(ls failed | sed 's/^[0-9-]*//' | tr '\n' ' ')" \
    'wrong.csv wrong.csv.txt '
is 'the other is in' "$(issues)" '2023-02|1|done '
check 'nothing is left' test -z "$(ls -A inbox/.taking inbox | grep csv)"
run_it
silent 'and then'

group 'an old file that would take a correction back'
scene
arrives february.csv timely,2023-02,90,100
run_it
arrives february.csv timely,2023-02,88,100
echo 'two were not in time' > inbox/february.csv.reason
run_it
silent 'the correction'
corrected=$(digest visits.pdf)
arrives year.csv timely,2023-01,80,100 timely,2023-02,90,100 timely,2023-03,1,2
run_it
is 'exit' $status 1
has 'what it would do' "$work/said" 'year.csv:3:1: error: takes back a correction, take the row out, or give --reason if it is right after all: timely in 2023-02 would be 90 of 100 again; import 4 made it 88 of 100 (two were not in time)'
is 'aside' "$(ls failed | sed 's/^[0-9-]*//' | tr '\n' ' ')" \
    'year.csv year.csv.txt '
is 'nothing of it is in' "$(sqlite3 figures.db \
    'SELECT max(number) FROM import')" 4
is 'no new issue' "$(issues)" '2023-02|1|done 2023-02|2|done '
is 'the same file' "$(digest visits.pdf)" "$corrected"
arrives year.csv timely,2023-02,90,100
echo 'they were, after all' > inbox/year.csv.reason
run_it
silent 'with a reason it goes in'
is 'issue 3' "$(issues)" '2023-02|1|done 2023-02|2|done 2023-02|3|done '

group 'a pack that is wrong'
scene
arrives february.csv timely,2023-02,90,100
echo 'In time were [91%](=timely).' > words.md
run_it
is 'exit' $status 1
has 'where' "$work/said" 'words.md:1:14: error: '
has 'which' "$work/said" 'visits.ini was not made for 2023-02'
is 'nothing published' "$(issues)" ''
check 'no PDF' test ! -e visits.pdf

# ---- at once ----

group 'two runs at once'
scene
arrives february.csv timely,2023-02,90,100
sh "$top/samples/cron/monthly.sh" . > "$work/other" 2>&1 & other=$!
run_it
wait $other
is 'the other: exit' $? 0
is 'the other: said' "$(cat "$work/other")" ''
silent 'this'
is 'published once' "$(issues)" '2023-02|1|done '
integrity 'then'

group 'another run that hangs'
scene
arrives february.csv timely,2023-02,90,100
(exec 9> .lock; flock 9; echo > held; exec sleep 60) & holder=$!
until [ -e held ]; do sleep 0.02; done
PATIENCE=1 run_it
is 'exit' $status 1
has 'it says so' "$work/said" 'Another run has been at it for 1 seconds'
kill -s KILL $holder
wait $holder 2> /dev/null
rm held
run_it
silent 'its lock goes with it'

group 'a build by hand during an import'
scene
arrives february.csv timely,2023-02,90,100
run_it
awk 'BEGIN {
	print "indicator,period,breakdown,category,numerator,denominator"
	for (i = 1; i <= 20000; i++)
		print "timely,2023-02,visit,v" i ",1,1"
}' > inbox/many.csv
sh "$top/samples/cron/monthly.sh" . > "$work/said" 2> "$work/err" & other=$!
built=0
while kill -0 $other 2> /dev/null; do
	"$PROGRAM" build --period 2023-02 -o draft.pdf visits.ini 2> "$work/draft" ||
	    fail 'the build' "$work/draft"
	built=$((built + 1))
done
wait $other
status=$?
silent 'the run'
check 'built meanwhile' test $built -gt 0
is 'all rows' "$(sqlite3 figures.db 'SELECT count(*) FROM observation')" 20002
integrity 'then'

# ---- the machine ----

group 'a run that was killed'
scene
mkdir inbox/.taking
arrives january.csv timely,2023-01,85,100
echo 'five were counted late' > inbox/january.csv.reason
mv inbox/january.csv* inbox/.taking
# It was in the store already when the run was killed, and a later file is right.
"$PROGRAM" import --reason 'five were counted late' figures.db \
    inbox/.taking/january.csv
arrives january.csv timely,2023-01,86,100
echo 'one more' > inbox/january.csv.reason
arrives february.csv timely,2023-02,90,100
run_it
silent 'the next run'
is 'the later file counts' "$(sqlite3 figures.db "SELECT numerator
    FROM observation WHERE period = '2023-01' AND superseded IS NULL")" 86
is 'taken' "$(ls taken | sed 's/^[0-9]*-[0-9]*-[0-9]*-//' | tr '\n' ' ')" \
    '2-january.csv 2-january.csv.reason february.csv january.csv january.csv.reason '

group 'a clock that was ahead'
scene
printf 'indicator,period,numerator,denominator\ntimely,2023-02,89,100\n' > ahead.csv
"$PROGRAM" import --date 2099-01-01 figures.db ahead.csv
arrives february.csv timely,2023-02,90,100
echo 'one more' > inbox/february.csv.reason
run_it
is 'it says so: exit' $status 1
has 'it says so' "$work/said" 'import is dated before the newest one'
is 'and nothing else' "$(sed 1,2d "$work/said" | wc -l)" 1
is 'times never fall' "$(sqlite3 figures.db 'SELECT count(*) FROM import AS a
    JOIN import AS b ON b.number = a.number + 1 WHERE b.time < a.time')" 0
case $(words) in
*'90%, after 80%'*) pass ;;
*) fail "the pack says: $(words)" ;;
esac

group 'a full disk'
scene
if disk_mount 4m; then
	arrives february.csv timely,2023-02,90,100
	disk_fill 16384
	run_it
	rm ballast
	is 'exit' $status 1
	has 'it says so' "$work/said" 'not in the store yet, the next run tries again'
	check 'the file is there still' test -f inbox/.taking/february.csv
	integrity 'then'
	run_it
	silent 'with room again'
	is 'published' "$(issues)" '2023-02|1|done '
	disk_unmount
else
	echo "      no tmpfs may be mounted here: not tried"
fi

# ---- the files beside it ----

group 'cron and systemd'
cd "$top/samples/cron" || exit 1
is 'the crontab has one job of five fields and a command' "$(awk '
	/^#/ || /^[A-Z]+=/ { next }
	NF >= 6 && $1 ~ /^[0-9]+$/ && $6 == "sh" { n++ } END { print n }' \
    crontab)" 1
for file in crontab packwright-monthly.service; do
	has "$file runs the script" $file samples/cron/monthly.sh
done
has 'the timer makes up for it' packwright-monthly.timer Persistent=true

finish
