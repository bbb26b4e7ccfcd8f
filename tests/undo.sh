#!/bin/sh
# undo.sh - a wrong import is taken back, looked at before, and told of; the data
# come out as files and go in again; and what a machine does to all that.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
cd "$work" || exit 1

moments=12		# to be killed at

cat > indicators.csv <<'END'
id,name,unit,per,better,numerator,denominator
timely,Visits in time,percent,100,higher,visits in time,visits
parts,Parts,count,,neither,,
END
cat > first.csv <<'END'
indicator,period,numerator,denominator
timely,2024-08,40,100
timely,2024-09,67,100
END
cat > wrong.csv <<'END'
indicator,period,numerator,denominator
timely,2024-10,1,100
timely,2024-09,76,100
END
echo 'It was [](=timely).' > words.md

# layout NAME LINE...: NAME.ini, whose text quotes September's figure.
layout() {
	name=$1
	shift
	{
		printf '%s\n' '[pack]' 'title = Paper' 'council = Example Council' \
		    'period = 2024-09' 'date = 2024-12-10' 'store = store.db' \
		    "output = $name.pdf" "$@"
		printf '%s\n' '[text words]' 'title = Words' 'file = words.md'
	} > "$name.ini"
}

# What the program says on both ends; its status in $status.
says() {
	"$PROGRAM" "$@" > out 2> err
	status=$?
}

layout paper
layout board
"$PROGRAM" import --date 2024-10-01 store.db indicators.csv first.csv
"$PROGRAM" build --publish paper.ini

# ---- taking back ----

group 'an import is looked at'
was=$(dump store.db | sha256sum)
says import --dry-run --date 2024-11-01 --reason 'Nine were lost' store.db \
    wrong.csv
is 'exit' $status 0
cat > want <<'END'
wrong.csv: observations, 2 rows: 1 new, 1 changed, 0 as before, dry run: nothing was written
wrong.csv:3: timely, 2024-09: is numerator 76, was numerator 67
paper, September 2024, public edition, issue 1: would be out of date
  page 1: timely in September 2024 is 76% (76 of 100), was 67% (67 of 100): Nine were lost, 1 November 2024
END
same 'what it says' out want
is 'the store' "$(dump store.db | sha256sum)" "$was"
says import --dry-run --json store.db wrong.csv
has 'for machines, a row' out '{"file":"wrong.csv","line":3,"kind":"observations","row":"timely, 2024-09","was":"numerator 67","now":"numerator 76"}'
has 'for machines, a pack' out '"stale":true'
# What was out of date before is not the file's doing.
cp store.db late.db
"$PROGRAM" import --quiet --date 2024-11-01 --reason 'Nine were lost' late.db \
    wrong.csv
printf 'indicator,period,value\nparts,2030-01,4\n' > apart.csv
says import --dry-run --date 2024-11-02 late.db apart.csv
is 'a file that changes no paper' "$(grep -c '^paper' out)" 0
sed 's/,76,/,77,/' wrong.csv > worse.csv
says import --dry-run --date 2024-11-02 --reason 'One more' late.db worse.csv
is 'one that changes it again' "$(sed -n '/^paper/,$p' out)" \
    'paper, September 2024, public edition, issue 1: is out of date, and would be because of this too
  page 1: timely in September 2024 is 77% (77 of 100), was 67% (67 of 100): One more, 2 November 2024'
awk 'BEGIN { print "indicator,period,value"
    for (i = 0; i < 25; i++) print "parts," 1990 + i "-01," i }' > many.csv
sed '2,$s/$/1/' many.csv > more.csv
cp store.db many.db
"$PROGRAM" import --date 2024-11-01 many.db many.csv
says import --dry-run many.db more.csv
is 'twenty rows are listed' "$(grep -c '^more.csv:.*: is value' out)" 20
has 'and the others counted' out 'and 5 more rows of observations'

