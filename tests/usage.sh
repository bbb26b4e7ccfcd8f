#!/bin/sh
# usage.sh - what is said to somebody who is new to it: words that are no option and
# no command, a file in another's place, what was done, how far it is; and that the
# README of a new folder works as it is written.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
mkdir "$work/bin" && ln -s "$PROGRAM" "$work/bin/packwright"
PATH=$work/bin:$PATH
cd "$work" || exit 1

# says STATUS WANT ARGUMENT...: what that prints has WANT, and nothing is done.
says() {
	status=$1 want=$2
	shift 2
	packwright "$@" > out 2>&1
	is "$*: exit" $? "$status"
	has "$*" out "$want"
}

group 'options'
says 3 'build: no option -jobs, did you mean --jobs?' build -jobs 2 x.ini
says 3 'build: no option -jobs, did you mean --jobs?' build x.ini -jobs 2
says 3 'no option --publsh, did you mean --publish?' build --publsh x.ini
says 3 'no option --perod=2022-12, did you mean --period?' \
    check --perod=2022-12 x.ini
says 3 'build: no option -x' build x.ini -x
is 'which is near nothing' "$(grep -c mean out)" 0
says 3 'option --publish takes no value' build --publish=yes x.ini
says 3 'option --jobs takes a value' build x.ini --jobs
says 3 "--edition takes public or members (with --stale also all) and not 'x'" \
    build --edition x x.ini
says 3 "and not 'member', did you mean 'members'?" \
    build --edition member x.ini
says 3 "not 'December 2022', did you mean '2022-12'?" \
    build --period 'December 2022' x.ini
says 3 "not '5/1/2023', did you mean '2023-01-05'?" \
    build --as-at 5/1/2023 x.ini
says 3 '--edition all goes with --stale: a PDF is of one, public or members' \
    build --edition all x.ini
says 3 "--edition takes public or members and not 'all'" \
    check --edition all x.ini

group 'help'
packwright build --help > out
is 'descriptions stand in one column' "$(grep '^  -' out |
    grep -vc '^  -.\{27\} [^ ]')" 0
packwright build --help > want
has 'all is for --stale' want 'public when not said, with --stale all'
for line in 'help build' 'build -h' 'build x.ini -h' 'build x.ini --help' \
    '--help build' '-h build'; do
	# shellcheck disable=SC2086 # words
	packwright $line > got 2> err
	is "$line: exit" "$?$(cat err)" 0
	same "$line" got want
done
says 3 "no command 'bild', did you mean 'build'?" help bild
says 0 'packwright import' help

group 'one thing in the place of another'
packwright init --quiet folder && cd folder || exit 1
header='indicator,period,numerator,denominator'
printf '%s\nre-referrals,2022-12,95,299\n' "$header" > december.csv
says 3 'The store comes first: packwright import figures.db december.csv' \
    import december.csv
says 3 'The store comes first: packwright undo figures.db 9' undo 9
says 3 'import takes: STORE FILE...' import figures.db
cp figures.db store
packwright import store 2> out
is 'a store alone' "$(grep -c first out)" 0
says 3 "export knows no 'observation', did you mean 'observations'?" \
    export figures.db observation
says 3 'It knows indicators, observations, comparators, targets, areas, neighbours, audits, recommendations, updates, decisions, resolutions' \
    export figures.db nonsense
says 3 'manual takes: kinds|heads' manual nonsense
says 2 'packwright import figure.db FILE.csv, did you mean figures.db?' \
    status figure.db
for command in build check; do
	says 2 'figures.db: error: this is a store and no layout' $command figures.db
	has 'what to do' out 'packwright build --stale figures.db'
done
says 2 'december.csv: error: this is a file, nothing was written' \
    init december.csv

# made [ARGUMENT...]: what is said of the paper that is built.
made() {
	PACKWRIGHT_RESULTS=1 packwright build "$@" performance-summary.ini 2>&1 |
	    sed 's/[0-9]* bytes/… bytes/; s/"bytes":[0-9]*/"bytes":…/
	        s/"digest":"[^"]*"/"digest":…/'
}

says 2 'words.md: error: not a layout: layouts end in .ini, data go in with packwright import' \
    build words.md
