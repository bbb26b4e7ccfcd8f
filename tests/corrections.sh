#!/bin/sh
# corrections.sh - an issue that takes the place of others: figures marked r, the
# note on what was printed otherwise, and what the public must not learn from it.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
. tests/scene-committee.sh
pdfcheck=$(tool pdfcheck)
cd "$work" || exit 1

# ---- data, a paper, a pack ----

cat > indicators.csv <<'END'
id,name,unit,better,numerator,denominator
repeat,Repeat referrals,percent,lower,repeat referrals,referrals
contacts,Contacts,count,neither,,
secret,Placements that broke down,percent,lower,broken down,placements
END
cat > observations.csv <<'END'
indicator,period,numerator,denominator,value
repeat,2022-10,80,300,
repeat,2022-11,81,300,
repeat,2022-12,89,299,
contacts,2022-11,,,1400
contacts,2022-12,,,1428
secret,2022-12,7,31,
END
cat > teams.csv <<'END'
indicator,period,breakdown,category,numerator,denominator
repeat,2022-12,team,North,51,177
repeat,2022-12,team,South,38,122
END
# The correction: of December's repeat referrals, and of one team's.
cat > correction.csv <<'END'
indicator,period,numerator,denominator
repeat,2022-12,95,299
END
cat > team.csv <<'END'
indicator,period,breakdown,category,numerator,denominator
repeat,2022-12,team,South,44,122
END
echo 'Of [](=denominator repeat) referrals, [](=numerator repeat) were repeated.' \
    > words.md

# paper NAME KEYS SECTIONS
paper() {
	cat > "$1.ini" <<-END
	[pack]
	title = Front door
	kind = Performance summary
	council = Example Council
	period = 2022-12
	date = 2023-01-18
	store = store.db
	output = $1.pdf
	$2

	[contents]

	[indicators all]
	title = All of it
	indicators = repeat, contacts
	months = 3

	[text words]
	title = Words
	file = words.md

	[chart line]
	title = Up again
	indicator = repeat
	from = 2022-10
	$3
	END
}

# fresh: a store of January, in which nothing was corrected.
fresh() {
	rm -f store.db* *.pdf
	"$PROGRAM" import --date 2023-01-05 store.db indicators.csv \
	    observations.csv teams.csv
}

# correct FILE... on 14 February
correct() {
	"$PROGRAM" import --date 2023-02-14 --reason 'six were counted late' \
	    store.db "$@"
}

# publish NAME [OPTION...]: NAME.txt as it stands on the page, NAME.raw as it is
# read.  What was said is in err.
publish() {
	name=$1
	shift
	"$PROGRAM" build --publish "$@" "$name.ini" 2> err
	status=$?
	if [ $status = 0 ]; then
		pdftotext -layout "$name.pdf" "$name.txt"
		pdftotext -raw "$name.pdf" "$name.raw"
	fi
	return $status
}

# Blanks of any number count as one.
flat() {
	tr -s ' \n\f' '   ' < "$1" > "$1.flat"
	echo "$1.flat"
}

group 'a paper'
fresh
paper one '' ''
publish one
is 'first issue: exit' $? 0
is 'first issue: said' "$(cat err)" ''
lacks 'first issue' one.txt '[r]'
lacks 'first issue' one.txt 'Corrections'
first=$(digest one.pdf)
correct correction.csv
publish one
is 'second issue: exit' $? 0
is 'second issue: said' "$(cat err)" ''
has 'mark' one.txt '32% [r]'
is 'marks' "$(grep -c '\[r\]' one.txt)" 2
has 'what it means' "$(flat one.raw)" \
    '[r]: revised since it was published; see the corrections note.'
has 'chart' one.txt 'December 2022 was revised in February 2023.'
"$PROGRAM" build --publish --dry-run -T tags one.ini > tags 2> err
has 'text alternative of the chart' tags \
    'December 2022 was revised in February 2023.'
has 'contents' "$(flat one.txt)" 'Words 3 Corrections 3'
has 'was' "$(flat one.txt)" 'Repeat referrals December 2022 30% 32%'
has 'why and when' "$(flat one.txt)" \
    'Six were counted late 14 February 2023 2–3 (issue 1)'
