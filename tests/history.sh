#!/bin/sh
# history.sh - the history of a figure: corrected, corrected back, why, and who
# printed it; what a first import leaves when it is refused; charts by themselves.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
cd "$work" || exit 1

cat > indicators.csv <<'END'
id,name,unit,per,better,numerator,denominator
timely,Visits in time,percent,100,higher,visits in time,visits
END

# figure DAY IN-TIME OF [REASON]: September's figure as imported that day.
figure() {
	printf 'indicator,period,numerator,denominator\ntimely,2024-09,%s,%s\n' \
	    "$2" "$3" > figure.csv
	"$PROGRAM" import --quiet --date "$1" ${4:+--reason "$4"} store.db \
	    figure.csv
}

# layout NAME SECTION...: NAME.ini, whose text quotes the figure.
layout() {
	name=$1
	cat > "$name.ini" <<-END
	[pack]
	title = Paper
	period = 2024-09
	date = 2024-12-10
	store = store.db
	output = $name.pdf
	END
	shift
	printf '%s\n' "$@" >> "$name.ini"
}

text() {
	pdftotext -layout "$1.pdf" - | tr -s ' \n' ' ' > "$1.txt"
}

# What COMMAND says to somebody who looks.
shown() {
	PACKWRIGHT_RESULTS=1 sh -c "$1" > out 2>&1
}

layout monthly-summary '[text words]' 'title = Words' 'file = words.md'
layout other '[text words]' 'title = Words' 'file = none.md'
layout spotlight '[correction september]' 'indicator = timely'
echo 'It was [](=timely).' > words.md
echo 'No figure at all.' > none.md

group 'a figure corrected, and corrected back'
"$PROGRAM" import --quiet --date 2024-10-01 store.db indicators.csv
figure 2024-10-01 50 100
"$PROGRAM" check spotlight.ini 2> err
is 'never corrected: exit' $? 2
has 'never corrected' err 'this figure has never been corrected'
"$PROGRAM" build --quiet --publish monthly-summary.ini other.ini
figure 2024-11-01 60 100 'Six were lost'
figure 2024-12-01 60 90
"$PROGRAM" build --quiet --publish monthly-summary.ini
"$PROGRAM" check spotlight.ini 2> err
is 'without a reason: exit' $? 0
has 'without a reason' err 'spotlight.ini:7:1: warning: the correction was imported without a reason'
figure 2024-12-02 50 100 2> err
is 'not taken back by the way: exit' $? 2
has 'not taken back by the way' err 'figure.csv:2:1: error: takes back a correction, take the row out, or give --reason if it is right after all: timely in 2024-09 would be 50 of 100 again; import 4 made it 60 of 90'
figure 2024-12-02 50 100 'It was right at first'
"$PROGRAM" build --quiet spotlight.ini 2> err
text spotlight
has 'its history' spotlight.txt 'September 2024 was first reported as 50% (50 of 100), on 1 November 2024 as 60% (60 of 100), on 1 December 2024 as 67% (60 of 90). It is 50% (50 of 100) again, as first reported.'
has 'its day' spotlight.txt 'Corrected 2 December 2024.'
has 'who printed the first' spotlight.txt 'The first figure was printed in: Monthly summary, September 2024 (issue 1, page 1).'
has 'who printed the last' spotlight.txt 'The figure of 1 December 2024 was printed in: Monthly summary, September 2024 (issue 2, page 1).'
is 'nobody printed the second' "$(grep -c 'figure of 1 November' spotlight.txt)" 0
figure 2024-12-03 51 100 'One more'
"$PROGRAM" check spotlight.ini 2> err
is 'with a reason' "$(cat err)" ''

group 'every import'
"$PROGRAM" undo --date 2024-12-04 --reason 'It was none' --json store.db 6 > out
is 'taken back' "$(cat out)" \
    '{"undo":6,"kind":"observations","removed":0,"restored":1,"kept":0,"import":7}'
"$PROGRAM" history --json store.db > out
is 'one a line' "$(jq -r '"\(.import) \(.date) \(.file) \(.kind) \(.rows)"' out)" \
    '1 2024-10-01 indicators.csv indicators 1