group 'an import is taken back'
"$PROGRAM" import --date 2024-11-01 --reason 'Nine were lost' store.db wrong.csv
is 'a pack is out of date' "$("$PROGRAM" status store.db | grep -c 'out of date')" 1
says undo --dry-run --date 2024-11-02 --reason 'Wrong file' store.db 3
cat > want <<'END'
import 3, observations: 1 gone, 1 as before, 0 kept as changed since, dry run: nothing was written
wrong.csv:2: timely, 2024-10: is gone, was numerator 1, denominator 100
first.csv:3: timely, 2024-09: is numerator 67, was numerator 76
END
same 'looked at' out want
is 'and nothing is changed' "$(sqlite3 store.db \
    'SELECT max(number) FROM import')" 3
says undo --date 2024-11-02 --reason 'Wrong file' store.db 3
is 'exit' $status 0
is 'silence' "$(cat out err)" ''
is 'no pack is out of date' "$("$PROGRAM" status store.db)" ''
says undo store.db 3
is 'twice: exit' $status 2
is 'twice' "$(cat err)" 'store.db: error: this import was taken back already, nothing was changed: 3, by import 4'
says undo store.db 9
is 'unknown' "$(cat err)" 'store.db: error: there is no such import, packwright history lists them: 9, the newest is 5'
says undo store.db first.csv
is 'no number: exit' $status 3
says undo store.db 1
is 'referred to: exit' $status 2
has 'referred to' err 'other data still refer to what this import defined, take those back first: timely: 2 rows of observations, the first in import 2, first.csv:2'

group 'several at once, all or none'
cp store.db two.db
says undo two.db 1 3
is 'one cannot be: exit' $status 2
is 'so neither is' "$(sqlite3 two.db 'SELECT max(number) FROM import')" 5
export PACKWRIGHT_RESULTS=1
says undo --date 2024-11-03 two.db 1 2
unset PACKWRIGHT_RESULTS
is 'what is defined goes with what refers to it' "$(cat out)" \
    'import 1, indicators: 2 gone, 0 as before, 0 kept as changed since
import 2, observations: 2 gone, 0 as before, 0 kept as changed since'
is 'nothing is left' "$("$PROGRAM" export two.db observations)" \
    'indicator,period,area,breakdown,category,numerator,denominator,value,status,reason'

