#!/bin/sh
# attach.sh - a pack that carries its data: what is in the files, that they can be
# imported, and that nothing is in them that no page shows.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
. tests/scene-committee.sh
. tests/scene-visits.sh
pdfcheck=$(tool pdfcheck)
cd "$work" || exit 1

# files PDF FOLDER: what PDF carries, with plain line ends.
files() {
	rm -rf "$2" && mkdir "$2"
	pdfdetach -saveall -o "$2" "$1" > "$work/said" 2>&1
	for file in "$2"/*; do
		[ ! -e "$file" ] || sed -i 's/\r$//' "$file"
	done
}

# wanted FILE: standard input is what it must hold.
wanted() {
	cat > want
	same "$1" "$1" want
}

# All that PDF says, as bytes with nothing compressed.
all_bytes() {
	qpdf --qdf --object-streams=disable --decode-level=all "$1" - |
	    LC_ALL=C tr -d '\000'
	pdfinfo -struct-text "$1" 2> /dev/null
	pdfdetach -list "$1"
}

# ---- tables and charts ----

cat > indicators.csv <<'END'
id,name,unit,decimals,per,better,numerator,denominator,aggregation,source,definition
re,Re-referrals,percent,0,100,lower,re-referrals,referrals,in-month,,
visits,"Visits, all",count,0,,neither,,,in-month,,
cost,Cost of a week,money,0,,lower,,,in-month,,
timely,Visits in time,percent,0,100,higher,visits in time,visits,in-month,,
END
cat > observations.csv <<'END'
indicator,period,numerator,denominator,value,status
re,2024-07,104,399,,
re,2024-09,89,299,,
visits,2024-07,,,1250,
visits,2024-08,,,,x
visits,2024-09,,,1428,p
cost,2024-08,,,4312.75,
cost,2024-09,,,4399.5,
END
cat > targets.csv <<'END'
indicator,direction,value
re,at-most,23
END
cat > comparators.csv <<'END'
indicator,period,comparator,numerator,denominator
re,2023/24,england,139500,650270
END
cat > audits.csv <<'END'
programme,service,period,stage,grade,count
year,North,2024-Q2,original,outstanding,1
year,North,2024-Q2,original,good,5
year,North,2024-Q2,original,requires-improvement,2
year,North,2024-Q2,original,inadequate,0
year,North,2024-Q2,original,not-graded,4
year,"South, west",2024-Q2,original,outstanding,0
year,"South, west",2024-Q2,original,good,1
year,"South, west",2024-Q2,original,requires-improvement,2
year,"South, west",2024-Q2,original,inadequate,1
year,"South, west",2024-Q2,original,not-graded,0
END
cat > age.csv <<'END'
category,children,population
Under 5,30,c
5 to 11,45,c
12 to 17,25,31
END
{
	visits_keys
	cat <<'END'
data = yes
[contents]
[indicators front-door]
title = Front door
months = 3
indicators = re, visits, cost
comparators = england
[chart cost]
title = Weeks cost more
indicator = cost
from = 2024-07
neighbours = no
[audit grades]
title = Audits
programme = year
from = 2024-Q2
to = 2024-Q2
[pairs age]
title = Many are of school age
file = age.csv
children = Children
children-source = records
children-year = 2024
children-left-out = nobody
population = Residents
population-source = estimates
population-year = 2023
population-left-out = nobody
[bars re]
title = Re-referrals are above target
indicator = re
rows =
  2024-07 first July
  2024-07 July, corrected
  2024-09 September
  england England, 2023/24
END
} > board.ini
"$PROGRAM" import --date 2024-10-01 store.db indicators.csv targets.csv \
    comparators.csv observations.csv audits.csv > said 2>&1 ||
    fail 'import' said
printf 'indicator,period,numerator,denominator\nre,2024-07,120,399\n' > late.csv
"$PROGRAM" import --date 2024-10-02 --reason 'Sixteen came late' store.db \
    late.csv > said 2>&1 || fail 'correction' said

group 'a pack with its data'
PACKWRIGHT_RESULTS=1 "$PROGRAM" build board.ini > said 2>&1
is 'exit' "$?" 0
has 'how many' said ', 5 attachments'
check 'pdfcheck' "$pdfcheck" board.pdf
check 'qpdf' qpdf --check board.pdf
pdfinfo -meta board.pdf > meta
has 'part 3' meta '<pdfaid:part>3</pdfaid:part>'
has 'conformance A' meta '<pdfaid:conformance>A</pdfaid:conformance>'
has 'for all readers' meta '<pdfuaid:part>1</pdfuaid:part>'
pdftotext board.pdf text
has 'a page says so' text \
    'This file carries the figures of its tables and charts as CSV attachments.'
pdfdetach -list board.pdf > list
cat > want <<'END'
5 embedded files
1: 01-front-door.csv
2: 02-cost.csv
3: 03-grades.csv
4: 04-age.csv
5: 05-re.csv
END
same 'names' list want
qpdf --json --json-key=attachments board.pdf > json
has 'described' json '"Front door, September 2024"'
has 'typed' json 'text/csv'
check 'dated' grep -qaF '/ModDate(D:20241010000000Z)' board.pdf
pdfdetach -save 1 -o raw board.pdf
has 'with its checksum' json "\"$(md5sum < raw | cut -d ' ' -f 1)\""
is 'lines end as RFC 4180 has it' "$(grep -c "$(printf '\r')\$" raw)" \
    "$(wc -l < raw)"

# 120 of 399 is 30.08%, 89 of 299 29.77%; England's 21.45%.  Cost rose by 86.75,
# 2.01% of 4312.75, and is printed in whole pounds.
group 'what is in the files'
files board.pdf files
wanted files/01-front-door.csv <<'END'
indicator,period,numerator,denominator,value,status,(name),(printed),(target),(rating),(change on August),(England 2023/24)
re,2024-07,120,399,,,Re-referrals,30%,,,,
re,2024-09,89,299,,,Re-referrals,30%,23% or less,Missed,,21%
visits,2024-07,,,1250,,"Visits, all","1,250",,,,
visits,2024-08,,,,x,"Visits, all",x,,,,
visits,2024-09,,,1428,p,"Visits, all","1,428 [p]",,,,
cost,2024-08,,,4313,,Cost of a week,"£4,313",,,,
cost,2024-09,,,4400,,Cost of a week,"£4,400",,,"+£87 (+2%), Worse",
END
wanted files/02-cost.csv <<'END'
indicator,period,value,status,(printed),(target)
cost,2024-08,4313,,"£4,313",
cost,2024-09,4400,,"£4,400",
END
wanted files/03-grades.csv <<'END'
programme,from,to,stage,service,outstanding,good,requires-improvement,inadequate,not-graded,(graded),(good %),status
year,2024-Q2,2024-Q2,original,North,1,5,2,0,4,8,75,
year,2024-Q2,2024-Q2,original,"South, west",0,1,2,1,0,4,25,
year,2024-Q2,2024-Q2,original,All services,1,6,4,1,4,12,58,
END
wanted files/04-age.csv <<'END'
category,children,population
Under 5,30,c
5 to 11,45,c
12 to 17,25,31
END
wanted files/05-re.csv <<'END'
indicator,period,value,status,(label),(printed),(first reported),(target),(England 2023/24)
re,2024-07,30,,July corrected,30% [r],26%,,
re,2024-09,30,,September,30%,,23% or less,21%
END
# Pages round; what they leave out is in no file either.
all_bytes board.pdf > all
for number in 4312.75 4399.5 139500 650270 104; do
	is "no $number" "$(cat files/* | grep -cwF "$number")" 0
done
is 'nor anywhere' "$(grep -acE '4312\.75|4399\.5|139500|650270' all)" 0

group 'a file can be imported'
"$PROGRAM" import fresh.db indicators.csv files/01-front-door.csv > said 2>&1
is 'exit' "$?" 0
sqlite3 -csv fresh.db "SELECT i.id, o.period, coalesce(o.numerator, ''),
    coalesce(o.denominator, ''), coalesce(o.value, ''), coalesce(o.status, '')
    FROM observation AS o JOIN indicator AS i ON i.key = o.indicator
    ORDER BY o.line" | tr -d '"\r' > got
cut -d , -f 1-6 files/01-front-door.csv | sed 1d > want
same 'rows' got want
"$PROGRAM" import other.db indicators.csv files/05-re.csv > said 2>&1
is 'bars: exit' "$?" 0
"$PROGRAM" import third.db indicators.csv files/02-cost.csv > said 2>&1
is 'a chart: exit' "$?" 0
printf 'indicator,period,(value),vale\nre,2024-07,1,2\n' > wrong.csv
"$PROGRAM" import fresh.db wrong.csv > said 2>&1
is 'other columns are still unknown' "$?" 2
has 'and named' said 'wrong.csv:1:26'

group 'the same bytes, and none without'
before=$(digest board.pdf)
"$PROGRAM" build board.ini > said 2>&1
is 'again' "$(digest board.pdf)" "$before"
sed 's/^data = yes/data = no/; s/board.pdf/none.pdf/' board.ini > none.ini
"$PROGRAM" build none.ini > said 2>&1
check 'pdfcheck' "$pdfcheck" none.pdf
is 'no file' "$(pdfdetach -list none.pdf)" '0 embedded files'
pdfinfo -meta none.pdf > meta
has 'part 2' meta '<pdfaid:part>2</pdfaid:part>'
pdftotext none.pdf text
is 'and nobody says so' "$(grep -c 'CSV attachments' text)" 0

# ---- what is withheld ----

# team FOLDER ROWS: a paper of the teams, its rows "name,numerator,denominator".
team() {
	mkdir "$1"
	cp indicators.csv "$1"
	printf '%b' "$2" | visits_data , > "$1/teams.csv"
	{
		visits_keys
		echo 'data = yes'
		visits_table teams 'Three of 5021 visits of team A were in time'
		echo 'withheld-title = Visits in time by team'
		echo 'suppress = yes'
	} > "$1/board.ini"
	(cd "$1" && "$PROGRAM" import --date 2024-10-01 store.db \
	    indicators.csv teams.csv && "$PROGRAM" build --publish board.ini &&
	    "$PROGRAM" build --edition members board.ini) > said 2>&1 ||
	    fail "building: $1" said
	files "$1/board.pdf" "$1/public"
	files "$1/members/board.pdf" "$1/all"
}

# A has a small number, and B could be taken from the total for it.
group 'what a table withholds'
team small 'A,3,5021\nB,1115,3037\nC,4717,7919\n'
check 'pdfcheck' "$pdfcheck" small/board.pdf small/members/board.pdf
wanted small/public/01-teams.csv <<'END'
indicator,period,breakdown,category,numerator,denominator,status,(Visits),(In time),"(In time, %)",(Late)
timely,2024-09,team,C,4717,7919,,"7,919","4,717",59.6,"3,202"
timely,2024-09,team,A,,,c,"5,021",c,c,c
timely,2024-09,team,B,,,c,"3,037",c,c,c
timely,2024-09,,,5835,15977,,"15,977","5,835",36.5,"10,142"
END
wanted small/all/01-teams.csv <<'END'
indicator,period,breakdown,category,numerator,denominator,status,(Visits),(In time),"(In time, %)",(Late)
timely,2024-09,team,A,3,5021,,"5,021",3,0.1,"5,018"
timely,2024-09,team,C,4717,7919,,"7,919","4,717",59.6,"3,202"
timely,2024-09,team,B,1115,3037,,"3,037","1,115",36.7,"1,922"
timely,2024-09,,,5835,15977,,"15,977","5,835",36.5,"10,142"
END
all_bytes small/board.pdf > public.all
all_bytes small/members/board.pdf > members.all
for number in 5018 '5,018' 1115 '1,115' 1922 '1,922' 36.7 'of 5021'; do
	is "the public has no $number" \
	    "$(grep -acF -- "$number" public.all)" 0
done
for number in '5,018' 1115 '1,922' 36.7 'of 5021'; do
	check "the members have $number" grep -qaF -- "$number" members.all
done
is 'nobody finds 3' "$(cut -d , -f 5- small/public/01-teams.csv |
    grep -cE ',(3|0\.1)(,|$)')" 0
"$PROGRAM" import small/fresh.db indicators.csv small/public/01-teams.csv \
    > said 2>&1
is 'it can be imported' "$?" 0
is 'as withheld' "$(sqlite3 small/fresh.db "SELECT group_concat(category)
    FROM observation WHERE status = 'c' AND numerator IS NULL
    AND denominator IS NULL")" 'A,B'

group 'a table that is left out'
team ones 'A,1,30\nB,1,30\n'
pdftotext ones/board.pdf text
has 'the page has words for it' text 'This table is not published'
is 'and the file none' "$(pdfdetach -list ones/board.pdf)" '0 embedded files'
check 'pdfcheck' "$pdfcheck" ones/board.pdf
pdfinfo -meta ones/board.pdf > meta
has 'so it is part 2' meta '<pdfaid:part>2</pdfaid:part>'
is 'members have it' "$(ls ones/all)" '01-teams.csv'

# ---- what holds no more ----

# What was first reported stands on the page; imported, it would set the correction
# back.  Of the whole that was taken back there is nothing to import either.
group 'what was first reported'
team first 'A,30,50\nB,50,100\n'
{
	visits_keys
	echo 'data = yes'
	visits_table teams 'Late visits by team'
	cat <<'END'
as-first-reported = yes
[bars first]
title = Visits in time
indicator = timely
rows = 2024-09 first September, first reported
[bars both]
title = Visits in time, then and now
indicator = timely
rows =
  2024-09 first September, first reported
  2024-09 September
END
} > first/board.ini
printf 'indicator,period,numerator,denominator\ntimely,2024-09,100,150\n' \
    > first/late.csv
cd first || exit 1
"$PROGRAM" import --date 2024-10-02 --reason 'Twenty came late' store.db \
    late.csv > said 2>&1 || fail 'correction' said
"$PROGRAM" build --publish board.ini > said 2>&1 || fail 'build' said
pdftotext -layout board.pdf text
is 'the total is on the page' "$(tr -s ' ' < text | grep -c '^Total 150 80')" 1
files board.pdf files
wanted files/01-teams.csv <<'END'
indicator,period,breakdown,category,numerator,denominator,status,(Visits),(In time),"(In time, %)",(Late)
timely,2024-09,team,B,50,100,,100,50,50.0,50
timely,2024-09,team,A,30,50,,50,30,60.0,20
END
is 'and bars of what holds' "$(ls files | tr '\n' ' ')" \
    '01-teams.csv 02-both.csv 03-corrections.csv '
wanted files/02-both.csv <<'END'
indicator,period,value,status,(label),(printed),(first reported),(target)
timely,2024-09,67,,September,67% [r],53%,
END
PACKWRIGHT_RESULTS=1 "$PROGRAM" import --dry-run store.db files/01-teams.csv \
    > said 2>&1
has 'importing it changes nothing' said '2 rows: 0 new, 0 changed, 2 as before'
# A team is corrected, so that the whole is what the teams add to.
printf 'indicator,period,breakdown,category,numerator,denominator\ntimely,2024-09,team,A,50,50\n' \
    > team.csv
"$PROGRAM" import --date 2024-10-03 --reason 'Those twenty' store.db team.csv \
    > said 2>&1 || fail 'correction of a team' said
"$PROGRAM" build --publish board.ini > said 2>&1 || fail 'build' said
files board.pdf files
wanted files/01-teams.csv <<'END'
indicator,period,breakdown,category,numerator,denominator,status,(Visits),(In time),"(In time, %)",(Late)
timely,2024-09,team,B,50,100,,100,50,50.0,50
timely,2024-09,team,A,50,50,,50,50,100.0 [r],0
timely,2024-09,,,100,150,,150,100,66.7 [r],50
END
PACKWRIGHT_RESULTS=1 "$PROGRAM" import --dry-run store.db files/01-teams.csv \
    > said 2>&1
has 'nor does importing that' said '3 rows: 0 new, 0 changed, 3 as before'
# The whole is taken back: nothing of it is there to import.
"$PROGRAM" undo --date 2024-10-04 --reason 'It was of August' store.db \
    "$(sqlite3 store.db "SELECT number FROM import WHERE file LIKE '%late.csv'")" \
    "$(sqlite3 store.db "SELECT min(number) FROM import
	WHERE file LIKE '%teams.csv'")" > said 2>&1 || fail 'undo' said
printf 'indicator,period,breakdown,category,numerator,denominator\ntimely,2024-09,team,A,30,50\ntimely,2024-09,team,B,50,100\n' \
    > team.csv
"$PROGRAM" import --date 2024-10-05 --reason 'Teams again' store.db team.csv \
    > said 2>&1 || fail 'teams again' said
"$PROGRAM" build --publish board.ini > said 2>&1 || fail 'build' said
files board.pdf files
is 'no whole' "$(cut -d , -f 3 files/01-teams.csv | tr '\n' ' ')" \
    'breakdown team team '
is 'no bar of it' "$(ls files | grep -c -e first -e both)" 0
pdftotext -layout board.pdf text
has 'a bar says so' text 'September          –'
cd ..

# ---- what is exempt ----

mkdir pack && cp small/indicators.csv small/teams.csv pack && cd pack || exit 1
cat > more.csv <<'END'
id,name,unit,better
tansyworth,Yarrowdale visits,count,higher
END
cat > hidden.csv <<'END'
indicator,period,value
tansyworth,2024-08,48317
tansyworth,2024-09,59423
END
for name in open hidden; do
	cat > $name.ini <<-END
	[pack]
	title = Profile
	council = Example Council
	period = 2024-09
	store = store.db
	data = no
	[chart $name]
	title = Foxgloveton $name is rising
	indicator = $name
	from = 2024-08
	END
done
sed -i 's/^indicator.*/indicator = tansyworth/' hidden.ini
sed -i 's/^indicator.*/indicator = timely/; s/Foxgloveton open/Timeliness/' \
    open.ini
decision_report Visits 2024-11-28 \
    'Appendix 2 is exempt under Category 2 of paragraph 10.4 of the rules, as it is
likely to reveal the identity of an individual.' \
    'Visits. Numbers are in Appendix 1.' None. > report.md
{
	pack_keys 2024-11-28 2024-11-20 store.db board.pdf
	printf 'data = yes\n\n[front]\nrole = It looks at services for children.\n'
	agenda_keys 2024-11-20
	cat <<'END'
[item exclusion]
title = Exclusion of the press and public
exclusion = yes
[item visits]
title = Visits
[report visits]
file = report.md
[appendix open]
title = Timeliness
file = open.ini
[exempt hidden]
title = Profile of Nettlecombe
file = hidden.ini
paragraph = 2
citation = Category 2 of paragraph 10.4 of the rules
reason = likely to reveal the identity of an individual
interest = Privacy outweighs the public interest.
END
} > board.ini
"$PROGRAM" import --date 2024-10-01 store.db indicators.csv more.csv teams.csv \
    hidden.csv > "$work/said" 2>&1 || fail 'import' "$work/said"

group 'an exempt paper keeps its data'
check 'public' "$PROGRAM" build --publish board.ini
check 'members' "$PROGRAM" build --publish --edition members board.ini
check 'pdfcheck' "$pdfcheck" board.pdf members/board.pdf
files board.pdf public
files members/board.pdf all
is 'public files' "$(ls public)" '01-open.csv'
is 'files of members' "$(ls all)" '01-open.csv
02-hidden.csv'
# 5835 of 15977, as the chart prints it; August has no figure.
wanted public/01-open.csv <<'END'
indicator,period,value,status,(printed),(target)
timely,2024-09,37,,37%,
END
wanted all/02-hidden.csv <<'END'
indicator,period,value,status,(printed),(target)
tansyworth,2024-08,48317,,"48,317",
tansyworth,2024-09,59423,,"59,423",
END
all_bytes board.pdf > public.all
all_bytes members/board.pdf > members.all
for word in tansyworth Yarrowdale Foxgloveton Nettlecombe 48317 48,317 59423 \
    59,423 hidden.csv; do
	is "the public has no $word" "$(grep -acF "$word" public.all)" 0
	check "the members have $word" grep -qaF "$word" members.all
done
pdftotext -l 3 board.pdf text
has 'the front sheet says so' text 'as CSV attachments'

group 'the pack decides'
sed 's/^data = yes/data = no/' board.ini > none.ini
sed -i 's/^data = no/data = yes/' open.ini
"$PROGRAM" build -o none.pdf none.ini > "$work/said" 2>&1
is 'no file' "$(pdfdetach -list none.pdf)" '0 embedded files'
check 'pdfcheck' "$pdfcheck" none.pdf
# Of a pack whose only tables are exempt, nothing is said to the public.
sed '/^\[appendix/,/^file/d' board.ini > alone.ini
sed -i 's/Appendix 2 is exempt/Appendix 1 is exempt/; s/ Numbers are.*//' \
    report.md
"$PROGRAM" build -o alone.pdf alone.ini > "$work/said" 2>&1 ||
    fail 'alone' "$work/said"
pdftotext alone.pdf text
is 'nor of exempt ones' "$(grep -c 'CSV attachments' text)" 0

finish