has 'fractions' "$(flat one.txt)" '(89/299) (95/299)'
lacks 'what did not change' one.txt 'Contacts                    December'
second=$(digest one.pdf)
publish one
is 'again: the same issue' "$(sqlite3 store.db \
    'SELECT count(*) FROM publication')" 2
is 'again: the same bytes' "$(digest one.pdf)" "$second"
check 'qpdf' qpdf --check one.pdf
check 'pdfcheck' "$pdfcheck" one.pdf
pdfinfo -struct-text one.pdf > one.tags
has 'tagged' one.tags 'H2 "Corrections"'
has 'its bookmark' /dev/stdin '"title": "Corrections"' <<END
$(qpdf --json --json-key=outlines one.pdf)
END

group 'as it was then'
"$PROGRAM" build --publish --as-at 2023-01-31 -o then.pdf one.ini 2> err
is 'the first: exit' $? 0
is 'the first: bytes' "$(digest then.pdf)" "$first"
"$PROGRAM" build --publish --as-at 2023-02-28 -o then.pdf one.ini 2> err
is 'the only copy of the first: exit' $? 2
is 'it stays' "$(digest then.pdf)" "$first"
rm then.pdf
"$PROGRAM" build --publish --as-at 2023-02-28 -o then.pdf one.ini 2> err
is 'the second: exit' $? 0
is 'the second: bytes' "$(digest then.pdf)" "$second"
# Words change; the note stays.
echo 'More.' >> words.md
publish one
is 'a third issue' "$(sqlite3 store.db 'SELECT max(issue) FROM publication')" 3
has 'has the note' "$(flat one.txt)" '14 February 2023 2–3 (issue 1)'
sed -i '$d' words.md

group 'nothing was corrected'
fresh
publish one
echo 'More.' >> words.md
publish one
is 'issued' "$(sqlite3 store.db 'SELECT max(issue) FROM publication')" 2
lacks 'no note' one.txt 'Corrections'
lacks 'no mark' one.txt '[r]'
sed -i '$d' words.md

# The figure is 30%, then 32%, then 33%; then both corrections are taken back.
# An issue follows each, and its note has what each issue before it had wrong.
group 'corrected twice'
fresh
publish one
correct correction.csv
publish one
sed 's/95/98/' correction.csv > again.csv
"$PROGRAM" import --date 2023-03-01 --reason 'three more' store.db again.csv
publish one
has 'of the first issue' "$(flat one.txt)" \
    'Repeat referrals December 2022 30% 33% Six were counted late; three more 1 March 2023 2–3 (issue 1)'
has 'of the second' "$(flat one.txt)" \
    'Repeat referrals December 2022 32% 33% Three more 1 March 2023 2–3 (issue 2)'
is 'no other row' "$(grep -c 'Repeat referrals  *December' one.txt)" 2
third=$(digest one.pdf)
publish one
is 'the same bytes again' "$(digest one.pdf)" "$third"
has 'mark' one.txt '33% [r]'

group 'a correction is taken back'
"$PROGRAM" undo --date 2023-03-10 --reason 'they were there already' store.db 5
publish one
has 'of the first issue' "$(flat one.txt)" \
    'Repeat referrals December 2022 30% 32% Six were counted late 14 February 2023 2–3 (issue 1)'
has 'of the third' "$(flat one.txt)" \
    'Repeat referrals December 2022 33% 32% They were there already 10 March 2023 2–3 (issue 3)'
is 'the second was right' "$(grep -c 'Repeat referrals  *December' one.txt)" 2
lacks 'no words of a machine' one.txt 'mport 5'
has 'mark' one.txt '32% [r]'
fourth=$(digest one.pdf)
publish one
is 'the same bytes again' "$(digest one.pdf)" "$fourth"
check 'pdfcheck' "$pdfcheck" one.pdf

group 'the first correction too, for no reason'
"$PROGRAM" undo --date 2023-03-20 store.db 4
publish one
has 'of the second and the fourth' "$(flat one.raw)" \
    '32% (95/299) 30% (89/299) A correction was taken back 20 March 2023 2–3 (issues 2 and 4)'
has 'of the third' "$(flat one.raw)" \
    '33% (98/299) 30% (89/299) They were there already; a correction was taken back 20 March 2023 2–3 (issue 3)'
