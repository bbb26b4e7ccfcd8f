#!/bin/sh
# status.sh - what a correction makes out of date, and only that built again: in one
# process, in several, on a copy of the store, and as it was then.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
. tests/scene-committee.sh
cd "$work" || exit 1
work=$(pwd -P)

# figures DAY FILE LINE...: import them as of DAY; REASON may be set.
figures() {
	day=$1 file=$2
	shift 2
	printf '%s\n' 'indicator,period,numerator,denominator,value' "$@" \
	    > "$file"
	"$PROGRAM" import --quiet --date "$day" \
	    ${reason:+--reason "$reason"} store.db "$file"
}

# layout NAME LINE...: NAME.ini, pages in landscape: a page for each section.
layout() {
	name=$1
	cat > "$name.ini" <<-END
	[pack]
	title = Paper
	council = Example Council
	period = 2024-09
	date = 2024-10-10
	store = store.db
	output = out/$name.pdf
	END
	shift
	printf '%s\n' "$@" >> "$name.ini"
}

# status [OPTION...]: to the file status.
status() {
	"$PROGRAM" status "$@" store.db > status 2> err
}

# clean WHAT: nothing is out of date, and nothing is said.
clean() {
	status
	is "$1: status" "$?$(cat status err)" 0
}

# again WHAT [OPTION...]: build --stale, silent.
again() {
	what=$1
	shift
	"$PROGRAM" build --stale "$@" store.db > out.txt 2> err
	is "$what: exit" $? 0
	is "$what: silent" "$(cat out.txt err)" ''
}

# How many lines FILE has, if each is JSON.
valid() {
	sqlite3 :memory: "WITH file AS (SELECT CAST(readfile('$1') AS TEXT) AS
	    text) SELECT CASE WHEN json_valid('[' || replace(rtrim(text,
	    char(10)), char(10), ',') || ']') THEN json_array_length('[' ||
	    replace(rtrim(text, char(10)), char(10), ',') || ']') END
	    FROM file"
}

# The last issue of each paper: "chart 1, other 1, summary 1".
issues() {
	sqlite3 -readonly store.db "SELECT group_concat(line, ', ') FROM (
	    SELECT pack || CASE edition WHEN 'members' THEN ' members' ELSE ''
	    END || ' ' || max(issue) AS line FROM publication
	    WHERE state = 'done' GROUP BY pack, edition, period
	    ORDER BY pack, edition, period)"
}

mkdir out
cat > indicators.csv <<'END'
id,name,unit,better,numerator,denominator
timely,Visits in time,percent,higher,visits in time,visits
visits,Visits,count,neither,visits,
END
"$PROGRAM" import --quiet --date 2024-10-01 store.db indicators.csv
figures 2024-10-01 observations.csv timely,2024-08,96,120, \
    timely,2024-09,100,150, visits,2024-08,,,120 visits,2024-09,,,150

# The figure stands in a table on page 1 and in a sentence on page 3.
layout summary '[indicators visits]' 'title = Visits' \
    'indicators = timely' \
    '[text between]' 'title = Between' 'file = between.md' \
    '[text words]' 'title = Words' 'file = words.md'
echo 'Nothing in figures.' > between.md
echo 'In September [](=timely) were in time.' > words.md
# It is drawn on page 2.
layout chart '[text between]' 'title = Between' 'file = between.md' \
    '[columns drawn]' 'title = Drawn' 'left = chart timely' \
    'right = text words' '[text words]' 'file = between.md' \
    '[chart timely]' 'title = Visits in time' 'indicator = timely'
# It stands nowhere.
cp "$top/tests/papers/pictures/logo.png" logo.png
layout other '[text others]' 'title = Others' 'file = others.md' \
    '[picture logo]' 'file = logo.png' 'alt = A logo' 'width = 4cm'
echo 'There were [](=visits) visits.' > others.md

group 'before and after the first issue'
status
is 'nothing is published' "$?$(cat status err)" 0
PACKWRIGHT_RESULTS=1 "$PROGRAM" status store.db > status
is 'which is said to somebody who looks' "$(cat status)" \
    'nothing is published'
"$PROGRAM" build --publish summary.ini chart.ini other.ini 2> err
is 'publish: exit' "$?$(cat err)" 0
clean 'published'
PACKWRIGHT_RESULTS=1 "$PROGRAM" status store.db > status
is 'to somebody who looks' "$(cat status)" '3 packs are up to date'
status --all
is 'all' "$(cat status)" 'chart, September 2024, public edition, issue 1: up to date
other, September 2024, public edition, issue 1: up to date
summary, September 2024, public edition, issue 1: up to date'
again 'nothing to do'
is 'nothing is issued' "$(issues)" 'chart 1, other 1, summary 1'
cp out/summary.pdf first.pdf

group 'a correction'
reason='two teams were missing'
figures 2024-12-03 correction.csv timely,2024-09,114,150,
reason=
status
is 'exit' $? 0
line='timely in September 2024 is 76% (114 of 150), was 67% (100 of 150): two teams were missing, 3 December 2024'
is 'names packs, pages and figure' "$(cat status)" \
    "chart, September 2024, public edition, issue 1: out of date
  page 2: $line
summary, September 2024, public edition, issue 1: out of date
  pages 1, 3: $line"
status --strict
is 'strict' $? 1
status --edition members
is 'of the members edition' "$(cat status)" ''
status --json
is 'json: a line each, valid' "$(valid status)" 3
cat > want <<END
{"pack":"chart","period":"2024-09","edition":"public","issue":1,"layout":"$work/chart.ini","asked":"","output":"$work/out/chart.pdf","digest":"$(digest out/chart.pdf)","stale":true,"past":false,"locked":false,"retired":false,"reasons":[{"kind":"series","indicator":"timely","period":"2024-09","pages":"2","was":"100/150","now":"114/150","why":"two teams were missing","date":"2024-12-03"}]}
{"pack":"other","period":"2024-09","edition":"public","issue":1,"layout":"$work/other.ini","asked":"","output":"$work/out/other.pdf","digest":"$(digest out/other.pdf)","stale":false,"past":false,"locked":false,"retired":false,"reasons":[]}
{"pack":"summary","period":"2024-09","edition":"public","issue":1,"layout":"$work/summary.ini","asked":"","output":"$work/out/summary.pdf","digest":"$(digest out/summary.pdf)","stale":true,"past":false,"locked":false,"retired":false,"reasons":[{"kind":"series","indicator":"timely","period":"2024-09","pages":"1, 3","was":"100/150","now":"114/150","why":"two teams were missing","date":"2024-12-03"}]}
END
same 'json' status want

group 'what is out of date, and no other'
"$PROGRAM" build --stale --dry-run store.db > would 2> err
is 'dry run' "$?$(grep -c 'would be made again$' would)$(cat err)" 02
is 'dry run: nothing is issued' "$(issues)" 'chart 1, other 1, summary 1'
was=$(stat -c '%i %Y %Z' out/other.pdf)
again 'build'
is 'issued' "$(issues)" 'chart 2, other 1, summary 2'
is 'the third is not touched' "$(stat -c '%i %Y %Z' out/other.pdf)" "$was"
pdftotext -layout out/summary.pdf - > summary.txt
has 'the new figure' summary.txt 'In September 76% were in time.'
clean 'afterwards'

