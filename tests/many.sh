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
scene() {
	cd "$work" && rm -rf scene && cp -R base scene && cd scene || exit 1
}

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
"$PROGRAM" merge figures.db run/kept/*.record
is 'merged again: exit' $? 0
all_made 'merged again'
task 21 2> "$work/err"
is 'no such task: exit' $? 2
has 'no such task' "$work/err" 'has no line 21'

group 'a record of another store'
scene
n=$(sh "$top/samples/many/prepare.sh" figures.db run)
task 1
rm -f other.db
"$PROGRAM" import --date 2023-03-02 other.db indicators.csv
before=$(dump other.db | sha256sum)
"$PROGRAM" merge other.db run/records/1.record 2> "$work/err"
is 'exit' $? 2
has 'which' "$work/err" '1.record'
is 'nothing is merged' "$(dump other.db | sha256sum)" "$before"

finish