2 2024-10-01 figure.csv observations 1
3 2024-11-01 figure.csv observations 1
4 2024-12-01 figure.csv observations 1
5 2024-12-02 figure.csv observations 1
6 2024-12-03 figure.csv observations 1
7 2024-12-04 figure.csv observations 1'
is 'why' "$(jq -r 'select(.import == 3) | .reason' out)" 'Six were lost'
is 'what took back and was taken' "$(jq -c '[.undoes, .undone]' out |
    grep -v null,null)" '[null,7]
[6,null]'

group 'a first import that is refused'
printf 'indicator,period,value\nnobody,2024-09,1\n' > bad.csv
"$PROGRAM" import new.db bad.csv 2> err
is 'exit' $? 2
check 'leaves no store behind' test ! -e new.db
# Another comes to the new store before this one is refused: it must not go with
# what he has put into it.
{ cat indicators.csv; seq 40000 | sed 's/.*/x&,Name &,percent,100,higher,a,b/'
    echo 'y,Y,nothing,,,,'; } > bad.csv
"$PROGRAM" import new.db bad.csv 2> err & bad=$!
tries=0
until [ -e new.db-wal ] || [ $((tries += 1)) = 200 ]; do
	sleep 0.01
done
"$PROGRAM" import --quiet new.db indicators.csv
is 'another at once: exit' $? 0
wait $bad
is 'another at once: exit of the one refused' $? 2
is 'another at once: is kept' "$(sqlite3 new.db \
    'SELECT count(*) FROM indicator')" 1
printf 'indicator,period,value\nnobody,2024-09,1\n' > bad.csv
was=$(digest store.db)
"$PROGRAM" import store.db bad.csv 2> err
is 'one that was there stays' "$(digest store.db)" "$was"
printf 'indicator,period,value\n' > header.csv
"$PROGRAM" import --quiet empty.db header.csv 2> err
sed 's/store\.db/empty.db/' spotlight.ini > empty.ini
if [ -e empty.db ]; then
	"$PROGRAM" check empty.ini 2> err
	is 'nothing in it: --as-at is not spoken of' "$(grep -c as-at err)" 0
fi

group 'a cell does not talk to the terminal'
csi=$(printf '\302\233')
printf '%s\n' 'indicator,period,numerator,denominator,breakdown,category' \
    "timely,2024-09,30,40,team,N${csi}31mth" > cell.csv
"$PROGRAM" import --quiet cell.db indicators.csv cell.csv
sed 's/,30,/,29,/' cell.csv > cell2.csv
"$PROGRAM" import --dry-run --reason counted --edition all cell.db cell2.csv \
    > out
has 'the row' out '31mth: is numerator 29, was numerator 30'
is 'but not its control character' "$(grep -c "$csi" out)" 0

group 'a figure below nought, for machines'
cat > balance.csv <<'END'
id,name,unit,decimals,better
balance,Balance,money,1,higher
END
printf 'indicator,period,value\nbalance,2024-09,-5.5\n' > below.csv
"$PROGRAM" import --quiet below.db balance.csv below.csv
"$PROGRAM" history --json below.db balance 2024-09 > out
is 'is a number' "$(jq .value out)" -5.5

group 'charts by themselves'
cat > audits.csv <<'END'
programme,service,period,stage,grade,count
grades,All,2022-Q2,original,outstanding,0
grades,All,2022-Q2,original,good,1
grades,All,2022-Q2,original,requires-improvement,0
grades,All,2022-Q2,original,inadequate,0
grades,All,2022-Q2,moderated,outstanding,0
grades,All,2022-Q2,moderated,good,0
grades,All,2022-Q2,moderated,requires-improvement,1
grades,All,2022-Q2,moderated,inadequate,0
END
printf 'category,children,population\nA,40,50\nB,60,50\n' > sides.csv
shown "'$PROGRAM' import --date 2024-12-04 store.db audits.csv"
is 'rows' "$(cat out)" \
    'audits.csv: audits, 8 rows: 8 new, 0 changed, 0 as before'
layout charts '[bars b]' 'title = Bars' 'indicator = timely' 'rows =' \
    '    2024-09 Now' '[moderation m]' 'programme = grades' \
    'from = 2022-01' 'to = 2022-12' '[pairs p]' 'title = Pairs' \
    'file = sides.csv' 'children = Known' 'children-source = a' \
    'children-year = b' 'children-left-out = c' 'population = Residents' \
    'population-source = d' 'population-year = e' \
    'population-left-out = f' '[text words]' 'title = Words' \
    'file = words.md'