group 'files'
echo 'There were [](=visits) visits in all.' > others.md
status
is 'text' "$(cat status)" "other, September 2024, public edition, issue 1: out of date
  file: $work/others.md has changed"
again 'text'
is 'text: issued' "$(issues)" 'chart 2, other 2, summary 2'
clean 'text'
cp others.md kept.md && cp kept.md others.md
clean 'text written again as it was'
cp "$top/tests/papers/pictures/wide.png" logo.png
status
has 'picture' status "  file: $work/logo.png has changed"
again 'picture'
is 'picture: issued' "$(issues)" 'chart 2, other 3, summary 2'
clean 'picture'
was=$(digest out/chart.pdf)
rm out/chart.pdf
status
is 'deleted' "$(cat status)" "chart, September 2024, public edition, issue 2: out of date
  output: $work/out/chart.pdf is not there"
again 'deleted'
is 'deleted: the same again' "$(digest out/chart.pdf)" "$was"
is 'deleted: no new issue' "$(issues)" 'chart 2, other 3, summary 2'
clean 'deleted'
cp out/other.pdf out/chart.pdf
status
has 'another file' status "  output: $work/out/chart.pdf is not what was published"
again 'another file'
is 'another file: put back' "$(digest out/chart.pdf)" "$was"
clean 'another file'
sed -i 's/^title = Others/title = Other words/' other.ini
status
is 'layout' "$(cat status)" "other, September 2024, public edition, issue 3: out of date
  file: $work/other.ini has changed"
again 'layout'
is 'layout: issued' "$(issues)" 'chart 2, other 4, summary 2'
clean 'layout'
rm others.md
status
has 'gone' status "  file: $work/others.md is gone"
"$PROGRAM" build --stale store.db > out.txt 2> err
is 'gone: exit' $? 2
is 'gone: said once' "$(grep -c error err)" 1
has 'gone: said' err 'others.md'
cp kept.md others.md
clean 'put back'

group 'fonts'
mkdir data
cp -R "$PACKWRIGHT_DATA/fonts" "$PACKWRIGHT_DATA/layouts" data
PACKWRIGHT_DATA=$work/data "$PROGRAM" build --publish other.ini
is 'another folder, the same bytes' "$(issues)" 'chart 2, other 4, summary 2'
# The same glyphs in a file of another digest.
was=$(digest data/fonts/DejaVuSans.ttf)
printf '\0\0\0\0' >> data/fonts/DejaVuSans.ttf
sed -i "s/$was/$(digest data/fonts/DejaVuSans.ttf)/" data/fonts/fonts.ini
status
is 'changed' "$(cat status)" "other, September 2024, public edition, issue 4: out of date
  file: $work/data/fonts/DejaVuSans.ttf has changed
  file: $work/data/fonts/fonts.ini has changed"
PACKWRIGHT_DATA=$work/data again 'changed'
is 'the same bytes are no new issue' "$(issues)" 'chart 2, other 4, summary 2'
PACKWRIGHT_DATA=$work/data clean 'the same bytes'
PACKWRIGHT_DATA=$top "$PROGRAM" build --publish other.ini
clean 'as before'

group 'a month that is past'
layout month '[text words]' 'title = Words' 'file = month.md'
sed -i '/^output/d' month.ini
echo '[](=timely) were in time.' > month.md
"$PROGRAM" build --publish --period 2024-08 -o out/aug.pdf month.ini 2> err
is 'august: exit' "$?$(cat err)" 0
"$PROGRAM" build --publish -o out/sep.pdf month.ini 2> err
is 'september: exit' "$?$(cat err)" 0
clean 'both'
echo '[](=timely) were seen in time.' > month.md
status
is 'words of another month are no reason' "$(cat status)" \
    "month, September 2024, public edition, issue 1: out of date
  file: $work/month.md has changed"
again 'september'
clean 'september'
reason='late returns'
figures 2024-12-04 august.csv timely,2024-08,102,120,
reason=
status
has 'locked' status 'month, August 2024, public edition, issue 1: out of date, but cannot be made again from what is here'
has 'locked: why' status '  page 1: timely in August 2024 is 85% (102 of 120), was 80% (96 of 120): late returns, 4 December 2024'
status --json
has 'locked: json' status '"output":"'"$work"'/out/aug.pdf","digest":"'"$(digest out/aug.pdf)"'","stale":true,"past":true,"locked":true,'
has 'asked for' status '"asked":"2024-08"'
"$PROGRAM" build --stale store.db > out.txt 2> err
is 'left: exit' $? 0
has 'left: said' err "$work/out/aug.pdf: warning: out of date, but its layout, texts or pictures are another paper's by now, so it is left as it is"
echo '[](=timely) were in time.' > month.md
again 'with the words of then'
pdftotext out/aug.pdf - > aug.txt
has 'with the words of then' aug.txt '85% were in time.'
was=$(digest out/aug.pdf)
rm out/aug.pdf
status
has 'a past PDF that is gone' status "  output: $work/out/aug.pdf is not there"
again 'a past PDF that is gone'
is 'a past PDF that is gone: it is back' "$(digest out/aug.pdf)" "$was"
# September's words are August's now; they go back.
echo '[](=timely) were seen in time.' > month.md
again 'with the words of now'
clean 'at last'

# August is in the table and the chart too.  September has had four issues: its
# words, changed, back, and changed again.
is 'issued' "$(issues)" 'chart 3, month 2, month 4, other 4, summary 3'

group 'a layout that makes another paper by now'
cp other.ini kept.ini
sed -i 's/^period = .*/period = 2024-08/' other.ini
was=$(issues)
"$PROGRAM" build --stale store.db > out.txt 2> err
is 'exit' $? 0
has 'said' err "other.ini: warning: out of date, but its layout makes another paper by now, so it is left as it is: publish that one, or build this one with --period: other, September 2024, public edition, issue 4 has August 2024"
is 'said once' "$(wc -l < err)" 1
is 'nothing is issued' "$(issues)" "$was"
cp kept.ini other.ini
clean 'put back'

group 'supplements'
# pack NAME KEY: a pack of one paper, papers/NAME.md.
pack() {
	pack_of_one "$1" 2024-12-12 2024-12-04 pack.db "$2"
	printf 'A paragraph.\n' > "papers/$1.md"
}
# What was published: pack, issue, first and last page.
pages_of() {
	sqlite3 -readonly -separator ' ' pack.db "SELECT pack, issue,
	    first_page, last_page FROM publication WHERE state = 'done'
	    ORDER BY number" | tail -n "$1"
}
mkdir papers
pack main ''
pack late 'supplement-to = main'
pack latest 'supplement-to = main, late'
"$PROGRAM" build --publish main.ini late.ini latest.ini 2> err
is 'published' "$(pages_of 9)" 'main 1 1 2
late 1 3 4
latest 1 5 6'
i=0
while [ $((i += 1)) -le 60 ]; do
	printf 'Paragraph %d.\n\n' "$i"