# A paper of before the wrong import has nothing to mark, one of after it has.
group 'papers that printed what was taken back'
mkdir mark && cd mark || exit 1
cp ../*.csv ../words.md .
"$PROGRAM" import --date 2024-10-01 store.db indicators.csv first.csv
for name in before after; do
	layout $name '[indicators list]' 'title = List' 'indicators = timely'
done
"$PROGRAM" build --publish before.ini
first=$(digest before.pdf)
"$PROGRAM" import --date 2024-11-01 --reason 'Nine were lost' store.db wrong.csv
"$PROGRAM" build --publish after.ini
pdftotext -layout after.pdf - | tr -s ' ' > text
has 'the other paper had 67%' text '76% [r]'
"$PROGRAM" undo --date 2024-11-02 --reason 'Wrong file' store.db 3
says status store.db
is 'one is out of date' "$(grep 'out of date' out)" \
    'after, September 2024, public edition, issue 1: out of date'
check 'made again' "$PROGRAM" build --stale store.db
is 'the other stays' "$(digest before.pdf)" "$first"
is 'all is well' "$("$PROGRAM" status store.db)" ''
pdftotext -layout after.pdf - | tr -s ' ' > text
has 'the figure is marked' text '67% [r]'
has 'and why is said' text 'Wrong file 2 November 2024'
is 'in the words that were given' "$(grep -c 'was taken back' text)" 0
pdftotext -layout before.pdf - | tr -s ' ' > text
is 'of the other it is not' "$(grep -c '67% \[r\]' text)" 0
cd ..

group 'a store of before'
for version in 1 2; do
	sqlite3 then.db < "$top/tests/stores/version-$version.sql"
	newest=$(sqlite3 then.db 'SELECT max(number) FROM import')
	says history then.db
	is "$version: imports" "$(wc -l < out)" "$newest"
	says export then.db audits
	is "$version: exit" $status 0
	check "$version: undo" "$PROGRAM" undo then.db "$newest"
	says history then.db
	has "$version: and then" out ", taken back by import $((newest + 1))"
	rm -f then.db then.db-wal then.db-shm
done

# ---- from a printed figure to its row ----

group 'history'
"$PROGRAM" import --date 2024-12-01 --reason 'Nine were lost after all' \
    store.db wrong.csv
"$PROGRAM" build --publish paper.ini
says history store.db
cat > want <<'END'
import 1, 1 October 2024, indicators.csv: 2 rows of indicators
import 2, 1 October 2024, first.csv: 2 rows of observations
import 3, 1 November 2024, wrong.csv: 2 rows of observations, taken back by import 4: Nine were lost
import 4, 2 November 2024, wrong.csv: 1 row of observations: import 3 was taken back: Wrong file
import 5, 2 November 2024, first.csv: 1 row of observations: import 3 was taken back: Wrong file
import 6, 1 December 2024, wrong.csv: 2 rows of observations: Nine were lost after all
END
same 'imports' out want
says history store.db timely 2024-09
cat > want <<'END'
timely: Visits in time
September 2024
  76% (76 of 100)   import 6, 1 December 2024, wrong.csv:3: Nine were lost after all
    printed in paper, September 2024, issue 2 (page 1)
  67% (67 of 100)   import 5, 2 November 2024, first.csv:3, superseded by import 6: import 3 was taken back: Wrong file
  76% (76 of 100)   import 3, 1 November 2024, wrong.csv:3, superseded by import 5: Nine were lost
  67% (67 of 100)   import 2, 1 October 2024, first.csv:3, superseded by import 3
    printed in paper, September 2024, issue 1 (page 1)
END
same 'a figure' out want
"$PROGRAM" undo --date 2024-12-02 store.db 6
says history store.db timely
cat > want <<'END'
timely: Visits in time
August 2024
  40% (40 of 100)   import 2, 1 October 2024, first.csv:2
September 2024
END
head -n 4 out > got
same 'by period, the oldest first' got want
has 'what went' out '  not there since import 7, 2 December 2024: import 6 was taken back'
says history --as-at 2024-10-31 store.db timely
is 'as it was once' "$(tail -n 2 out)" \
    '  67% (67 of 100)   import 2, 1 October 2024, first.csv:3
    printed in paper, September 2024, issue 1 (page 1)'
says history --json store.db timely 2024-08
is 'for machines' "$(cat out)" '{"indicator":"timely","period":"2024-08","figure":"40% (40 of 100)","numerator":40,"denominator":100,"status":"","import":2,"date":"2024-10-01","file":"first.csv","line":2,"reason":"","now":true,"printed":[]}'
says history store.db timly
is 'unknown indicator: exit' $status 2
is 'unknown indicator' "$(cat err)" 'store.db: error: the store has no such indicator: timly, did you mean timely?'
says history store.db timely 2031-01
is 'no figure' "$(cat err)" 'store.db: error: the store never had such a figure: timely in 2031-01'
says history store.db timely 'then'
is 'no period: exit' $status 3
says history --breakdown team store.db
is 'a breakdown of nothing: exit' $status 3

group 'what only members have'
"$PROGRAM" build --publish --edition members board.ini
says history store.db timely 2024-09
is 'the public is not told' "$(grep -c board out)" 0
says history --edition members store.db timely 2024-09
has 'members are' out "printed in board, September 2024, members' edition, issue 1 (page 1)"
says history --edition members --json store.db timely 2024-09
has 'and their machines' out '"edition":"members"'

# ---- rows by category ----

# East has one late visit of 21, which is withheld; and a second row with it.
group 'rows by category'
cat > teams.csv <<'END'
indicator,period,breakdown,category,numerator,denominator
timely,2024-09,team,North,30,40
timely,2024-09,team,South,17,20
timely,2024-09,team,East,20,21
timely,2024-09,,,67,81
END
"$PROGRAM" import --date 2024-12-05 store.db teams.csv 2> err
has 'a figure changes for no reason' err 'teams.csv:5:1: warning: figures change and no reason was given, so papers print "Not given": 1 row; to give one, packwright undo store.db 9, then import with --reason TEXT'
layout teams '[breakdown teams]' 'title = Late visits' 'indicator = timely' \
    'breakdown = team' 'label = Team' 'base = Visits' 'share = In time' \
    'rest = Late' 'dark = 3' 'suppress = yes'
says export store.db observations
is 'never published: none goes out' "$(grep -c team out)" 0
is 'which is said' "$(cat err)" 'store.db: note: rows by category that no public paper has shown are left out, --edition members has them: 3'
says history --breakdown team store.db timely
cat > want <<'END'
timely: Visits in time
September 2024 by team
  East
    [c]   import 9, 5 December 2024, teams.csv
  North
    [c]   import 9, 5 December 2024, teams.csv
  South
    [c]   import 9, 5 December 2024, teams.csv
END
same 'never published: none is told' out want
check 'published' "$PROGRAM" build --publish teams.ini
says export -o public.csv store.db observations
is 'the one that was shown goes out' "$(grep team public.csv)" \
    'timely,2024-09,,team,North,30,40,,,'
is 'and the others are counted' "$(sed 's/.*: //' err)" 2
says export --quiet store.db observations
is 'quietly' "$(cat err)" ''
says export --edition members -o members.csv store.db observations
is 'members have all' "$(grep -c team members.csv)$(cat err)" 3
is 'in a file of their own' "$(stat -c %a members.csv)" 600
says history --breakdown team store.db timely
cat > want <<'END'
timely: Visits in time
September 2024 by team
  North
    75% (30 of 40)   import 9, 5 December 2024, teams.csv
  East
    [c]   import 9, 5 December 2024, teams.csv
  South
    [c]   import 9, 5 December 2024, teams.csv
END
same 'one is told; the others, by name, are not' out want
says history --breakdown team --json store.db timely
is 'machines are not told either' "$(grep -c '"numerator"' out)" 1
is 'nor where the rows stand' "$(grep -c '"line"' out)" 0
says history --breakdown team --edition members store.db timely
has 'members are' out '    85% (17 of 20)   import 9, 5 December 2024, teams.csv:3'
says history --breakdown teem store.db timely
is 'unknown' "$(cat err)" 'store.db: error: the store has no figures of this indicator by that: teem, did you mean team?'
sed 's/30,40/31,40/; s/67,81/68,81/' teams.csv > teams2.csv
"$PROGRAM" import --date 2024-12-06 --reason 'one more each' store.db teams2.csv
says export store.db observations
is 'corrected since: not shown as it is' "$(grep -c team out)" 0
says import --dry-run store.db teams.csv
has 'it would take a correction back' err 'teams.csv:2:1: error: takes back a correction, take the row out, or give --reason if it is right after all: timely in 2024-09, team, North would be 30 of 40 again; import 10 made it another figure (one more each)'
says import --dry-run --reason Counted --json store.db teams.csv
has 'nor by a look ahead' out '{"kind":"observations","withheld":1}'
is 'which names none' "$(grep -c North out)" 0
says import --dry-run --reason Counted store.db teams.csv
has 'nor to people' out 'and 1 row by category; --edition members lists it'
is 'whom it names none' "$(grep -c 'North\|numerator 31' out)" 0
for edition in members all; do
	says import --dry-run --reason Counted --edition $edition store.db \
	    teams.csv
	has "but for $edition" out 'teams.csv:2: timely, 2024-09, team, North: is numerator 30, was numerator 31'
done
newest=$(sqlite3 store.db 'SELECT max(number) FROM import')
says undo --dry-run store.db "$newest"
has 'an undo' out 'and 1 row by category; --edition members lists it'
is 'an undo names none' "$(grep -c 'North\|numerator 31' out)" 0
says undo --dry-run --edition members store.db "$newest"
has 'an undo, for members' out 'timely, 2024-09, team, North: is numerator 30, was numerator 31'
awk 'BEGIN { print "indicator,period,breakdown,category,value"
    for (i = 0; i < 25; i++) print "parts,2024-09,part,p" i "," i }' > many.csv
sed '2,$s/$/1/' many.csv > more.csv
echo 'parts,2024-08,,,77' >> many.csv
echo 'parts,2024-08,,,78' >> more.csv
cp store.db many.db
"$PROGRAM" import --date 2024-12-06 many.db many.csv
says import --dry-run --reason Counted many.db more.csv
has 'what is behind many of them is listed' out 'more.csv:27: parts, 2024-08: is value 78, was value 77'
has 'and they are counted, all together' out 'and 25 rows by category; --edition members lists them'
says import --dry-run --reason Counted --json --edition members store.db \
    teams.csv
has 'but for members' out '"row":"timely, 2024-09, team, North","was":"numerator 31","now":"numerator 30"'

# ---- all data as files ----

group 'export'
all='indicators observations comparators targets areas neighbours audits
recommendations updates decisions'
# Those of the samples that are data files, from the oldest on.
for file in indicators areas neighbours targets comparators observations \
    audits recommendations updates decisions; do
	for path in "$top"/samples/*/"$file".csv; do
		[ ! -e "$path" ] || "$PROGRAM" import --quiet \
		    --date 2023-01-05 whole.db "$path" 2> err
	done