is 'the first was right' "$(grep -c 'Repeat referrals  *December' one.txt)" 2
lacks 'no words of a machine' one.txt 'mport 4'
fifth=$(digest one.pdf)
publish one
is 'the same bytes again' "$(digest one.pdf)" "$fifth"
"$PROGRAM" build --publish --as-at 2023-03-15 -o then.pdf one.ini 2> err
is 'as it was then' "$(digest then.pdf)" "$fourth"

# Issues 1 to 4 and 6 have it on the same pages; the fifth has a page more before.
group 'issues with the same pages'
fresh
paper many '' ''
for n in 1 2 3 4 5 6; do
	echo "More of it: $n." >> words.md
	[ $n = 5 ] && sed -i '/^\[indicators all/i [text first]\
title = First\
file = first.md' many.ini && echo 'Some words.' > first.md
	[ $n = 6 ] && paper many '' ''
	publish many
done
correct correction.csv
publish many
has 'named together' "$(flat many.raw)" \
    '2–3 (issues 1–4 and 6); 3–4 (issue 5)'
sed -i '/^More of it/d' words.md

group 'settings'
fresh
paper two 'revised-months = 0' ''
publish two
correct correction.csv
publish two
lacks 'no mark' two.txt '[r]'
lacks 'no sentence' two.txt 'was revised in'
has 'but a note' two.txt 'Corrections'
fresh
paper three 'corrections = no' ''
publish three
correct correction.csv
publish three
has 'marked' three.txt '32% [r]'
lacks 'no note' three.txt 'Corrections'
has 'none is named' "$(flat three.txt)" '[r]: revised since it was published. '
fresh
# A year and a month after the correction; then it is old.
paper four '' ''
publish four
correct correction.csv
sed -i 's/^date = .*/date = 2024-02-13/' four.ini
publish four
has 'eleven months and 30 days' four.txt '32% [r]'
sed -i 's/^date = .*/date = 2024-02-14/' four.ini
publish four
lacks 'twelve months' four.txt '[r]'
fresh
paper five '' '
[corrections note]
title = What was wrong
text = We counted [](=numerator repeat) in the end.

[text last]
title = The last page
file = words.md'
publish five
lacks 'a place without a note' five.txt 'What was wrong'
correct correction.csv
publish five
has 'listed' "$(flat five.txt)" 'Words 3 What was wrong 4 The last page 5'
has 'words' "$(flat five.txt)" 'We counted 95 in the end.'
lacks 'only there' five.txt 'Corrections'
fresh
paper plain '' '
[corrections]

[text last]
title = The last page
file = words.md'
publish plain
correct correction.csv
publish plain
is 'said' "$(cat err)" ''
has 'listed without an id' "$(flat plain.txt)" \
    'Words 3 Corrections 4 The last page 5'

group 'the data of the note'
fresh
paper data 'data = yes' ''
publish data
correct correction.csv
publish data
is 'said' "$(cat err)" ''
name=$(pdfdetach -list data.pdf | sed -n 's/^[0-9]*: \(.*corrections.*\)/\1/p')
check 'a file' pdfdetach -savefile "$name" -o note.csv data.pdf
tr -d '\r' < note.csv > note.lf
has 'heads' note.lf \
    'indicator,period,(Indicator),(Period),(Was),(Is),(Reason),(Corrected on),(Pages)'
has 'its row' note.lf \
    'repeat,2022-12,Repeat referrals,December 2022,30% (89/299),32% (95/299),Six were counted late,14 February 2023,2–3 (issue 1)'
check 'pdfcheck' "$pdfcheck" data.pdf

group 'a figure nobody has published'
fresh
correct correction.csv
publish one
lacks 'no mark' one.txt '[r]'
# Another paper that is new says that the figure was published otherwise.
fresh
publish one
correct correction.csv
sed -i 's/^output.*/output = six.pdf/' one.ini
cp one.ini six.ini
publish six
has 'mark' six.txt '32% [r]'
has 'no note of its own' "$(flat six.txt)" \
    '[r]: revised since it was published. '
paper one '' ''

group 'tables by category'
fresh
paper rows '' '
[breakdown teams]
title = By team
indicator = repeat
breakdown = team
label = Team
base = Referrals
share = Repeated
rest = Once'
publish rows
correct correction.csv team.csv
publish rows
has 'row' "$(flat rows.txt)" 'South 122 44 36.1 [r]'
has 'total' "$(flat rows.txt)" 'Total 299 95 31.8 [r]'
has 'other row' "$(flat rows.txt)" 'North 177 51 28.8 126'
has 'the note names it' "$(flat rows.raw)" \
    'Repeat referrals, by team December 2022 – Changed'