echo 'No folder.' > file
says 2 'file: error: this is a file, nothing was written' init file
ln -s nowhere link
says 2 'link: error: this is a link that leads nowhere, nothing was written: name a new folder' init link
says 4 'error: cannot open the store: unable to open database file: No such file or directory; mend its name, or make the folder first' \
    import none/figs.db december.csv
says 2 '.: error: folder is not empty, nothing was written: name a new one' init .
mkdir empty
says 0 'empty is ready: read empty/README' init empty
says 0 'slash is ready: read slash/README' init slash/
printf '[pack]\ntitle = T\naccent = blue\n' > blue.ini
says 2 "blue.ini:3:10: error: value is not what its key wants" build blue.ini
is 'a paper that is not made has no empty page' "$(grep -c 'empty page' out)" 0
says 4 "'': error: cannot make folder: No such file or directory" init ''
check 'it is filled' test -s empty/figures.db
says 3 'packwright: chart wants -o FILE.png or -o FILE.svg' \
    chart performance-summary.ini re-referrals
for scale in 0 17 2x; do
	says 3 "--scale takes a number from 1 to 16 and not '$scale'" \
	    chart performance-summary.ini re-referrals -o x.png --scale $scale
done
check 'no chart' test ! -e x.png

# wide SCALE: how many pixels the chart is wide; of a PNG, bytes 17 to 20 say so.
wide() {
	packwright chart performance-summary.ini re-referrals -o wide.png --scale "$1"
	od -An -j 16 -N 4 -t u1 wide.png | awk '{ print $3 * 256 + $4 }'
}
points=$(wide 1)
is 'a chart three times as large' "$(wide 3)" $((3 * points))
packwright chart performance-summary.ini re-referrals -o wide.png
is 'twice, when nothing is said' "$(od -An -j 16 -N 4 -t u1 wide.png |
    awk '{ print $3 * 256 + $4 }')" $((2 * points))

group 'no command'
packwright > out 2> err
is 'exit' $? 3
is 'nothing is a result' "$(cat out)" ''
packwright --help > want
same 'help' err want
says 3 "packwright: no command 'bild', did you mean 'build'?" bild
says 3 'packwright: options stand behind the command: packwright COMMAND --period' \
    --period 2022-12 build folder.ini

# Its fonts lie beside it, or where they are installed, or nowhere.
group 'where the program finds its own files'
cd "$work" && mkdir -p beside prefix/bin prefix/share/packwright || exit 1
cp "$PROGRAM" beside/packwright && cp "$PROGRAM" prefix/bin/packwright
for there in beside prefix/share/packwright; do
	ln -s "$PACKWRIGHT_DATA/fonts" "$PACKWRIGHT_DATA/layouts" \
	    "$PACKWRIGHT_DATA/samples" $there
done
for there in beside prefix/bin; do
	(unset PACKWRIGHT_DATA; $there/packwright init $there-made &&
	    $there/packwright build $there-made/performance-summary.ini) \
	    > out 2>&1
	is "$there: exit" $? 0
	check "$there: PDF" test -s $there-made/performance-summary-2022-12.pdf
done
PACKWRIGHT_DATA=$work/nowhere packwright init lost 2> err
is 'nowhere: exit' $? 2
has 'nowhere' err "$work/nowhere/samples/performance: error: cannot find the samples to copy: set PACKWRIGHT_DATA"
check 'nowhere: no folder' test ! -e lost
PACKWRIGHT_DATA=$work/nowhere packwright build \
    beside-made/performance-summary.ini 2> err
is 'nowhere: build' $? 2
has 'nowhere: remedy' err "$work/nowhere/: error: packwright's own fonts and layouts are looked for here; make all or make install brings them, and PACKWRIGHT_DATA names another folder"
# One that is there and is no list of fonts is what is wrong.
mkdir -p elsewhere/fonts && echo '[nothing]' > elsewhere/fonts/fonts.ini
PACKWRIGHT_DATA=$work/elsewhere packwright build \
    beside-made/performance-summary.ini 2> err
is 'no list of fonts: exit' $? 2
has 'no list of fonts' err "$work/elsewhere/fonts/fonts.ini:"
is 'which is all' "$(grep -c 'are looked for here' err)" 0
cd folder || exit 1
packwright export -o - figures.db areas > out
is 'to -' "$(head -n 1 out)" 'code,name,kind'
check 'which is no file' test ! -e ./-