done > papers/main.md
# Both are out of date for another reason too, and still issued once.
printf 'A changed paragraph.\n' > papers/late.md
"$PROGRAM" build --stale pack.db > out.txt 2> err
is 'exit' "$?$(cat out.txt err)" 0
is 'each once, in their order' "$(pages_of 3)" 'main 2 1 4
late 2 5 6
latest 2 7 8'
"$PROGRAM" status pack.db > status
is 'clean' "$(cat status)" ''
"$PROGRAM" build --publish --edition members main.ini 2> err
is 'an edition for members' "$(pages_of 1)" 'main 1 1 4'
rm -r out/members out/main.pdf
"$PROGRAM" status --edition members pack.db > status
is 'status of one edition' "$(cat status)" "main, 12 December 2024, members' edition, issue 1: out of date
  output: $work/out/members/main.pdf is not there"
"$PROGRAM" status --json pack.db > status
is 'machines are told of the public one' \
    "$(grep -c '"edition":"public"' status) $(grep -c . status)" '3 3'
"$PROGRAM" build --stale --edition public pack.db 2> err
check 'one edition: made' test -e out/main.pdf
check 'the other: not' test ! -e out/members
"$PROGRAM" build --stale pack.db 2> err
is 'its folder is made again' "$(stat -c %a out/members)" 700
is 'and its file' "$(stat -c %a out/members/main.pdf)" 600

group 'several at once'
figures 2024-12-05 more.csv timely,2024-09,120,150,
rm words.md
"$PROGRAM" build --stale --jobs 2 store.db > out.txt 2> err
is 'one fails: exit' $? 2
is 'one fails: said once' "$(grep -c 'error' err)" 1
has 'one fails: said' err 'words.md'
is 'one fails: the others are issued' "$(issues)" \
    'chart 4, month 2, month 5, other 4, summary 3'
echo 'In September [](=timely) were in time.' > words.md
again 'put right' --jobs 4
is 'put right: issued' "$(issues)" \
    'chart 4, month 2, month 5, other 4, summary 4'
clean 'put right'
sed 's/^title = Words/titel = Words/' summary.ini > bad.ini
sed 's/^title = Others/titel = Others/' kept.ini > worse.ini
sed -i 's/^title = Other words/titel = Others/' worse.ini
"$PROGRAM" build --jobs 3 bad.ini chart.ini worse.ini 2> err
is 'drafts: exit' $? 2
is 'drafts: faults in the order given' \
    "$(sed -n 's/^\([a-z]*\).ini:.*/\1/p' err | uniq | tr '\n' ' ')" 'bad worse '
"$PROGRAM" build --json --jobs 3 chart.ini other.ini summary.ini > out.txt
is 'results in the order given' \
    "$(sed 's/{"file":"out.\([a-z]*\).*/\1/' out.txt | tr '\n' ' ')" \
    'chart other summary '
sed 's,out/other.pdf,./out/../out/chart.pdf,' other.ini > thief.ini
"$PROGRAM" build --jobs 2 --publish chart.ini thief.ini 2> err
is 'one file: exit' $? 2
has 'one file' err 'thief.ini: error: another layout of this run writes the same file'
status
is 'one file: the first is made' "$(grep -c '^chart' status)" 0

figures 2024-12-05 twice.csv timely,2024-09,121,150,
{
	"$PROGRAM" build --stale store.db > one.txt 2>&1
	echo $? >> one.txt
} &
"$PROGRAM" build --stale --jobs 2 store.db > two.txt 2>&1
echo $? >> two.txt
wait $!
is 'two runs at once' "$(cat one.txt two.txt | tr '\n' ' ')" '0 0 '
is 'two runs at once: each issue once' "$(issues)" \
    'chart 5, month 2, month 6, other 4, summary 5'

group 'told to stop'
# A build waits for the lock on its file: two children stand still.
mkdir slow
for name in a b c; do
	sed "s,out/other.pdf,slow/$name.pdf," other.ini > "$name.ini"
done
flock slow/.a.pdf.part flock slow/.b.pdf.part flock slow/.c.pdf.part \
    sh -c 'echo > locked; while [ -e locked ]; do sleep 0.1; done' &
holder=$!
while [ ! -e locked ]; do
	sleep 0.1
done
# kids PID: its children, once there are two and they stand still.
kids() {
	tries=0
	while [ $((tries += 1)) -lt 100 ]; do
		kids=$(cat "/proc/$1/task/$1/children" 2> /dev/null)
		case $kids in
		*[0-9]' '[0-9]*) sleep 0.3; return ;;
		esac
		sleep 0.1
	done
	kids=
	fail 'there are not two children'
}
# ended PID...: none of them lives; nobody may have taken leave of the dead.
ended() {
	for pid; do
		tries=0
		while [ -d "/proc/$pid" ] &&
		    ! grep -q '^State:	Z' "/proc/$pid/status"; do
			[ $((tries += 1)) -lt 50 ] || return 1
			sleep 0.1
		done
	done
}
"$PROGRAM" build --jobs 2 a.ini b.ini c.ini > out.txt 2> err &
parent=$!
kids $parent
kill -TERM $parent
wait $parent 2> /dev/null
is 'by SIGTERM: exit' $? 143
check 'by SIGTERM: the children too' ended $kids
is 'by SIGTERM: said' "$(cat out.txt err)" ''
"$PROGRAM" build --jobs 2 a.ini b.ini c.ini > out.txt 2> err &
parent=$!
kids $parent
kill -KILL $parent
wait $parent 2> /dev/null
check 'killed: the children too' ended $kids
# What it was told not to listen to, its children do not either.
(trap '' TERM; exec "$PROGRAM" build --jobs 2 a.ini b.ini c.ini > out.txt \
    2> err) &
parent=$!
kids $parent
kill -KILL $parent
wait $parent 2> /dev/null
check 'killed, deaf to SIGTERM: the children too' ended $kids
env --block-signal=TERM "$PROGRAM" build --jobs 2 a.ini b.ini c.ini > out.txt \
    2> err &
parent=$!
kids $parent
kill -TERM $parent
sleep 0.3
# shellcheck disable=SC2086 # they are numbers
check 'SIGTERM kept from it: the children go on' kill -0 $kids
kill -KILL $parent
wait $parent 2> /dev/null
check 'killed, SIGTERM kept from it: the children too' ended $kids
"$PROGRAM" build --jobs 2 a.ini b.ini other.ini > out.txt 2> err &
parent=$!
kids $parent
for kid in $kids; do
	kill -KILL "$kid"
done
wait $parent
is 'children killed: exit' $? 4
has 'children killed' err 'a.ini: error: the process that was to build this died; the others went on: signal 9'
has 'each' err 'b.ini: error: the process that was to build this died'
check 'the third is made' test -e out/other.pdf
rm locked
wait $holder
"$PROGRAM" build --publish other.ini

group 'on a copy of the store'
rm -rf copy
mkdir copy
reason='counted again'
figures 2024-12-06 again.csv timely,2024-09,123,150,
reason=
sqlite3 store.db "VACUUM INTO 'copy/store.db'"
chmod a-w copy/store.db copy
was=$(digest copy/store.db)
status --json
layouts=$(sed -n '/"stale":true/s/.*"layout":"\([^"]*\)".*/\1/p' status |
    sort -u)
is 'out of date' "$(echo "$layouts" | sed 's,.*/,,' | tr '\n' ' ')" \
    'chart.ini month.ini summary.ini '