for id in b m p; do
	"$PROGRAM" chart charts.ini $id -o $id.svg > out 2> err
	is "$id: exit" $? 0
done
has 'bars' b.svg '<title>Bars</title>'
has 'moderation' m.svg '<title>After moderation, 0 of 1 was good or outstanding, not 1</title>'
has 'its alternative' m.svg '<desc>Moderation: 1 audit by grade, before and after. Original: none outstanding, 1 good,'
has 'pairs' p.svg '<title>Pairs</title>'
"$PROGRAM" chart charts.ini words -o w.svg 2> err
is 'no chart: exit' $? 2
has 'no chart' err 'charts.ini: error: this section is no chart: packwright chart draws [chart], [bars], [moderation] and [pairs], a text shows [chart] and [card]: [text words]'
check 'no file' test ! -e w.svg

group 'one of a thing is spoken of as one'
shown "'$PROGRAM' build monthly-summary.ini -o one.pdf"
has 'one page' out 'one.pdf: 1 page, '
printf 'indicator,period,value\ntimely,2024-10,7\n' > row.csv
shown "'$PROGRAM' import store.db row.csv"
is 'one row' "$(cat out)" \
    'row.csv: observations, 1 row: 1 new, 0 changed, 0 as before'

group 'moderations that are none'
sed 's/,1$/,0/; s/^grades/zero/' audits.csv > zero.csv
sed 's/^grades/open/' audits.csv > open.csv
echo 'open,All,2022-Q2,original,not-graded,5' >> open.csv
echo 'open,All,2022-Q2,moderated,not-graded,3' >> open.csv
sed 's/^grades/gaps/; /inadequate/d' audits.csv > gaps.csv
sed 's/^grades/five/' audits.csv > five.csv
echo 'five,All,2022-Q2,original,not-graded,5' >> five.csv
"$PROGRAM" import --quiet store.db zero.csv open.csv gaps.csv five.csv
for programme in zero open gaps five; do
	layout $programme "[moderation m]" "programme = $programme" \
	    'from = 2022-01' 'to = 2022-12'
	"$PROGRAM" build $programme.ini 2> $programme.err
	echo $? >> exits
done
is 'exits' "$(tr '\n' ' ' < exits)" '2 2 0 0 '
has 'both nought' zero.err 'zero.ini:7:1: error: nothing was moderated'
has 'not graded' open.err 'not graded: original 5, moderated 3'
has 'a grade missing' gaps.err 'All, inadequate'
text gaps
has 'nothing is claimed of it' gaps.txt 'The data do not have every grade of both'
text five
has 'those not graded are said' five.txt '1 audit moderated and 5 not graded, number by grade'

group 'a reason that names a row nobody was shown'
cat > teams.csv <<'END'
indicator,period,breakdown,category,numerator,denominator,reason
balance,2024-09,team,East,3,48,
balance,2024-09,,,73,150,West sent 12 forms late
balance,2024-10,,,74,150,all teams were asked
END
printf 'id,name,unit,better\nbalance,Balance,percent,higher\n' > balance.csv
"$PROGRAM" import --date 2024-12-05 --quiet told.db balance.csv teams.csv
sed -i 's/,73,/,72,/' teams.csv
"$PROGRAM" import --date 2024-12-06 --reason 'East had 3 and not 30' told.db \
    teams.csv 2> err
is 'import: exit' $? 0
has 'import says so' err 'told.db: warning: the reason names a row by category that no public paper has shown'
"$PROGRAM" history told.db > out
lacks 'imports' out 'not 30'
"$PROGRAM" history --json told.db balance 2024-09 > out
lacks 'a figure' out 'not 30'
has 'that there is one' out '"reason":"[c]"'
has 'of a team nobody knows' out 'West sent 12'
"$PROGRAM" history --edition members told.db balance 2024-09 > out
has 'members' out 'East had 3 and not 30'
sed -i 's/West sent 12 forms/East sent three forms/' teams.csv
"$PROGRAM" import --date 2024-12-07 --quiet --reason 'a slip' told.db teams.csv
"$PROGRAM" export told.db observations > out 2> err
is 'export: exit' $? 0
lacks 'export' out 'three forms'
has 'export of another' out 'all teams were asked'
has 'export says so' err 'note: reasons that name a row by category'
"$PROGRAM" export --edition members told.db observations > out
has 'export for members' out 'East sent three forms'

finish