# Whether this machine has terminals to give; a bare root folder has none.
terminals() {
	script -qec true /dev/null < /dev/null > /dev/null 2>&1 || {
		echo '      no terminal is to be had here'
		return 1
	}
}

group 'colours are for terminals'
# coloured WANT COMMAND: how many of its lines have the colour of an error.
coloured() {
	is "$2" "$(script -qec "$2" /dev/null < /dev/null |
	    grep -c "$(printf '\033')\[31merror$(printf '\033')\[0m: ")" "$1"
}
if terminals; then
	coloured 1 'NO_COLOR= packwright build none.ini'
	coloured 0 'NO_COLOR=1 packwright build none.ini'
	coloured 2 'NO_COLOR= packwright build --jobs 2 none.ini nil.ini'
	coloured 0 'NO_COLOR= packwright build --jobs 2 none.ini nil.ini 2>&1 | cat'
	coloured 0 'NO_COLOR= packwright build none.ini 2>&1 | cat'
fi

group 'completion'
packwright manual completion > completion
# completes WANT WORD...: the last word of that line.
completes() {
	want=$1
	shift
	is "$*" "$(bash -c '. ./completion
	    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _packwright
	    echo "${COMPREPLY[*]}"' - "$@")" "$want"
}
completes status packwright sta
completes --stale packwright build --sta
completes 'public members all' packwright status --edition ''
completes members packwright build --edition m
completes observations packwright export figures.db obs
completes resolutions packwright export -o rows.csv minutes.ini reso
completes '' packwright export obs
completes help packwright hel
completes merge packwright help mer
: > 'my own paper.ini'
completes 'my own paper.ini' packwright check my
is 'which is one name' "$(bash -c '. ./completion
    COMP_WORDS=(packwright check my); COMP_CWORD=2; _packwright
    echo ${#COMPREPLY[@]}')" 1

group 'what was done'
pdf='performance-summary-2022-12.pdf: 17 pages, … bytes'
json='"pages":17,"bytes":…,"attachments":0,"digest":…'
is 'a draft' "$(made)" "$pdf, draft"
is 'try' "$(made --dry-run --publish)" "$pdf, issue 1, not written"
is 'published' "$(made --publish)" "$pdf, issue 1"
is 'again' "$(made --publish)" "$pdf, still issue 1"
is 'again, for machines' "$(made --publish --json)" \
    "{\"file\":\"performance-summary-2022-12.pdf\",\"edition\":\"public\",$json,\"draft\":false,\"issue\":1,\"same\":true}"
is 'for members' "$(made --publish --edition members)" \
    "members/$pdf, members' edition, issue 1"
sed -i 's/^footer = .*/footer = Another/' performance-summary.ini
is 'another' "$(made --publish --json)" \
    "{\"file\":\"performance-summary-2022-12.pdf\",\"edition\":\"public\",$json,\"draft\":false,\"issue\":2,\"same\":false}"
is 'a draft, for machines' "$(made --json)" \
    "{\"file\":\"performance-summary-2022-12-draft.pdf\",\"edition\":\"public\",$json,\"draft\":true}"

# Both editions quote the old figure in three sentences.
group 'what could not be made again'
packwright import --quiet --reason 'Counted late' figures.db december.csv
packwright build --stale figures.db 2> err
is 'exit' $? 2
grep -v ' error: ' err > left
is 'left' "$(sed 's/.*: \(performance-summary, \)/\1/' left)" \
    "performance-summary, December 2022, members' edition, issue 1
performance-summary, December 2022, public edition, issue 2"
is 'and it is said why' "$(grep -c 'warning: not made again, so the last issue stays: mend what stopped it' left)" 2
is 'the last issues stay' "$(packwright status figures.db |
    grep -c 'issue [12]: out of date')" 2

group 'a store that was mistyped, or stands in the wrong place'
mkdir "$work/typed" && cd "$work/typed" || exit 1
printf 'id,name,unit,better\nbins,Bins,count,lower\n' > measure.csv
printf 'indicator,period,value\nbins,2024-10,5\n' > october.csv
is 'a new one is told' "$(PACKWRIGHT_RESULTS=1 packwright import --dry-run \
    figures.db measure.csv 2>&1)" \
    'measure.csv: indicators, 1 row: 1 new, 0 changed, 0 as before, dry run: nothing was written