"$PROGRAM" build --publish --period 2024-09 --store copy/store.db \
    --record month.record -o out/sep.pdf month.ini 2> err
is 'month: exit' "$?$(cat err)" 0
for name in chart summary; do
	"$PROGRAM" build --publish --store copy/store.db \
	    --record $name.record $name.ini 2> err
	is "$name: exit" "$?$(cat err)" 0
done
was_record=$(digest month.record)
"$PROGRAM" build --publish --store copy/store.db --record month.record \
    summary.ini 2> err
is 'over the record of another: exit' $? 2
has 'over the record of another' err 'month.record: error: the record of another paper is here, so it is not replaced and nothing was published: name another file, or merge that one first and take it away: month, public, September 2024, issue 7'
"$PROGRAM" build --publish --period 2024-08 --store copy/store.db \
    --record month.record -o out/aug2.pdf month.ini 2> err
has 'over that of another month' err 'month.record: error: the record of another paper'
is 'it stays' "$(digest month.record)$(ls out/aug2.pdf 2>&1 | grep -c cannot)" \
    "${was_record}1"
cp month.record odd.record
sqlite3 odd.record "UPDATE publication SET period = 'x'"
"$PROGRAM" merge store.db odd.record 2> err
has 'of no period' err 'odd.record: error: record names a period that is none, nothing was merged: build that pack again with --record: "x"'
is 'the copy is as it was' "$(digest copy/store.db) $(ls copy)" "$was store.db"
is 'and so is the store' "$(issues)" \
    'chart 5, month 2, month 6, other 4, summary 5'
pdftotext -layout out/summary.pdf - > summary.txt
has 'the next issue is printed' summary.txt 'Issue 6'
# A run that was killed before its record, and is run again.
cp summary.record kept.record
was=$(digest out/summary.pdf)
rm summary.record
"$PROGRAM" build --publish --store copy/store.db --record summary.record \
    summary.ini
is 'run again: the same paper' "$(digest out/summary.pdf)" "$was"
check 'run again: a record' test -s summary.record
PACKWRIGHT_RESULTS=1 "$PROGRAM" merge store.db summary.record chart.record \
    > out.txt 2> err
is 'merged' "$?$(cat out.txt err)" '02 publications merged, 0 known before'
PACKWRIGHT_RESULTS=1 "$PROGRAM" merge store.db kept.record month.record \
    chart.record > out.txt 2> err
is 'merged again' "$?$(cat out.txt err)" '01 publication merged, 2 known before'
is 'issued' "$(issues)" 'chart 6, month 2, month 7, other 4, summary 6'
clean 'merged'
"$PROGRAM" merge store.db chart.record chart.ini 2> err
is 'no record: exit' $? 2
has 'no record' err 'chart.ini'
# The same bytes on a copy are no new issue there either.
rm out/chart.pdf
chmod u+w copy copy/store.db
rm copy/store.db
sqlite3 store.db "VACUUM INTO 'copy/store.db'"
"$PROGRAM" build --publish --store copy/store.db --record same.record \
    chart.ini
"$PROGRAM" merge store.db same.record 2> err
is 'the same again: exit' "$?$(cat err)" 0
is 'the same again' "$(issues)" \
    'chart 6, month 2, month 7, other 4, summary 6'
clean 'the same again'
"$PROGRAM" build --publish --record nowhere/x.record chart.ini 2> err
is 'nowhere to write: exit' $? 4
has 'nowhere to write' err 'nowhere/x.record: error: the record cannot be written here'
"$PROGRAM" build --publish --record x.pdf -o ./x.pdf chart.ini 2> err
is 'in place of its paper: exit' $? 2
is 'in place of its paper' "$(cat err)" 'x.pdf: error: the record would take the place of the paper it is of, so nothing was published: name another file'
check 'in place of its paper: neither' test ! -e x.pdf

group 'as it was then'
"$PROGRAM" build --publish --as-at 2024-12-02 summary.ini 2> err
is 'without -o: exit' $? 3
was=$(digest out/summary.pdf)
PACKWRIGHT_RESULTS=1 "$PROGRAM" build --publish --as-at 2024-12-02 \
    -o then.pdf summary.ini > out.txt 2> err
is 'exit' "$?$(cat err)" 0
check 'the bytes of the first issue' cmp then.pdf first.pdf
has 'said' out.txt ' bytes, issue 1 as it was published'
is 'what is published stays' "$(digest out/summary.pdf)" "$was"
is 'nothing is issued' "$(issues)" \
    'chart 6, month 2, month 7, other 4, summary 6'
"$PROGRAM" build --publish --as-at 2024-12-02 -o out/summary.pdf summary.ini 2> err
is 'over the last: exit' $? 2
has 'over the last' err 'out/summary.pdf: error: a published paper lies here, which an old one does not replace: name another file with -o: summary, September 2024, public edition, issue 6'
is 'over the last: it stays' "$(digest out/summary.pdf)" "$was"
rm then.pdf
echo 'Words.' > words.txt
"$PROGRAM" build --publish --as-at 2024-12-02 -o words.txt summary.ini 2> err
is 'over what is no PDF' "$?$(cat err)" '2words.txt: error: there is a file here that is no PDF, so it is not replaced: name another output'
rm words.txt
echo 'Nothing at all.' > between.md
"$PROGRAM" build --publish --as-at 2024-12-02 -o then.pdf summary.ini 2> err
is 'a changed text: exit' $? 2
has 'a changed text' err "$work/between.md: error: this file is not as it was when the paper was published"
has 'and the paper' err 'summary.ini: error: does not come out as it was published, so nothing was written'
is 'no other file is blamed' "$(grep -c 'this file' err)" 1
check 'nothing is written' test ! -e then.pdf
echo 'Nothing in figures.' > between.md
sed 's,out/other.pdf,out/never.pdf,' other.ini > never.ini
"$PROGRAM" build --publish --as-at 2024-12-02 -o then.pdf never.ini 2> err
is 'never published: exit' $? 2
has 'never published' err 'never.ini: error: nothing of this paper was published by then'
# A time that came from outside goes with the issue.
SOURCE_DATE_EPOCH=1733500000 "$PROGRAM" build --publish never.ini
was=$(digest out/never.pdf)
"$PROGRAM" build --publish --as-at 2024-12-31 -o then.pdf never.ini 2> err
is 'its time: exit' "$?$(cat err)" 0
is 'its time' "$(digest then.pdf)" "$was"
rm out/never.pdf
SOURCE_DATE_EPOCH=1733600000 again 'at another time'
is 'at another time: the same again' "$(digest out/never.pdf)" "$was"
clean 'the end'

group 'what else was read'
figures() {
	printf '%s\n' 'indicator,period,breakdown,category,numerator,denominator,value' \
	    "$@"
}
figures timely,2024-09,,,100,150, timely,2024-09,team,North,50,75, \
    timely,2024-09,team,South,50,75, visits,2024-08,,,,,1200 > kinds.csv
figures visits,2024-09,,,,,1234 > later.csv
printf 'indicator,direction,value\ntimely,at-least,80\n' > targets.csv
layout kinds '[indicators all]' 'title = All' \
    'indicators = timely, visits' \
    '[breakdown teams]' 'title = By team' 'indicator = timely' \
    'breakdown = team' 'label = Team' 'base = Visits' 'share = In time' \
    'rest = Late'
