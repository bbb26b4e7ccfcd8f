#!/bin/sh
# many.sh - hundreds of packs over many machines, as samples/many has it: each job
# makes one pack from a read-only copy of the store, and what was published is
# merged back; nothing is lost and nothing is there twice.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh

PACKWRIGHT=$PROGRAM
export PACKWRIGHT
councils=20

# ---- twenty councils with three packs each, two of which print the figure ----

# Always at the same place: paths are part of the ledger.
mkdir "$work/scene" && cd "$work/scene" || exit 1
{
	echo id,name,unit,better,numerator,denominator
	for n in $(seq $councils); do
		echo "timely-$n,Visits in time in $n,percent,higher,visits in time,visits"
		echo "other-$n,Other visits in $n,count,neither,,"
	done
} > indicators.csv
{
	echo indicator,period,numerator,denominator,value
	for n in $(seq $councils); do
		echo "timely-$n,2023-02,$((n + 40)),100,"
		echo "other-$n,2023-02,,,$n"
	done
} > observations.csv
# layout COUNCIL NAME TEXT
layout() {
	cat > "c$1-$2.ini" <<-END
	[pack]
	title = Council $1, $2
	council = Council $1
	period = 2023-02
	date = 2023-03-08
	sheet = portrait
	store = figures.db
	output = c$1-$2.pdf

	[text words]
	title = Visits
	file = c$1-$2.md
	END
	echo "$3" > "c$1-$2.md"
}
for n in $(seq $councils); do
	layout "$n" one "In time were [](=timely-$n)."
	layout "$n" two "Late were all but [](=numerator timely-$n)."
	layout "$n" three "There were [](=other-$n) others."
done
"$PROGRAM" import --date 2023-03-01 figures.db indicators.csv observations.csv
"$PROGRAM" build --publish --jobs 2 c*.ini

# Every second council corrects its figure: twenty packs are out of date.
{
	echo indicator,period,numerator,denominator
	for n in $(seq 2 2 $councils); do
		echo "timely-$n,2023-02,$((n + 50)),100"
	done
} > correction.csv
"$PROGRAM" import --date 2023-04-03 --reason 'ten were counted late' figures.db \
    correction.csv

group 'what is out of date'
"$PROGRAM" status --json figures.db > "$work/status"
check 'JSON' jq -e . "$work/status"
is 'packs' "$(wc -l < "$work/status")" 60
is 'out of date' "$(jq -r 'select(.stale) | .pack' "$work/status" | wc -l)" 20
is 'none that has nothing of it' "$(jq -r 'select(.stale) | .pack' \
    "$work/status" | grep -c -e three -e '^c[0-9]*[13579]-')" 0

cp -R "$work/scene" "$work/base"

issues() {
	sqlite3 figures.db "SELECT issue, state, count(*) FROM publication
	    GROUP BY 1, 2" | tr '\n' ' '
}
digests() {
	sha256sum -- *.pdf
}

# all_made WHAT
all_made() {
	is "$1: issues" "$(issues)" '1|done|60 2|done|20 '
	is "$1: none twice" "$(sqlite3 figures.db "SELECT count(*) FROM
	    publication GROUP BY pack, edition, period, issue
	    HAVING count(*) > 1")" ''
	is "$1: status" "$("$PROGRAM" status figures.db)" ''
	is "$1: integrity" "$(sqlite3 figures.db 'PRAGMA integrity_check')" ok
	digests > "$work/digests"
	same "$1: bytes" "$work/digests" "$work/want"
	# What is recorded is what is there.
	is "$1: recorded" "$(sqlite3 figures.db "SELECT digest || '  ' || pack ||
	    '.pdf' FROM publication AS p WHERE issue = (SELECT max(issue)
	    FROM publication AS q WHERE q.pack = p.pack) ORDER BY pack" |
	    LC_ALL=C sort -k 2 | sha256sum)" \
	    "$(LC_ALL=C sort -k 2 "$work/want" | sha256sum)"
}