sed -n '/^ *Corrections$/,$p' rows.txt > note.txt
for number in 38 44 122 51 177; do
	lacks 'no number' note.txt " $number"
done

group 'sixty corrections'
fresh
{
	echo indicator,period,numerator,denominator
	for year in 2018 2019 2020 2021 2022; do
		for month in 01 02 03 04 05 06 07 08 09 10 11 12; do
			echo "repeat,$year-$month,70,311"
		done
	done
} > long.csv
sed '/2022-1[012]/d' long.csv > long-first.csv
"$PROGRAM" import --date 2023-01-06 store.db long-first.csv
paper long 'sheet = portrait' ''
sed -i 's/^from = .*/from = 2018-01/' long.ini
publish long
sed 's/,70,/,73,/' long.csv > long-now.csv
correct long-now.csv
publish long
is 'said' "$(cat err)" ''
is 'rows' "$(grep -c 'Six were counted late' long.txt)" 60
is 'heads' "$(grep -c 'Indicator.*Was *Is *Reason *Corrected on' long.txt)" \
    "$(grep -c 'Corrections' long.txt | awk '{ print $1 - 1 }')"
pdfinfo -struct-text long.pdf > long.tags
is 'one table' "$(grep -c 'Corrections since the first issue' long.tags)" 1
has 'the chart tells a run of months' "$(flat long.txt)" \
    'January 2018 to December 2022 were revised in February 2023.'
check 'pdfcheck' "$pdfcheck" long.pdf

# Months are written out where the table is wide.  A grid lies across; when nothing
# has room under it, the note is on a page like all others.
group 'a note behind a page that lies across'
across() {
	paper "$1" 'sheet = portrait' '
[grid year]
title = Schedule
file = year.csv'
	fresh
	publish "$1"
	correct correction.csv
	publish "$1"
	tr -s ' ' < "$1.txt" > "$1.lines"
}
echo month,row,entry > year.csv
echo 2023-01,Visits,Thursdays >> year.csv
across short
is 'said' "$(cat err)" ''
is 'under it' "$(pdfinfo short.pdf | sed -n 's/^Pages: *//p')" 4
has 'is wide' "$(flat short.txt)" 'Repeat referrals December 2022 30% 32%'
for row in $(seq 18); do
	echo "2023-01,Row $row,Thursdays"
done >> year.csv
across high
is 'said' "$(cat err)" ''
is 'on its own page' "$(pdfinfo high.pdf | sed -n 's/^Pages: *//p')" 5
pdftotext -f 5 -layout high.pdf note.txt
has 'is narrow' "$(flat note.txt)" 'Repeat referrals Dec 2022 30% 32% Six'

group 'a callout'
fresh
publish one
correct correction.csv
paper call '' '
[correction it]
indicator = repeat'
publish call
has 'pages of the one that printed it' "$(flat call.txt)" \
    'The first figure was printed in: One, December 2022 (issue 1, pages 2 to 3).'

# An import that gave one month alone is taken back, and then comes again.
group 'a figure taken back'
fresh
echo indicator,period,numerator,denominator > january.csv
echo repeat,2023-01,90,300 >> january.csv
"$PROGRAM" import --date 2023-02-03 store.db january.csv
paper gone '' '
[bars both]
title = Then and now
indicator = repeat
rows =
  2023-01 first January, first reported
  2023-01 January'
sed -i 's/^period = .*/period = 2023-01/' gone.ini
sed -i 's/=denominator repeat/=denominator repeat 2022-12/
s/=numerator repeat/=numerator repeat 2022-12/' words.md
publish gone
cat >> gone.ini <<'END'
[correction it]
indicator = repeat
END
"$PROGRAM" undo --date 2023-02-10 --reason 'It was of December' store.db 4
publish gone
is 'exit' $? 0
is 'said' "$(cat err)" ''
has 'is told' "$(flat gone.raw)" \
    'January 2023 was first reported as 30% (90 of 300). It was taken back on 10 February 2023.'