done
id=$(sed -n '2s/,.*//p' "$top/samples/monitoring/recommendations.csv")
printf 'id,meeting,decision\n%s,2025-09-01,accepted\n' "$id" > decided.csv
"$PROGRAM" import --quiet --date 2023-01-05 whole.db "$top"/samples/*/teams.csv \
    "$top"/samples/*/illustrative.csv decided.csv
mkdir once twice
for kind in $all; do
	"$PROGRAM" export --edition members -o once/"$kind".csv whole.db "$kind"
	is "$kind: exit" $? 0
	check "$kind: there are some" test "$(wc -l < once/"$kind".csv)" -gt 1
done
was=$(sqlite3 whole.db 'SELECT max(number) FROM import')
(cd once && "$PROGRAM" import --quiet --date 2023-01-06 ../whole.db ./*.csv)
is 'into its own store: exit' $? 0
is 'into its own store' \
    "$(sqlite3 whole.db 'SELECT max(number) FROM import')" "$was"
(cd once && "$PROGRAM" import --quiet --date 2023-01-05 ../again.db ./*.csv)
is 'into an empty store: exit' $? 0
for kind in $all; do
	"$PROGRAM" export --edition members -o twice/"$kind".csv again.db "$kind"
	check "$kind: the same again" cmp once/"$kind".csv twice/"$kind".csv
done
cp indicators.csv mine.csv
says export -o mine.csv store.db indicators
is 'a file that is no such export: exit' $status 2
has 'a file that is no such export' err 'mine.csv: error: there is a file here that no export wrote, so it is not replaced'
check 'stays' cmp mine.csv indicators.csv
says export -o once/targets.csv store.db indicators
is 'an export of another kind: exit' $status 2
says export -o once/targets.csv store.db targets
is 'one of this kind: exit' $status 0
says export store.db indicator
is 'unknown: exit' $status 3
has 'unknown' err "export knows no 'indicator', did you mean 'indicators'?"
says export --as-at 2024-10-31 --edition members store.db observations
is 'as it was' "$(cat out)" 'indicator,period,area,breakdown,category,numerator,denominator,value,status,reason
timely,2024-08,,,,40,100,,,
timely,2024-09,,,,67,100,,,'

# ---- the machine ----

# 20,000 rows, and a correction of them all.
mkdir base
awk 'BEGIN { print "indicator,period,breakdown,category,value"
    for (i = 1; i <= 20000; i++) print "parts,2022-12,part,p" i "," i }' \
    > base/many.csv
sed '2,$s/$/0/' base/many.csv > base/more.csv
cp store.db base/store.db
"$PROGRAM" import --date 2025-01-01 base/store.db base/many.csv
"$PROGRAM" import --date 2025-01-02 --reason 'tenfold' base/store.db base/more.csv
newest=$(sqlite3 base/store.db 'SELECT max(number) FROM import')
sum="SELECT sum(value) FROM observation WHERE breakdown = 'part'
    AND superseded IS NULL"
before=2000100000 after=200010000

# whole WHAT: all of the undo, or nothing.
whole() {
	is "$1: integrity" "$(sqlite3 store.db 'PRAGMA integrity_check')" ok
	is "$1: keys" "$(sqlite3 store.db 'PRAGMA foreign_key_check')" ''
	got=$(sqlite3 store.db "$sum")
	made=$(sqlite3 store.db "SELECT count(*) FROM import
	    WHERE undoes = $newest")
	case $got-$made in
	$before-0|$after-1)	pass ;;
	*)	fail "$1: sum $got after $made imports" ;;
	esac
}

milliseconds() {
	echo $(($(date +%s%N) / 1000000))
}

group 'killed'
scene
began=$(milliseconds)
"$PROGRAM" undo --date 2025-01-03 store.db "$newest"
time=$(($(milliseconds) - began + 1))
whole 'not killed'
is 'not killed: done' "$(sqlite3 store.db "$sum")" $after
killed=0 moment=0
while [ $((moment += 1)) -le $moments ]; do
	scene
	"$PROGRAM" undo --date 2025-01-03 store.db "$newest" & process=$!
	sleep "$(awk -v m=$moment -v t=$time -v n=$moments \
	    'BEGIN { printf "%.4f", (m - 0.5) * t / n / 1000 }')"
	kill -s KILL $process 2> /dev/null
	wait $process 2> /dev/null
	[ $? != 137 ] || killed=$((killed + 1))
	whole "moment $moment"
done
check "some of $moments were killed on the way ($killed)" test $killed -ge 3

group 'no room'
scene
(trap '' XFSZ; ulimit -f 3000; exec "$PROGRAM" undo store.db "$newest") 2> err
is 'exit' $? 4
whole 'a file that may not grow'
is 'nothing is changed' "$(sqlite3 store.db "$sum")" $before
(trap '' XFSZ; ulimit -f 100; exec "$PROGRAM" export --edition members \
    -o o.csv store.db observations) 2> err
is 'export: exit' $? 4
check 'export: no file' test ! -e o.csv
"$PROGRAM" export store.db observations > /dev/full 2> err
is 'a full end: exit' $? 4

group 'two at once'
scene
"$PROGRAM" undo --date 2025-01-03 store.db "$newest" 2> one.err & one=$!
"$PROGRAM" undo --date 2025-01-03 store.db "$newest" 2> two.err & two=$!
wait $one
statuses=$?
wait $two
statuses="$statuses $?"
case $statuses in
'0 2'|'2 0')	pass ;;
*)	fail "exits: $statuses" two.err ;;
esac
cat one.err two.err > both.err
has 'the other is told' both.err 'this import was taken back already'
whole 'two'

# A copy is whole, whatever is written meanwhile.
group 'a backup'
scene
"$PROGRAM" undo --date 2025-01-03 store.db "$newest" & process=$!
sqlite3 store.db "VACUUM INTO 'copy.db'"
is 'exit' $? 0
wait $process
for part in '' -wal -shm; do
	[ ! -e store.db$part ] || mv store.db$part made.db$part
done
mv copy.db store.db
whole 'the copy'
"$PROGRAM" history store.db > out
is 'it can be read' $? 0
"$PROGRAM" import --date 2025-01-04 --reason 'After all' store.db more.csv \
    2> err
is 'and written' $? 0

finish