sed -i 's/store.db/kinds.db/' kinds.ini
"$PROGRAM" import --quiet --date 2024-10-01 kinds.db indicators.csv kinds.csv \
    targets.csv
"$PROGRAM" import --quiet --date 2024-10-02 kinds.db later.csv
"$PROGRAM" build --publish kinds.ini
figures timely,2024-09,team,North,51,75, timely,2024-09,team,South,49,75, \
    visits,2024-08,,,,,1201 > kinds.csv
sed -i s/80/85/ targets.csv
"$PROGRAM" import --quiet --date 2024-11-01 --reason 'All
of us' kinds.db targets.csv kinds.csv
"$PROGRAM" undo --quiet --date 2024-11-02 --reason 'Sent too soon' kinds.db 4
"$PROGRAM" status kinds.db > status
cat > want <<'END'
kinds, September 2024, public edition, issue 1: out of date
  page 1: the target of timely has changed: All of us, 1 November 2024
  page 1: visits in August 2024 is 1,201, was 1,200: All of us, 1 November 2024
  page 1: visits in September 2024 is not there, was 1,234: import 4 was taken back: Sent too soon, 2 November 2024
  page 2: figures of timely by team in September 2024 have changed: All of us, 1 November 2024
END
LC_ALL=C sort status > sorted
LC_ALL=C sort want > want.sorted
same 'text' sorted want.sorted
"$PROGRAM" status --json kinds.db > status
is 'json: valid' "$(valid status)" 1
has 'json: a count' status '{"kind":"series","indicator":"visits","period":"2024-08","pages":"1","was":"1200","now":"1201","why":"All\u000aof us","date":"2024-11-01"}'
has 'json: taken back' status '"was":"1234","now":"","why":"import 4 was taken back: Sent too soon"'
has 'json: rows by category have no numbers' status '{"kind":"breakdown","about":"timely","breakdown":"team","period":"2024-09","pages":"2","why":"All\u000aof us","date":"2024-11-01"}'

group 'a name that another paper has by now'
layout before '[text words]' 'title = Words' 'file = again.md'
sed -i 's/store.db/names.db/; s/^date = .*/date = 2024-11-10/' before.ini
echo 'Of these [](=timely) were in time.' > again.md
"$PROGRAM" import --quiet --date 2024-10-01 names.db indicators.csv \
    observations.csv
"$PROGRAM" build --publish before.ini 2> err
mv before.ini after.ini
"$PROGRAM" status names.db > status
is 'a layout that is gone' "$(cat status)" "before, September 2024, public edition, issue 1: out of date, but cannot be made again from what is here
  file: $work/before.ini is gone: put it back, or publish the paper from another layout into the same file"
"$PROGRAM" status --json names.db > status
has 'for machines' status '"stale":true,"past":false,"locked":true,"retired":false,'
"$PROGRAM" build --stale names.db > out.txt 2> err
is 'is left: exit' "$?$(cat out.txt)" 0
has 'is left: why' err "$work/out/before.pdf: warning: out of date, but its layout is gone, so it is left as it is: put the layout back, or publish the paper from another one into the same file"
is 'is left: said once' "$(wc -l < err)" 1
"$PROGRAM" build --publish after.ini 2> err
"$PROGRAM" status names.db > status
is 'the new name has it' "$?$(cat status)" 0
"$PROGRAM" build --stale names.db > out.txt 2> err
is 'nothing to do' "$?$(cat out.txt err)" 0
PACKWRIGHT_RESULTS=1 "$PROGRAM" status names.db > status
is 'counted' "$(cat status)" '1 pack is up to date'
figures() {
	printf '%s\n' 'indicator,period,numerator,denominator,value' "$@"
}
figures timely,2024-09,114,150, > names.csv
"$PROGRAM" import --quiet --date 2024-12-03 --reason 'two teams were missing' \
    names.db names.csv
"$PROGRAM" status names.db > status
is 'one is out of date' "$(grep -c 'out of date$' status)$(grep -c before status)" 10
"$PROGRAM" status --all names.db > status
is 'all' "$(cat status)" "after, September 2024, public edition, issue 1: out of date
  page 1: $line
before, September 2024, public edition, issue 1: replaced by after, September 2024, public edition, issue 1, on 10 November 2024
  page 1: $line"
"$PROGRAM" status --json names.db > status
is 'json: valid' "$(valid status)" 2
has 'json' status '{"pack":"before","period":"2024-09","edition":"public","issue":1,"layout":"'"$work"'/before.ini","asked":"","output":"'"$work"'/out/before.pdf","digest":"'"$(sqlite3 names.db "SELECT digest FROM publication WHERE pack = 'before'")"'","stale":false,"past":false,"locked":false,"retired":true,"reasons":[]}'
has 'json: the other' status '"stale":true,"past":false,"locked":false,"retired":false,'
"$PROGRAM" status --json --all names.db > status
is 'json, all: valid' "$(valid status)" 2
has 'json, all' status '"stale":false,"past":false,"locked":false,"retired":true,"reasons":[{"kind":"series","indicator":"timely","period":"2024-09","pages":"1","was":"100/150","now":"114/150"'
"$PROGRAM" status --strict --edition members names.db > status
is 'strict' "$?$(cat status)" 0
"$PROGRAM" build --stale names.db > out.txt 2> err
is 'made again' "$?$(cat out.txt err)" 0
"$PROGRAM" status --strict names.db > status
is 'clean' "$?$(cat status)" 0
"$PROGRAM" history names.db timely 2024-09 > out.txt
has 'history tells of both' out.txt 'printed in before, September 2024, issue 1 (page 1); after, September 2024, issue 1 (page 1)'
# One file for all months: one replaces another only when that is said.
figures timely,2024-10,110,120, > names.csv
"$PROGRAM" import --quiet --date 2024-12-04 names.db names.csv
was=$(digest out/before.pdf)
for dry in '' --dry-run; do
	"$PROGRAM" build --publish $dry --period 2024-10 after.ini 2> err
	is "october $dry: exit" $? 2
	is "october $dry: refused" "$(cat err)" "after.ini:7:10: error: another published paper lies here, so nothing was written: write {period} in output for each month to have a file of its own, name another file, or say --over to replace it: out/before.pdf: after, September 2024, public edition, issue 2"
done
is 'october: september stays' "$(digest out/before.pdf)" "$was"
"$PROGRAM" build --publish -o out/before.pdf --period 2024-10 after.ini 2> err
has 'october, -o: refused' err 'out/before.pdf: error: another published paper lies here'
"$PROGRAM" build --publish --over --edition members -o out/before.pdf \
    --period 2024-10 after.ini 2> err