figures.db: new store, dry run: nothing was written'
check 'but not made by a dry run' test ! -e figures.db
is 'and made' "$(PACKWRIGHT_RESULTS=1 packwright import figures.db measure.csv 2>&1)" \
    'measure.csv: indicators, 1 row: 1 new, 0 changed, 0 as before
figures.db: new store'
is 'for machines' "$(packwright import --json json.db measure.csv 2> err | tail -n 1)" \
    '{"store":"json.db","new":true}'
rm json.db
is 'there already' "$(PACKWRIGHT_RESULTS=1 packwright import figures.db october.csv 2>&1)" \
    'october.csv: observations, 1 row: 1 new, 0 changed, 0 as before'
beside='warning: this is a new store, and another lies beside it: if that one was meant, import into it, and take the new one away: did you mean figures.db?'
packwright import fgures.db october.csv 2> err
is 'its files want the other: exit' $? 2
is 'its files want the other: said first' "$(head -n 1 err)" 'fgures.db: warning: there is no such store, and none was made, but another lies beside it: if that one was meant, import into it: did you mean figures.db?'
check 'none is left' test ! -e fgures.db
printf 'indicator,period,area,value\ntimely,2024-09,,1\nearly,2024-O9,,1\n%s\n%s\n' \
    timely,2024-10,E92,1 timely,2024-11,E92,1 > rows.csv
packwright import fgures.db rows.csv 2> err
is 'one cause, and no more for each row' "$(tail -n +2 err)" \
    'rows.csv:2:1: error: unknown indicator, define it in a file of indicators: timely; none is known here, which is said once
rows.csv:3:7: error: not a period: write 2022-12, 2022-Q3, 2022/23 or 2022-12-31: 2024-O9
rows.csv:4:16: error: unknown area, define it in a file of areas: E92; none is known here, which is said once'
is 'one beside another' "$(packwright import other.db measure.csv 2>&1)" "other.db: $beside"
rm other.db
echo 'no store' > notes.db
mkdir apart && packwright import apart/other.db measure.csv > said 2>&1
is 'one that lies elsewhere' "$?$(cat said)" 0
packwright import october.csv figures.db 2> err
is 'swapped: exit' $? 2
is 'swapped' "$(cat err)" 'october.csv: error: this is a file of data and no store: the store comes first, and the files behind it: packwright import figures.db october.csv'

group 'a name without its ending, and words in braces'
cat > bins.ini <<'END'
[pack]
title = Bins
period = 2024-10
date = 2024-11-06
store = figures.db
output = {period}-bins-{period}.pdf

[indicators bins]
title = Bins
indicators = bins
END
packwright build bins 2> err
is 'no ending: exit' $? 2
is 'no ending' "$(cat err)" 'bins: error: there is no such file, but there is one whose name goes on: name it so: bins.ini'
is 'each {period}' "$(PACKWRIGHT_RESULTS=1 packwright build bins.ini |
    sed 's/:.*//')" 2024-10-bins-2024-10.pdf
sed -i 's/^output = .*/output = {month}-{period}{.pdf/' bins.ini
packwright check bins.ini 2> err
is 'another word: exit' $? 2
is 'another word' "$(cat err)" 'bins.ini:6:10: error: no such word in braces, and it would stand in the file'"'"'s name: write {period}, or no braces: {.pdf
bins.ini:6:10: error: no such word in braces, and it would stand in the file'"'"'s name: write {period}, or no braces: {month}'
sed -i 's/^output = .*/output = {period-period}.pdf/' bins.ini
packwright check bins.ini 2> err
is 'lone braces' "$(cat err)" 'bins.ini:6:10: error: no such word in braces, and it would stand in the file'"'"'s name: write {period}, or no braces: {period-period}'
sed -i 's/^output = .*/output = {period}-period}.pdf/' bins.ini
packwright check bins.ini 2> err
is 'a brace that nothing opened' "$(cat err)" 'bins.ini:6:10: error: no such word in braces, and it would stand in the file'"'"'s name: write {period}, or no braces: }'
mkdir '{here}' && cp bins.ini '{here}' && cp figures.db '{here}'
sed -i 's/^output = .*/output = bins.pdf/' '{here}/bins.ini'
packwright build '{here}/bins.ini' > said 2>&1
is 'a folder in braces' "$?$(cat said)" 0