group 'on one machine'
scene
"$PROGRAM" build --stale --jobs 2 figures.db
is 'exit' $? 0
digests > "$work/want"
all_made 'build --stale'

group 'GNU parallel'
scene
sh "$top/samples/many/parallel.sh" figures.db "a run" --jobs 2 > "$work/out" \
    2> "$work/err"
is 'exit' $? 0
is 'said' "$(cat "$work/err")" ''
all_made 'parallel'
is 'no record is left' "$(ls 'a run/records')" ''
is 'again' "$(sh "$top/samples/many/prepare.sh" figures.db 'a run')" 0

group 'a Slurm job array'
scene
n=$(sh "$top/samples/many/prepare.sh" figures.db run)
is 'tasks' "$n" 20
copy=$(digest run/copy.db)
task() {
	SLURM_ARRAY_TASK_ID=$1 sh "$top/samples/many/slurm.sh" run \
	    "$top/samples/many"
}
# In an order of its own, some killed on the way, some run twice.
for i in $(seq "$n" -1 1); do
	case $i in
	*3)
		task "$i" > /dev/null 2>&1 & process=$!
		sleep 0.01
		kill -s KILL $process
		wait $process 2> /dev/null
		;;
	*7) task "$i" ;;
	esac
	task "$i" || fail "task $i"
done
is 'the copy is as it was' "$(digest run/copy.db)" "$copy"
is 'records' "$(ls run/records | wc -l)" 20
is 'the store waits' "$(issues)" '1|done|60 '
cp -R run/records run/kept
sh "$top/samples/many/merge.sh" figures.db run
is 'merged: exit' $? 0
all_made 'slurm'
"$PROGRAM" merge --json figures.db run/kept/*.record > "$work/out"
is 'merged again: exit' $? 0
is 'merged again: said' "$(cat "$work/out")" '{"merged":0,"known":20}'
all_made 'merged again'
task 21 2> "$work/err"
is 'no such task: exit' $? 2
has 'no such task' "$work/err" 'has no line 21'

# What a child prints is kept in two files until those before it are over.
group 'few files may be open at once'
mkdir "$work/few" && cd "$work/few" || exit 1
echo 'Words.' > words.md
for n in 1 2 3 4 5 6 7 8; do
	cat > $n.ini <<-END
	[pack]
	title = Paper $n
	date = 2023-06-01
	sheet = portrait
	output = $n.pdf
	[text words]
	file = words.md
	END
done
(ulimit -n 4; exec "$PROGRAM" build --jobs 2 1.ini 2.ini) 2> "$work/err"
is 'none for a process: exit' $? 4
is 'none for a process: said of each' "$(grep -c 'cannot start a process to build this in: Too many open files' \
    "$work/err")" 2
is 'none for a process: nothing is made' "$(ls | grep -c pdf)" 0
# The first waits for a lock while others come to be over.
: > .1.pdf.part
mkfifo held go
(flock 9; : > held; read -r _ < go) 9< .1.pdf.part &
read -r _ < held
(ulimit -n 15; exec "$PROGRAM" build --jobs 2 [1-8].ini) 2> "$work/err" & main=$!
tries=0
until [ -e 4.pdf ] || [ $((tries += 1)) = 200 ]; do
	sleep 0.02
done
sleep 0.3
echo > go
wait $main
is 'the first is slow: exit' $? 0
is 'the first is slow: said' "$(cat "$work/err")" ''
is 'the first is slow: papers' "$(ls [1-8].pdf | wc -l)" 8

group 'a record of another store'
scene
n=$(sh "$top/samples/many/prepare.sh" figures.db run)
task 1
rm -f other.db
"$PROGRAM" import --quiet --date 2023-03-02 other.db indicators.csv
before=$(dump other.db | sha256sum)
"$PROGRAM" merge other.db run/records/1.record 2> "$work/err"
is 'exit' $? 2
has 'which' "$work/err" '1.record'
is 'nothing is merged' "$(dump other.db | sha256sum)" "$before"

finish