is 'october for members: exit' $? 2
has 'october for members: never' err 'out/before.pdf: error: this is the file of the other edition, so it is not replaced'
"$PROGRAM" build --over --period 2024-10 after.ini 2> err
is 'over a draft: exit' $? 3
"$PROGRAM" build --publish --over --period 2024-10 after.ini 2> err
is 'october: exit' $? 0
has 'october: told' err 'after.ini:7:10: warning: this takes the place of another published paper, which the store still knows: with {period} in output each month has a file of its own: out/before.pdf: after, September 2024, public edition, issue 2'
"$PROGRAM" build --publish --period 2024-10 after.ini 2> err
is 'october again' "$?$(cat err)" 0
PACKWRIGHT_RESULTS=1 "$PROGRAM" status names.db > status
is 'september is told of to somebody who looks' "$(cat status)" 'after, September 2024, public edition, issue 2: replaced by after, October 2024, public edition, issue 1, on 10 November 2024
before, September 2024, public edition, issue 1: replaced by after, October 2024, public edition, issue 1, on 10 November 2024
1 pack is up to date'
figures timely,2024-09,115,150, > names.csv
"$PROGRAM" import --quiet --date 2024-12-05 names.db names.csv
"$PROGRAM" status names.db > status
lacks 'september is not nagged about' status 'September 2024, public'
"$PROGRAM" build --stale names.db > out.txt 2> err
is 'nor made' "$?$(cat out.txt err)" 0
"$PROGRAM" status --all names.db > status
has 'but told of' status 'after, September 2024, public edition, issue 2: replaced by after, October 2024, public edition, issue '
has 'with its figure' status '  page 1: timely in September 2024 is 77% (115 of 150), was 76% (114 of 150): 5 December 2024'
pdftotext out/before.pdf - > out.txt
has 'the file is October'"'"'s' out.txt '92% were in time'

# Who has the file is the one that lies there, be it of an earlier month.
"$PROGRAM" build --publish --over after.ini 2> err
is 'september is put back: exit' $? 0
was=$(digest out/before.pdf)
"$PROGRAM" status --all names.db > status
has 'september is put back' status 'after, September 2024, public edition, issue 3: up to date'
has 'october has given way' status 'after, October 2024, public edition, issue 1: replaced by after, September 2024, public edition, issue 3, on 10 November 2024'
"$PROGRAM" build --stale names.db > out.txt 2> err
is 'october is not put over it' "$?$(cat out.txt err)" 0
"$PROGRAM" build --publish --period 2024-10 after.ini 2> err
is 'nor unasked: exit' $? 2
has 'nor unasked' err 'after.ini:7:10: error: another published paper lies here'
touch out/before.pdf
"$PROGRAM" status --all names.db > status
has 'by its bytes' status 'after, September 2024, public edition, issue 3: up to date'
is 'september is there' "$(digest out/before.pdf)" "$was"

group 'a folder that is moved, or copied'
mkdir here
cp again.md here
sed 's/names.db/moved.db/; s,out/before.pdf,moved.pdf,' after.ini > here/moved.ini
"$PROGRAM" import --quiet --date 2024-10-01 here/moved.db indicators.csv \
    observations.csv
(cd here && "$PROGRAM" build --publish moved.ini)
was=$(digest here/moved.pdf)
cp -r here copy-of-here
mv here there
cd there || exit 1
"$PROGRAM" build moved.ini
is 'the published one stays' "$(digest moved.pdf)" "$was"
check 'the draft goes beside it' test -e moved-draft.pdf
"$PROGRAM" build --publish --period 2024-08 moved.ini 2> err
is 'so it does under another month: exit' $? 2
has 'so it does under another month' err 'moved.ini:7:10: error: another published paper lies here'
"$PROGRAM" status moved.db > status
has 'what to do' status 'moved, September 2024, public edition, issue 1: out of date, and its layout is gone, but one lies here: was the folder moved? publish from here once: packwright build --publish moved.ini'
"$PROGRAM" build --stale moved.db 2> err
is 'left' "$?$(cat err)" "0$work/here/moved.pdf: warning: out of date, but published from a folder that is not this one, so it is left as it is: was the folder moved or copied? publish from here once: moved, September 2024, public edition, issue 1; packwright build --publish moved.ini"
"$PROGRAM" build --publish moved.ini
is 'the same issue' "$(sqlite3 moved.db 'SELECT max(issue), path
    FROM publication')" "1|$work/there/moved.pdf"
"$PROGRAM" status moved.db > status
is 'cured' "$?$(cat status)" 0
cd ..
mv copy-of-here here
cd there || exit 1
cp ../here/moved.db copied.db
printf '%s\n' indicator,period,numerator,denominator,value \
    timely,2024-09,115,150, > figures.csv
"$PROGRAM" import --quiet --date 2024-12-05 copied.db figures.csv
"$PROGRAM" build --stale copied.db 2> err
has 'of a copy: left' err 'was the folder moved or copied?'
is 'of a copy: the original stays' "$(digest ../here/moved.pdf)" "$was"
cd ..
# Also from where both can be reached.
"$PROGRAM" build --stale --dry-run there/copied.db > out.txt 2> err
is 'from above: nothing to make' "$?$(cat out.txt)" 0
"$PROGRAM" build --stale there/copied.db 2> err
is 'from above: left' "$?$(cat err)" "0$work/here/moved.pdf: warning: out of date, but published from a folder that is not this one, so it is left as it is: was the folder moved or copied? publish from here once: moved, September 2024, public edition, issue 1; packwright build --publish there/moved.ini"
is 'from above: the original stays' "$(digest here/moved.pdf)" "$was"
# And when the copy's layout has been edited since.
cp there/moved.ini kept.ini
cp there/moved.db kept.db
mv there/copied.db there/moved.db
echo '; edited' >> there/moved.ini
"$PROGRAM" build --stale there/moved.db 2> err
is 'from above, edited: left' "$?$(cat err)" "0$work/here/moved.pdf: warning: out of date, but published from a folder that is not this one, so it is left as it is: was the folder moved or copied? publish from here once: moved, September 2024, public edition, issue 1"
is 'from above, edited: the original stays' "$(digest here/moved.pdf)" "$was"
cp there/moved.db there/copied.db
mv kept.ini there/moved.ini
mv kept.db there/moved.db
# With no layout of that name beside it, a store may lie apart from what it is for.
mkdir apart
mv there/copied.db apart/copied.db
"$PROGRAM" build --stale --dry-run apart/copied.db > out.txt 2> err
has 'a store apart' out.txt 'moved, September 2024, public edition, issue 1: would be made again'

group 'published papers in a folder that is moved, or copied'
# kept WHAT FILE TEXT OPTION...: a build that would replace FILE is refused.
kept() {
	what=$1 file=$2 text=$3 before=$(digest "$2")
	shift 3
	"$PROGRAM" build "$@" 2> err
	is "$what: exit" $? 2
	has "$what: why" err "$text"
	is "$what: the file stays" "$(digest "$file")" "$before"
}
mkdir first
cp again.md first
for name in one two; do
	sed "s/names.db/first.db/; s,out/before.pdf,$name.pdf,;
	    s/^title = Words/& $name/" after.ini > first/$name.ini
done
cd first || exit 1
"$PROGRAM" import --quiet --date 2024-10-01 first.db ../indicators.csv \
    ../observations.csv
"$PROGRAM" build --publish one.ini two.ini
printf '%s\n' indicator,period,numerator,denominator,value \
    timely,2024-09,115,150, > figures.csv