group 'check says of output what build would say'
printf '[pack]\ntitle = Bins\nperiod = 2024-10\ndate = 2024-11-06\nstore = figures.db\n' > place.ini
packwright check place.ini 2> err
is 'none: exit' $? 0
is 'none' "$(grep -v 'no section' err)" 'place.ini:1:1: note: the layout does not say where its PDF goes, so build wants -o: or add output = FILE.pdf to [pack]'
# placed WHAT OUTPUT STATUS MESSAGE: check and build say it alike, and make nothing.
placed() {
	cp bins.ini place.ini
	sed -i "s|^output = .*|output = $2|" place.ini
	for command in check build; do
		packwright $command place.ini 2> err
		is "$1, $command: exit" $? "$3"
		is "$1, $command" "$(cat err)" "$4"
	done
}
placed 'no folder' nix/bins.pdf 4 'place.ini:6:10: error: the folder that this goes into is not there: make it first: nix'
check 'which is not made' test ! -e nix
placed 'the store' figures.db 2 "figures.db: error: this is the store's own file, or one it works with, so nothing is put there: name another output"
placed 'another ending' bins.docx 0 'place.ini:6:10: warning: what comes out is a PDF, whatever its name: end it in .pdf, or others take it for something else: bins.docx'
placed 'capitals' bins.PDF 0 ''
says 0 'bins.DOCX: warning: what comes out is a PDF, whatever its name' \
    build place.ini -o bins.DOCX
chmod 500 . && placed 'a folder that cannot be written' place.pdf 0 '' > said
chmod 700 .

group 'what is no store, no text or no chart'
says 2 'not a store of packwright, left alone: file is not a database; it may be a layout: name the store that it names' \
    status bins.ini
cat > words.ini <<'END'
[pack]
title = Words
date = 2024-11-06
store = figures.db
output = words.pdf

[text words]
file = words.docx

[chart bins-line]
title = Bins
indicator = bins
END
printf 'PK\003\004\024\000\006\000\331\230' > words.docx
says 2 'words.docx:1:1: error: not a text: turn it into Markdown, as pandoc --to=gfm report.docx -o report.md does of what Word saves: a Word document or another zip file' \
    check words.ini
says 2 'no such chart in the layout: chart bins-lin (did you mean bins-line?)' \
    chart words.ini 'chart bins-lin' -o x.svg
says 2 'no such chart in the layout: chart bins-line (did you mean bins-line?)' \
    chart words.ini 'chart bins-line' -o x.svg

group 'signs in the place of numbers'
cat > signs.csv <<'END'
indicator,period,value,status
bins,2024-01,n/a,
bins,2024-02,..,
bins,2024-03,N/K,
bins,2024-04,-,
bins,2024-05,c,
bins,2024-06,<5,
bins,2024-07,,suppressed
bins,2024-08,five,
END
packwright import figures.db signs.csv 2> err
is 'exit' $? 2
sign="error: a sign in the place of a number: leave the row's numbers empty, and say under status why"
dash='x for unavailable or z for not applicable; or write 0 if there was none'
is 'each has its status' "$(cat err)" "signs.csv:2:14: $sign: n/a (status: N/A, x for unavailable or z for not applicable)
signs.csv:3:14: $sign: .. (status: x for unavailable)
signs.csv:4:14: $sign: N/K (status: x for unavailable)
signs.csv:5:14: $sign: - (status: $dash)
signs.csv:6:14: $sign: c (status: c for confidential)
signs.csv:7:14: $sign: <5 (status: c for confidential)
signs.csv:8:15: error: not one of the words there are: suppressed (status: z, x, c, low, u, p, r, e, TBC, N/A, Not set; it may be c for confidential)
signs.csv:9:14: error: not a number: write digits, with no unit or sign but a minus: five"

group 'the README of a new folder'
cd "$work" && packwright init --quiet new && cd new || exit 1
sed -n 's/^    //p' README > steps
is 'commands' "$(grep -c '^packwright ' steps)" 9
PACKWRIGHT_RESULTS=1 sh -e steps > said 2> err
is 'exit' $? 0
is 'faults' "$(grep -v ' note: ' err)" ''
has 'the draft' said 'performance-summary-2022-12.pdf: 17 pages,'
has 'the correction' said 'correction.csv: observations, 1 row: 0 new, 1 changed'
has 'out of date' said 'public edition, issue 1: out of date'
is 'made again' "$(grep -c 'bytes.* issue 2$' said)" 2
is 'up to date' "$(packwright status figures.db)" ''

