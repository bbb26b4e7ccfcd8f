#!/bin/sh
# killed.sh - sixty runs of the monthly run killed at moments that a die chose (the
# other forty, of import and build alone, are in faults.sh): the store is whole,
# every PDF is, and in the end nothing is missing and nothing is there twice.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh

PACKWRIGHT=$PROGRAM MONTH=2023-02
export PACKWRIGHT MONTH
runs=60 seed=5		# the seed makes the same dice each time

# ---- a folder with four packs; each run brings a correction of all ----

mkdir "$work/packs" "$work/packs/inbox" && cd "$work/packs" || exit 1
{
	echo id,name,unit,better,numerator,denominator
	echo timely,Visits in time,percent,higher,visits in time,visits
	echo parts,Parts,count,neither,,
} > measure.csv
for name in a b c d; do
	cat > $name.ini <<-END
	[pack]
	title = Pack $name
	council = Example Council
	date = 2023-03-08
	sheet = portrait
	store = figures.db
	output = $name.pdf

	[text words]
	title = Visits
	file = words.md
	END
	echo $name.ini >> packs
done
echo 'In time were [](=timely).' > words.md
"$PROGRAM" import --date 2023-02-06 figures.db measure.csv
rm measure.csv

# bring N: figure N of the month, and rows that take an import some time.
bring() {
	awk -v n="$1" 'BEGIN {
		print "indicator,period,breakdown,category,numerator,denominator"
		print "timely,2023-02,,," n ",1000"
		for (i = 1; i <= 1000; i++)
			print "timely,2023-02,visit,r" n "-" i ",1,1"
	}' > "$1.csv"
	echo "correction $1" > "$1.csv.reason"
	mv "$1.csv.reason" inbox
	mv "$1.csv" inbox
}

# What a killed script has begun may be writing still.
sql() {
	sqlite3 -cmd '.timeout 5000' figures.db "$1"
}

# PDFs are whole, and each was recorded, perhaps by the killed run as pending.
whole() {
	for pdf in *.pdf; do
		[ -e "$pdf" ] || continue
		tail -c 6 "$pdf" | grep -q '%%EOF' || fail "$1: $pdf is cut"
		recorded=$(sql "SELECT count(*) FROM publication
		    WHERE digest = '$(digest "$pdf")'")
		[ "$recorded" -ge 1 ] || fail "$1: $pdf was never recorded"
	done
	is "$1: integrity" "$(sql 'PRAGMA integrity_check')" ok
	is "$1: keys" "$(sql 'PRAGMA foreign_key_check')" ''
}

group 'the monthly run killed'
bring 1
began=$(date +%s%N)
check 'the first run' sh "$top/samples/cron/monthly.sh" .
time=$((($(date +%s%N) - began) / 1000000))
awk -v seed=$seed -v n=$runs -v time=$time 'BEGIN {
	srand(seed)
	for (i = 0; i < n; i++)
		printf "%.3f %d\n", rand() * time / 1000, rand() < 0.5
}' > "$work/dice"
run=1 killed=0
while read -r delay alone; do
	run=$((run + 1))
	bring $run
	# A group of its own: half of the times only the script is killed, and
	# what it has begun goes on by itself.
	setsid sh "$top/samples/cron/monthly.sh" . > "$work/said" 2>&1 & process=$!
	sleep "$delay"
	if [ "$alone" = 1 ]; then
		kill -s KILL $process 2> /dev/null
	else
		kill -s KILL -- -$process 2> /dev/null
	fi
	wait $process 2> /dev/null
	[ $? != 137 ] || killed=$((killed + 1))
	whole "run $run"
done < "$work/dice"
check "most of $runs were killed on the way ($killed)" \
    test $killed -ge $((runs / 2))

group 'and a run that is left alone'
sh "$top/samples/cron/monthly.sh" . > "$work/said" 2> "$work/err"
is 'exit' $? 0
is 'said' "$(cat "$work/said" "$work/err")" ''
whole 'then'
is 'the last figure' "$(sql "SELECT numerator FROM observation
    WHERE category = '' AND superseded IS NULL")" $run
is 'every row once' "$(sql "SELECT count(*),
    count(DISTINCT category) FROM observation WHERE category <> ''")" \
    "$((run * 1000))|$((run * 1000))"
is 'every correction once' "$(sql "SELECT count(*),
    count(DISTINCT numerator) FROM observation WHERE category = ''")" \
    "$run|$run"
is 'no file is left' "$(ls inbox/.taking inbox | grep -c csv)" 0
is 'every file is taken' "$(ls taken | grep -c 'csv$')" $run
is 'nothing failed' "$(ls failed)" ''
is 'nothing is pending' "$(sql "SELECT count(*)
    FROM publication WHERE state <> 'done'")" 0
is 'issues without a gap' "$(sql "SELECT pack FROM publication
    GROUP BY pack HAVING count(*) <> max(issue)")" ''
for name in a b c d; do
	is "$name is the last issue" "$(sql "SELECT digest
	    FROM publication WHERE pack = '$name'
	    ORDER BY issue DESC LIMIT 1")" "$(digest $name.pdf)"
done
is 'status' "$("$PROGRAM" status figures.db)" ''

finish