"$PROGRAM" import --quiet --date 2024-12-05 first.db figures.csv
"$PROGRAM" build --publish one.ini
is 'two issues' "$(sqlite3 first.db 'SELECT max(issue) FROM publication')" 2
old='error: a published paper lies here, which an old one does not replace'
other='error: another published paper lies here, so nothing was written'
cd ..
cp -r first copied
for where in first moved copied; do
	[ $where != moved ] || mv first moved
	cd $where || exit 1
	kept "$where: an old issue" one.pdf "one.pdf: $old" \
	    --publish --as-at 2024-10-01 -o one.pdf one.ini
	kept "$where: an old issue of another" two.pdf "two.pdf: $old" \
	    --publish --as-at 2024-10-01 -o two.pdf one.ini
	kept "$where: another" two.pdf "two.pdf: $other" \
	    --publish -o two.pdf one.ini
	cd ..
	[ $where != moved ] || mv moved first
done
mv first moved
cd moved || exit 1
# The file that has another name is still the only one.
mv one.pdf october.pdf
kept 'a file of another name' october.pdf "october.pdf: $old" \
    --publish --as-at 2024-10-01 -o october.pdf one.ini
mv october.pdf one.pdf
mv one.ini three.ini
kept 'a pack of another name' one.pdf "three.ini:7:10: $other" \
    --publish three.ini
mv three.ini one.ini
"$PROGRAM" build --publish one.ini two.ini
is 'at home again' "$?$("$PROGRAM" status first.db)" 0
# A copy under another name is nobody's while its own is there.
cp one.pdf then.pdf
"$PROGRAM" build --publish --as-at 2024-10-01 -o then.pdf one.ini
is 'a copy is replaced' "$?$(cmp -s one.pdf then.pdf || echo other)" 0other
mkdir off
mv two.ini off
kept 'another, whose layout is gone' two.pdf "two.pdf: $other" \
    --publish -o two.pdf one.ini
mv off/two.ini .
# A store beside it that has nothing to do with them, or is a copy.
"$PROGRAM" import --quiet --date 2024-10-01 trial.db ../indicators.csv \
    ../observations.csv
kept 'another store' two.pdf "two.pdf: $other" \
    --publish --store trial.db -o two.pdf one.ini
"$PROGRAM" build --publish --store trial.db -o trial.pdf one.ini
kept 'another store: an old issue' two.pdf "two.pdf: $old" --publish \
    --store trial.db --as-at 2024-10-01 -o two.pdf one.ini
was=$(sha256sum one.pdf)
"$PROGRAM" build --store trial.db one.ini
is 'another store: a draft' "$(sha256sum one.pdf)" "$was"
rm one-draft.pdf
sed 's/one.pdf/one-draft.pdf/' one.ini > one-draft.ini
"$PROGRAM" build --publish one-draft.ini
was=$(sha256sum one-draft.pdf)
"$PROGRAM" build one.ini
is 'a published paper that is called as a draft' \
    "$(sha256sum one-draft.pdf)" "$was"
check 'the draft is another' test -e one-draft-draft.pdf
cp first.db copy.db
echo 'In September [](=timely) were in time, and more.' > again.md
was=$(sha256sum one.pdf two.pdf)
"$PROGRAM" build --stale copy.db > out.txt 2> err
is 'a copy of the store: exit' "$?$(cat out.txt)" 0
has 'a copy of the store: left' err "$work/moved/one.ini: warning: out of date, but the store that its layout names knows it too, so it is left as it is: run build --stale on that one, or publish it once with build --publish --store: $work/moved/first.db"
is 'a copy of the store: they stay' "$(sha256sum one.pdf two.pdf)" "$was"
# A layout that is called as one that is gone is another paper's.
mkdir spring
sed 's/first.db/..\/&/; s/one.pdf/spring.pdf/' one.ini > spring/two.ini
cp again.md spring
"$PROGRAM" build --publish spring/two.ini
rm spring/two.ini spring/spring.pdf
for spring in there gone; do
	"$PROGRAM" status first.db > status
	has "a folder that is $spring: not this one" status 'two, September 2024, public edition, issue 3: out of date, but cannot be made again from what is here'
	"$PROGRAM" build --stale first.db 2> err
	lacks "a folder that is $spring: no wrong command" err 'build --publish two.ini'
	rm -rf spring
done
cd ..
mv moved "o'clock packs"
"$PROGRAM" status "o'clock packs/first.db" > status
has 'a command that can be run' status "publish from here once: packwright build --publish 'o'\\''clock packs/one.ini'"

group 'nothing to do is kept'
"$PROGRAM" build --publish other.ini 2> err
i=0
while [ $((i += 1)) -le 2 ]; do
	figures visits,2024-07,,,$i > names.csv
	"$PROGRAM" import --quiet --date 2024-12-0$i names.db names.csv
done
checked='SELECT min(checked) FROM publication AS p WHERE NOT EXISTS (SELECT 1
    FROM publication AS q WHERE q.path = p.path AND q.number > p.number)'
newest='SELECT max(number) FROM import'
"$PROGRAM" build --stale --dry-run names.db > out.txt 2> err
is 'not by a dry run' "$?$(cat out.txt err)$(sqlite3 names.db "SELECT
    ($checked) < ($newest)")" 01
"$PROGRAM" build --stale names.db > out.txt 2> err
is 'silent' "$?$(cat out.txt err)" 0
is 'as of the newest import' "$(sqlite3 names.db "$checked")" \
    "$(sqlite3 names.db "$newest")"
was=$(digest names.db)
"$PROGRAM" build --stale names.db > out.txt 2> err
is 'once' "$?$(cat out.txt err)$(digest names.db)" "0$was"
chmod a-w names.db
"$PROGRAM" build --stale names.db > out.txt 2> err
is 'read-only, and nothing to do' "$?$(cat out.txt err)" 0
chmod u+w names.db

group 'what the public copy does not show'
mkdir hidden
cd hidden || exit 1
cat > indicators.csv <<'END'
id,name,unit,better,numerator,denominator
timely,Visits in time,percent,higher,visits in time,visits
secret-rate,Secret placements,percent,lower,secret ones,secret placements
END
figures timely,2024-09,100,150, secret-rate,2024-09,7,31, > figures.csv
cat > secret-figures.ini <<'END'
[pack]
title = Secret figures
period = 2024-09

[indicators secret]
title = Secret placements
indicators = secret-rate

[breakdown secret]
title = Secret teams
indicator = secret-rate
breakdown = team
label = Team
base = Placements
share = Secret
rest = Others
END
cat > teams.csv <<'END'
indicator,period,breakdown,category,numerator,denominator
secret-rate,2024-09,team,North,3,11
secret-rate,2024-09,team,South,4,20
END
echo 'Of all [](=secret-rate) are secret.' > secret-words.md
echo 'In September [](=timely) were in time.' > open.md
{
	pack_keys 2024-10-24 2024-10-16 store.db pack.pdf
	echo 'period = 2024-09'
	agenda_keys 2024-10-16
	cat <<'END'
[item open]
title = Visits
text = To consider them.

[appendix open]
title = Visits
file = open.md

[item move]
title = Exclusion
exclusion = yes

[item closed]
title = A confidential matter

[exempt words]
title = Confidential words
file = secret-words.md
paragraph = 1
reason = likely to reveal the identity of an individual

[exempt figures]
title = Confidential figures
file = secret-figures.ini
paragraph = 1
reason = likely to reveal the identity of an individual
END
} > pack.ini
"$PROGRAM" import --quiet --date 2024-10-01 store.db indicators.csv \
    figures.csv teams.csv