# A terminal of its own, and work that takes longer than a second because another
# program is writing to the store meanwhile.
group 'what a paper comes from is not replaced'
cd "$work" && packwright init --quiet sources && cd sources || exit 1
cat > own.ini <<'END'
[pack]
extends = performance/performance-summary.ini
store = figures.db
output = own.pdf
END
figures=$(dump figures.db)
for record in figures.db own.ini performance/areas.csv; do
	[ -e "$record" ] || echo 'not a record' > "$record"
	before=$(digest "$record")
	says 2 "$record: error: there is a file here that is no record" \
	    build --publish --record "$record" own.ini
	is "$record" "$(digest "$record")" "$before"
done
check 'no paper without its record' test ! -e own.pdf
for time in first second; do
	check "$time record" packwright build --publish --quiet \
	    --record own.record own.ini
done
for file in figures.db figures.db-wal figures.db-shm figures.db-journal; do
	says 2 "$file: error: this is the store's own file" build -o $file own.ini
done
is 'the store' "$(dump figures.db)" "$figures"
cat > letter.ini <<'END'
[pack]
title = Agenda
council = Council
panel = Panel
meeting = 2023-01-26
date = 2023-01-18
sheet = portrait
output = own.pdf
[agenda]
[item one]
title = One
[appendix letter]
title = Letter
file = own.pdf
END
before=$(digest own.pdf)
says 2 'own.pdf: error: this file is read for the paper' build letter.ini
is 'the letter' "$(digest own.pdf)" "$before"

terminals || finish
group 'how far it is'
cd "$work" && mkdir slow && cd slow || exit 1
cat > indicators.csv <<'END'
id,name,unit,better,numerator,denominator
timely,Visits in time,percent,higher,visits in time,visits
END
packwright import --quiet slow.db indicators.csv
awk 'BEGIN {
	print "indicator,period,breakdown,category,numerator,denominator"
	for (i = 0; i < 66000; i++)
		printf "timely,2022-12,team,t%d,1,2\n", i
}' > rows.csv
for n in 1 2 3; do
	printf '[pack]\ntitle = Paper\nsheet = portrait\ndate = 2023-06-01\nstore = slow.db\noutput = %s.pdf\n[text a]\nfile = a.md\n' \
	    $n > $n.ini
done
echo 'Words.' > a.md

# slowly FOLDER COMMAND: what a terminal gets of it in a copy of this folder, a line
# for each that is written over, into FOLDER/shown.
slowly() {
	cp -R . "../$1" && cd "../$1" || exit 1
	sqlite3 slow.db 'BEGIN IMMEDIATE' '.shell touch held; sleep 2' COMMIT &
	while [ ! -e held ]; do
		sleep 0.05
	done
	script -qec "$2" /dev/null < /dev/null | tr '\r' '\n' |
	    sed 's/[0-9]* bytes/… bytes/' > shown
}
three='packwright build --publish 1.ini 2.ini 3.ini'
(slowly rows 'packwright import slow.db rows.csv') &
(slowly papers "$three") &
(slowly quiet "$three --quiet") &
(slowly json "$three --json") &
(slowly none "$three 2> err") &
wait
cd "$work" || exit 1
erase=$(printf '\033[K')
has 'rows' rows/shown "rows.csv: 65,536 rows read$erase"
is 'and it is gone before the result' "$(tail -n 2 rows/shown)" \
    "${erase}rows.csv: observations, 66000 rows: 66000 new, 0 changed, 0 as before"
is 'papers' "$(tr -s '\n' < papers/shown)" "1.pdf: 1 page, … bytes, issue 1
2 of 3: 2.ini$erase
${erase}2.pdf: 1 page, … bytes, issue 1
3 of 3: 3.ini$erase
${erase}3.pdf: 1 page, … bytes, issue 1"
is 'quiet' "$(cat quiet/shown)" ''
is 'for machines: results' "$(grep -c '^{"file":"[123].pdf"' json/shown)" 3
is 'for machines: nothing else' "$(grep -c ' of ' json/shown)" 0
has 'no terminal: results' none/shown '3.pdf: 1 page'
is 'no terminal: nothing else' "$(cat none/err)" ''

finish
