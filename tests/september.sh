#!/bin/sh
# september.sh - the story of September 2024: reported as 67%, published in two
# packs of three, corrected to 76%.  What says which pages printed it, what is made
# again, what the note says, and the old bytes back.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh

data=$top/samples/spotlight
cp -R tests/september "$work/september" && cd "$work/september" || exit 1

# want NAME GOT: as tests/september/NAME has it.
want() {
	same "$1" "$2" "$1"
}

digests() {
	sha256sum -- summary.pdf teams.pdf audit.pdf
}

group 'as first reported'
"$PROGRAM" import --date 2024-10-07 figures.db "$data/indicators.csv" \
    "$data/targets.csv" "$data/comparators.csv" "$data/observations.csv" \
    "$data/teams.csv"
is 'import' $? 0
"$PROGRAM" build --publish summary.ini teams.ini audit.ini
is 'three packs' $? 0
is 'status' "$("$PROGRAM" status figures.db)" ''
digests > "$work/first"
mkdir old && cp -- *.pdf old
audit=$(stat -c '%i %y' audit.pdf)

group 'the correction, tried first'
before=$(dump figures.db | sha256sum)
"$PROGRAM" import --dry-run --date 2024-11-14 --reason 'Day 45 had been counted as late' \
    figures.db "$data/correction.csv" > "$work/out"
is 'exit' $? 0
sed "s#^$data/##" "$work/out" > "$work/preview"
want want.preview "$work/preview"
is 'nothing has changed' "$(dump figures.db | sha256sum)" "$before"

group 'the correction'
"$PROGRAM" import --date 2024-11-14 --reason 'Day 45 had been counted as late' \
    figures.db "$data/correction.csv"
"$PROGRAM" status figures.db | sed "s|$work/||" > "$work/status"
want want.status "$work/status"
"$PROGRAM" status --json figures.db | jq -r 'select(.stale) | .pack' \
    > "$work/packs"
is 'for machines' "$(tr '\n' ' ' < "$work/packs")" 'summary teams '
"$PROGRAM" history figures.db assessments-45-days 2024-09 > "$work/history"
want want.history "$work/history"

group 'made again'
"$PROGRAM" build --stale figures.db > "$work/said" 2>&1
is 'exit' $? 0
is 'said' "$(cat "$work/said")" ''
is 'status' "$("$PROGRAM" status figures.db)" ''
is 'issues' "$(sqlite3 figures.db 'SELECT pack, issue FROM publication
    ORDER BY pack, issue' | tr '\n' ' ')" \
    'audit|1 summary|1 summary|2 teams|1 teams|2 '
is 'the third was not touched' "$(stat -c '%i %y' audit.pdf)" "$audit"
for name in summary teams; do
	pdftotext -layout $name.pdf "$work/$name.txt"
	want want.$name "$work/$name.txt"
	check "$name is a tagged PDF without fault" "$(tool pdfcheck)" $name.pdf
done
digests > "$work/second"

group 'the old bytes back'
for name in summary teams audit; do
	"$PROGRAM" build --publish --as-at 2024-10-31 -o again.pdf $name.ini
	is "$name: exit" $? 0
	check "$name: the bytes of issue 1" cmp again.pdf old/$name.pdf
	rm -f again.pdf
done
digests > "$work/then"
same 'nothing else was written' "$work/then" "$work/second"
is 'nothing was recorded' "$(sqlite3 figures.db \
    'SELECT count(*) FROM publication')" 5

finish