"$PROGRAM" build --publish pack.ini 2> err
is 'public: exit' "$?$(cat err)" 0
"$PROGRAM" build --publish --edition members pack.ini 2> err
is 'members: exit' "$?$(cat err)" 0
# told: what public commands say, but for the rows of the file that is imported.
told() {
	"$PROGRAM" status --edition public store.db
	"$PROGRAM" status --edition public --all store.db
	"$PROGRAM" status --json store.db
	"$PROGRAM" status --json --all store.db
	"$PROGRAM" history store.db timely
	"$PROGRAM" history --json store.db timely
	"$PROGRAM" import --dry-run --edition public store.db "$1" |
	    grep -v "^$1"
	"$PROGRAM" import --dry-run --json store.db "$1" |
	    grep -v '^{"file"'
	"$PROGRAM" build --stale --dry-run --edition public store.db
}
# hidden WHAT FILE: it has nothing of the secret.
hidden() {
	if grep -aiE 'secret|7/31|7 of 31|23%|11/37|11 of 37|30%|12/37|12 of 37|32%' \
	    "$2" > found; then
		fail "$1" found
	else
		pass
	fi
}
told figures.csv > before.txt 2>&1
hidden 'before' before.txt
"$PROGRAM" export store.db observations > out.txt 2> err
lacks 'export: no rows of an exempt table' out.txt 'North'
"$PROGRAM" history --breakdown team store.db secret-rate > out.txt
is 'history: nor any figure of one' "$(grep -c '^    \[c\]' out.txt)$(grep -c % \
    out.txt)" 20
"$PROGRAM" history --edition members --breakdown team store.db secret-rate \
    > out.txt
has 'members: they have' out.txt '27% (3 of 11)'
cat > correction.csv <<'END'
indicator,period,breakdown,category,numerator,denominator
secret-rate,2024-09,,,11,37
secret-rate,2024-09,team,North,5,16
secret-rate,2024-09,team,South,6,21
END
"$PROGRAM" import --dry-run --edition public --reason 'A secret matter' store.db \
    correction.csv > ahead
is 'looking ahead' "$(grep -v '^correction.csv' ahead)" \
    'and 2 rows by category; --edition members lists them
pack, 24 October 2024, public edition, issue 1: would be out of date
  what it reads and does not show has changed'
"$PROGRAM" import --quiet --date 2024-12-03 --reason 'A secret matter' \
    store.db correction.csv
"$PROGRAM" status --edition public store.db > status
is 'status' "$(cat status)" 'pack, 24 October 2024, public edition, issue 1: out of date
  what it reads and does not show has changed'
"$PROGRAM" status --json store.db > status
is 'json: valid' "$(valid status)" 1
has 'json' status '"stale":true,"past":false,"locked":false,"retired":false,"reasons":[{"kind":"unseen"}]}'
figures secret-rate,2024-09,12,37, > next.csv
told next.csv > told.txt 2>&1
hidden 'a correction' told.txt
"$PROGRAM" status --edition members store.db > status
has 'members: the figure' status 'secret-rate in September 2024 is 30% (11 of 37), was 23% (7 of 31): A secret matter, 3 December 2024'
lacks 'members: it has its pages' status '  secret-rate'
"$PROGRAM" history store.db secret-rate > out.txt
lacks 'no public paper printed it' out.txt 'printed in'
"$PROGRAM" history --edition members store.db secret-rate > out.txt
has 'the members'"'"' did' out.txt 'printed in pack, 24 October 2024, members'"'"' edition, issue 1 (page'
i=0
while [ $((i += 1)) -le 60 ]; do
	printf '\nSecret %d.\n' "$i" >> secret-words.md
done
echo '# No comment.' >> secret-figures.ini
"$PROGRAM" status --edition public store.db > status
is 'files' "$(sed 1d status)" '  what it reads and does not show has changed
  file: of an exempt paper has changed'
"$PROGRAM" status --json store.db > status
is 'files, json: valid' "$(valid status)" 1
has 'files, json' status '"reasons":[{"kind":"unseen"},{"kind":"exempt"}]}'
told next.csv > told.txt 2>&1
hidden 'files' told.txt
"$PROGRAM" status --edition members store.db > status
has 'members: files' status "file: $work/hidden/secret-words.md has changed"
has 'members: files' status "file: $work/hidden/secret-figures.ini has changed"
"$PROGRAM" build --publish --as-at 2024-12-02 --log log -o then.pdf pack.ini \
    > told.txt 2> err
is 'as it was then: exit' $? 2
has 'as it was then' err 'pack.ini: error: a file of an exempt paper is not as it was when the paper was published'
cat err log >> told.txt
hidden 'as it was then' told.txt
mkdir members.then
chmod 700 members.then
"$PROGRAM" build --publish --as-at 2024-12-02 --edition members \
    -o members.then/then.pdf pack.ini 2> err
has 'members: as it was then' err 'secret-words.md: error: this file is not as it was'
rm -f log
PACKWRIGHT_RESULTS=1 "$PROGRAM" build --stale --edition public --log log \
    store.db > told.txt 2>&1
is 'made again: exit' $? 0
[ ! -e log ] || cat log >> told.txt
hidden 'made again' told.txt
"$PROGRAM" status --edition public store.db > status
is 'made again: clean' "$(cat status)" ''
pdftotext -layout pack.pdf told.txt
hidden 'the paper' told.txt
cd "$work" || exit 1

group 'strings from outside'
name='a "b" \ c	d'
printf '[pack]\ntitle = T\nperiod = 2024-09\ndate = 2024-10-10\nstore = odd.db\noutput = odd.pdf\n[text w]\ntitle = W\nfile = w.md\n' \
    > "$name.ini"
echo 'Words.' > w.md
"$PROGRAM" build --publish "$name.ini" 2> err
is 'exit' "$?$(cat err)" 0
rm odd.pdf
"$PROGRAM" status --json odd.db > status
is 'valid' "$(valid status)" 1
has 'escaped' status '"pack":"a \"b\" \\ c\u0009d"'
"$PROGRAM" status odd.db > status
has 'plain on a terminal' status 'a "b" \ c d, September 2024, public edition, issue 1'
"$PROGRAM" build --stale odd.db 2> err
is 'made again' "$?$(cat err)" 0

group 'usage'
# usage WHAT OPTION...
usage() {
	what=$1
	shift
	"$PROGRAM" build "$@" > out.txt 2> err
	is "$what: exit" $? 3
	is "$what: a line" "$(wc -l < err)" 1
}
usage 'jobs' --jobs 0 chart.ini
usage 'many jobs' --jobs 257 chart.ini
usage 'words' --jobs two chart.ini
usage 'all' --edition all chart.ini
usage 'stale and a file' --stale -o x.pdf store.db
usage 'stale and two' --stale store.db store.db
usage 'record without publish' --record x chart.ini
usage 'one record, two layouts' --publish --record x chart.ini other.ini
"$PROGRAM" status missing.db 2> err
is 'no store: exit' $? 2

finish