lacks 'with no figure now' "$(flat gone.raw)" 'It is'
has 'who printed it' "$(flat gone.raw)" 'printed in: Gone, January 2023 (issue 1'
has 'the note has none' "$(flat gone.txt)" 'January 2023 30% –'
lacks 'no mark' gone.txt '30% [r]'
"$PROGRAM" build --publish --dry-run -T tags gone.ini > tags 2> err
has 'nor has the bar' "$(flat tags)" 'January: taken back'
sed -i 's/90,300/96,300/' january.csv
"$PROGRAM" import --date 2023-02-20 --reason 'Now of January' store.db january.csv
publish gone
has 'there again' "$(flat gone.raw)" \
    'first reported as 30% (90 of 300). It is 32% (96 of 300). Now of January.'
lacks 'not in what had none' "$(flat gone.raw)" 'Gone, January 2023 (issue 2'
sed -i 's/ repeat 2022-12/ repeat/g' words.md

group 'a pack'
fresh
cat > secret.ini <<'END'
[pack]
title = Placements
period = 2022-12

[indicators secret]
title = Placements that broke down
indicators = secret
END
{
	pack_keys 2023-01-26 2023-01-18 store.db pack.pdf
	echo 'period = 2022-12'
	agenda_keys 2023-01-18
	cat <<'END'
[item door]
title = The front door
text = To consider how it does.

[appendix door]
title = Performance summary
file = one.ini

[item move]
title = Exclusion
exclusion = yes

[item secret]
title = A confidential matter

[exempt secret]
title = Confidential figures
file = secret.ini
paragraph = 1
reason = likely to reveal the identity of an individual
END
} > pack.ini
publish pack
publish pack --edition members
# Both figures are corrected; the public knows of one.
{ cat correction.csv && echo secret,2022-12,11,37; } > both.csv
correct both.csv
publish pack
is 'public: exit' $? 0
has 'public: note' "$(flat pack.txt)" 'Repeat referrals Dec 2022 30% 32%'
lacks 'public: nothing of an exempt paper' pack.txt 'broke down'
lacks 'public: nothing of its figures' pack.txt '11/37'
lacks 'public: nothing of its figures' pack.txt '7/31'
lacks 'public: not in the file either' pack.pdf 'broke down'
has 'agenda' "$(flat pack.txt)" 'Corrections: added'
has 'agenda' "$(flat pack.txt)" 'Corrected figures are listed from page'
page=$(sed -n 's/.*Corrected figures are listed from page \([0-9]*\) on.*/\1/p' \
    pack.txt)
is 'an odd page' "$((page % 2))" 1
sed -n '/^ *Corrections$/,$p' pack.txt > note.txt
has 'that page' note.txt "Page $page"
has 'its back is blank' note.txt 'This page is intentionally left blank'
is 'the note ends the pack' "$(sqlite3 store.db "SELECT last_page FROM
    publication WHERE edition = 'public' AND issue = 2")" $((page + 1))
has 'a bookmark' /dev/stdin '"title": "Corrections"' <<END
$(qpdf --json --json-key=outlines pack.pdf)
END
check 'pdfcheck' "$pdfcheck" pack.pdf
second=$(digest pack.pdf)
publish pack
is 'the same bytes again' "$(digest pack.pdf)" "$second"
publish pack --edition members
pdftotext -layout members/pack.pdf members.txt
has 'members: both' "$(flat members.txt)" 'Placements that Dec 2022 23% 30%'
has 'members: both' "$(flat members.txt)" 'Repeat referrals Dec 2022 30% 32%'
is 'members: as many pages' "$(sqlite3 store.db "SELECT last_page FROM
    publication WHERE edition = 'members' AND issue = 2")" $((page + 1))

group 'a pack of which an exempt figure alone was corrected'
fresh
publish pack
publish pack --edition members
head -n 1 both.csv > secret.csv
echo secret,2022-12,11,37 >> secret.csv
correct secret.csv
echo 'And more.' >> words.md
publish pack
publish pack --edition members
lacks 'public: no note' pack.txt 'Corrections'
pdftotext -layout members/pack.pdf members.txt
has 'members: a note' members.txt 'Corrections'
is 'both end with the same number' "$(sqlite3 store.db "SELECT
    count(DISTINCT last_page) FROM publication WHERE issue = 2")" 1
sed -i '$d' words.md

finish
