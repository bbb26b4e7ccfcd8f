#!/bin/sh
# hostile.sh - what is wrong is refused with its place and a remedy, and neither
# the store nor the old PDF is touched; what is only odd goes in as if it were
# plain.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
cd "$work" || exit 1

# ---- a good store, a good layout and their PDF ----

mkdir good && cd good || exit 1
cat > indicators.csv <<'END'
id,name,unit,per,better,numerator,denominator
share,A share,percent,100,lower,hits,all
number,A number,count,,higher,things,
END
cat > plain.csv <<'END'
indicator,period,numerator,denominator,value,status,reason
share,2022-11,104,399,,,
share,2022-12,89,299,,,"printed
on two lines"
number,2022-11,,,1428,,
number,2022-12,,,"1071",,a comma, not here
END
sed -i 's/a comma, not here/"a comma, here"/' plain.csv
cat > board.ini <<'END'
[pack]
title = Good
period = 2022-12
store = store.db
output = board.pdf

[text words]
title = Words
file = words.md
END
echo 'There were [1,071](=number).' > words.md
"$PROGRAM" import --date 2023-01-05 store.db indicators.csv plain.csv
"$PROGRAM" build board.ini
cd .. || exit 1
dump good/store.db > good.dump
good_store=$(digest good/store.db)
good_pdf=$(digest good/board.pdf)

# Into a fresh copy of all that.
scene() {
	cd "$work" && rm -rf scene && cp -R good scene && cd scene || exit 1
}

untouched() {
	is "$1: store" "$(digest store.db)" "$good_store"
	is "$1: PDF" "$(digest board.pdf)" "$good_pdf"
	check "$1: no file left behind" test ! -e .board.pdf.part
}

# refused STATUS MESSAGE COMMAND...
refused() {
	want=$1 message=$2
	shift 2
	"$PROGRAM" "$@" > "$work/out" 2> "$work/err"
	is "$message: exit" $? "$want"
	has "message" "$work/err" "$message"
	untouched "$message"
}

# import_refused FILE PLACE MESSAGE: with a good file beside it, which does not
# go in either.
import_refused() {
	echo 'indicator,period,value
number,2022-10,1000' > beside.csv
	refused 2 "$1$2: error: $3" import store.db beside.csv "$1"
}

header='indicator,period,numerator,denominator,value,status'

# ---- data ----

group 'data that is no data'
scene
: > empty.csv
import_refused empty.csv '' 'file is empty'
head -c 5000 /dev/urandom | tr '\n' '\000' > random.csv
import_refused random.csv '' 'not a CSV file, save it as CSV UTF-8'
printf '\211PNG\r\n\032\n\000\000\000\rIHDR' > picture.csv
import_refused picture.csv '' 'not a CSV file, save it as CSV UTF-8'
printf 'PK\003\004' > sheet.csv
import_refused sheet.csv '' \
    'not a CSV file, save it as CSV UTF-8: a spreadsheet or other zip file'
import_refused none.csv '' 'cannot open file'
mkdir folder.csv
import_refused folder.csv '' 'not a regular file'
mkfifo fifo.csv
import_refused fifo.csv '' 'not a regular file'
import_refused /dev/zero '' 'not a regular file'

group 'data in a strange form'
scene
printf '%s,reason\nshare,2022-10,1,2,,,caf\351\n' "$header" > latin.csv
import_refused latin.csv :2:24 'not UTF-8, probably Windows-1252 as Excel '
echo "$header" | tr , ';' > semicolons.csv
import_refused semicolons.csv :1:1 'columns are not separated by commas'
{ echo "$header"; head -c 99999 /dev/zero | tr '\000' ,; echo; } > wide.csv
import_refused wide.csv :2:1001 'row has more than 1,000 cells'
head -c 99999 /dev/zero | tr '\000' , > wide.csv
import_refused wide.csv :1:1001 'row has more than 1,000 cells'
{ echo "$header"; printf 'share,2022-10,1,2,,"'
    head -c 10485760 /dev/zero | tr '\000' a; echo '"'; } > long.csv
import_refused long.csv :2:20 'cell is longer than 1 MB'
printf '%s\nshare,2022-10,1,2,,"open\n' "$header" > open.csv
import_refused open.csv :2:20 'quotation mark is never closed'
printf '%s\nshare,2022-10,1,2\n' "$header" > short.csv
import_refused short.csv :2:1 'row has not as many cells as the header: 4, '
printf 'name,colour\nred,1\n' > kind.csv
import_refused kind.csv :1:1 'header fits no kind of data file'
printf 'indicator,perid,value\nnumber,2022-10,1\n' > misspelt.csv
import_refused misspelt.csv :1:11 \
    'unknown column: perid (did you mean period?)'

group 'data that cannot be'
scene
# observation ROW COLUMN MESSAGE
observation() {
	printf '%s\n%s\n' "$header" "$1" > bad.csv
	import_refused bad.csv ":2:$2" "$3"
}
observation share,2022-10,300,299,, 15 \
    'numerator is above its denominator: 300/299'
observation share,2022-13,1,2,, 7 \
    'not a period: write 2022-12, 2022-Q3, 2022/23 or 2022-12-31: 2022-13'
observation shar,2022-10,1,2,, 1 \
    'unknown indicator, define it in a file of indicators: shar'
observation number,2022-10,,,12%, 18 'not a number: write digits'
observation number,2022-10,,,, 1 'row has no figure; missing is never zero'
observation number,2022-10,,,3,x 20 \
    'row has a figure and a status that stands in its place, leave one empty'
observation share,2022-10,1,,, 15 'fraction has one half only'
observation share,2022-10,1,0,, 17 'denominator is nought'
observation number,2022-10,,,-3, 18 'negative, where only nought or more can be'
observation number,2022-10,,,99999999999999999999, 18 'too many digits for a number'
printf '%s\nnumber,2022-09,,,3,\nnumber,2022-08,,,3,\nnumber,2022-09,,,4,\n' \
    "$header" > twice.csv
import_refused twice.csv :4:1 'row does not say what is said above, keep one of the two: the same indicator and period as line 2'
printf '%s\nnumber,2022-10,,,1001,\n' "$header" > clash.csv
import_refused clash.csv :2:1 'another file of this import says otherwise'
printf 'indicator,direction,value,from\nshare,at-lest,3,2022-04\n' > bad.csv
import_refused bad.csv :2:7 'not one of the words there are'

group 'all faults in one run'
scene
{ echo "$header"
    for i in 1 2 3 4 5; do echo "share,2022-13,$i,0,nought,$i"; done; } > many.csv
"$PROGRAM" import store.db many.csv 2> err
is 'exit' $? 2
for line in 2 3 4 5 6; do
	has "line $line" err "many.csv:$line:7: error: not a period"
	has "line $line" err "many.csv:$line:19: error: not a number"
	has "line $line" err "many.csv:$line:26: error: not one of the words"
done
untouched 'many'

group 'odd data that goes in as if it were plain'
scene
# odd NAME FILE: FILE into a new store gives the rows of plain.csv.
rows='SELECT id, period, numerator, denominator, value, status, reason
    FROM observation JOIN indicator ON indicator = key ORDER BY id, period'
sqlite3 store.db "$rows" > want
is 'rows of plain.csv' "$(sqlite3 store.db \
    'SELECT count(*) FROM observation')" 4
odd() {
	rm -rf odd && mkdir odd
	"$PROGRAM" import odd/odd.db indicators.csv "$2" > out 2>&1
	is "$1: exit" $? 0
	is "$1: messages" "$(cat out)" ''
	sqlite3 odd/odd.db "$rows" > got
	same "$1" got want
}
{ printf '\357\273\277'; cat plain.csv; } > bom.csv
odd 'byte-order mark' bom.csv
# The line end inside the quotation marks is the cell's own.
sed 's/$/\r/; s/^\(share.*"printed\)\r$/\1/' plain.csv > crlf.csv
odd 'CRLF' crlf.csv
sed 's/1428/"1,428"/; s/"1071"/"1,071"/' plain.csv > commas.csv
odd 'thousands commas' commas.csv
{ cat plain.csv; printf '\n\n,,,,,,\n'; } > empty-lines.csv
odd 'empty lines at the end' empty-lines.csv
printf %s "$(cat plain.csv)" > no-end.csv
odd 'no line end at the end' no-end.csv
cat > reordered.csv <<'END'
Reason,STATUS,value,denominator,numerator,period,indicator
,,,399,104,2022-11,share
"printed
on two lines",,,299,89,2022-12,share
,,1428,,,2022-11,number
"a comma, here",,1071,,,2022-12,number
END
odd 'columns in another order' reordered.csv
cat > blanks.csv <<'END'
 indicator , period,numerator,denominator ,value,status,reason
share, 2022-11 ,104	,399, , ,
 share ,2022-12,89,299,,,"printed
on two lines"
number,2022-11,,, 1428 ,,
number,2022-12,,,1071,, "a comma, here"
END
odd 'blanks round cells' blanks.csv

group 'importing again'
scene
"$PROGRAM" import --date 2023-02-05 store.db plain.csv indicators.csv
is 'exit' $? 0
dump store.db > dump
same 'the same files change nothing' dump "$work/good.dump"
sed 's/1428/1429/' plain.csv > new.csv
"$PROGRAM" import --dry-run --date 2023-02-05 --reason 'one was missing' store.db \
    new.csv > said
is 'exit of a dry run' $? 0
has 'a dry run tells' said 'new.csv:5: number, 2022-11: is value 1429, was value 1428'
dump store.db > dump
same 'a dry run changes nothing' dump "$work/good.dump"
"$PROGRAM" import --date 2023-02-05 --reason 'one was missing' store.db new.csv
is 'exit of a correction' $? 0
is 'the old figure is kept' "$(sqlite3 store.db "SELECT value, superseded
    FROM observation WHERE value IN (1428, 1429) ORDER BY value")" \
    '1428|3
1429|'

# ---- stores ----

group 'stores that are none'
scene
echo 'This is no store.' > text.db
cp text.db text.was
sqlite3 other.db 'CREATE TABLE visitors (name TEXT)'
cp other.db other.was
mkdir folder.db
mkfifo fifo.db
: > nothing.db
store_refused() {
	refused 2 "$1: error: $2" import "$1" indicators.csv
	sed "s/^store = .*/store = $1/" board.ini > bad.ini
	refused 2 "$1: error: $2" build bad.ini
}
store_refused text.db 'not a store of packwright, left alone'
check 'text.db' cmp text.db text.was
store_refused other.db 'not a store of packwright, left alone'
check 'other.db' cmp other.db other.was
store_refused folder.db 'not a store of packwright, left alone'
store_refused fifo.db 'not a store of packwright, left alone'
sed 's/^store = .*/store = none.db/' board.ini > bad.ini
no_store='error: there is no store here yet, import data into it first: packwright import none.db FILE.csv'
refused 2 "bad.ini:4:9: $no_store" build bad.ini
is 'said once' "$(cat "$work/err")" "bad.ini:4:9: $no_store"
refused 2 "none.db: $no_store" build --store none.db board.ini
sed 's/^store = .*/store = stor.db/' board.ini > bad.ini
refused 2 'FILE.csv, did you mean store.db?' build bad.ini
sed 's/^store = .*/store = none.db/' board.ini > bad.ini
printf '\n[indicators all]\ntitle = All\nindicators = number\n' >> bad.ini
refused 2 'bad.ini:4:9: error: there is no store here' check bad.ini
echo 'No figures here.' > plain.md
sed 's/^store = .*/store = none.db/; s/words.md/plain.md/' board.ini > fine.ini
"$PROGRAM" build -o fine.pdf fine.ini > out 2>&1
is 'a pack that needs none' "$?$(cat out)" 0
check 'no store was made' test ! -e none.db
sed 's/^store = .*/store = nothing.db/' board.ini > bad.ini
refused 2 'nothing.db: error: not a store of packwright' build bad.ini
cp store.db newer.db
sqlite3 newer.db 'PRAGMA user_version = 99'
store_refused newer.db 'store was written by a newer packwright, use that one'

for name in '' :memory:; do
	refused 2 'error: this is no file'"'s name" import "$name" indicators.csv
	refused 2 'error: this is no file'"'s name" import --dry-run "$name" \
	    indicators.csv
done
sed "s/^store = .*/store = :memory:/" fine.ini > bad.ini
refused 2 'error: this is no file'"'s name" build --publish bad.ini
# Nothing that hides is meant, nor a folder.
refused 2 'error: there is no store here' status f
is 'nothing is meant' "$(grep -c 'did you mean' "$work/err")" 0
ln -s made.db link.db
echo 'indicator,period,value
nobody,2022-10,1' > bad.csv
refused 2 bad.csv:2:1 import link.db bad.csv
check 'the user'"'s link stays" test -L link.db
check 'what it led to does not' test ! -e made.db

group 'a store that another program is writing'
scene
mkfifo hold
sqlite3 store.db < hold > held 2>&1 &
holder=$!
exec 9> hold
echo 'BEGIN IMMEDIATE; SELECT 1;' >&9
until [ -s held ]; do sleep 0.02; done
"$PROGRAM" build board.ini 2> err
is 'reading goes on' $? 0
"$PROGRAM" import store.db indicators.csv 2> err
is 'exit' $? 4
has 'message' err 'store.db: error: another program is writing to the store, '
exec 9>&-
wait "$holder"
dump store.db > dump
same 'store' dump "$work/good.dump"
is 'PDF' "$(digest board.pdf)" "$good_pdf"

# ---- layouts ----

# layout_refused PLACE MESSAGE: of bad.ini, made from board.ini.
layout_refused() {
	refused 2 "$1: error: $2" build bad.ini
}

group 'layouts'
scene
sed 's/^title = Good/extends = bad.ini/' board.ini > bad.ini
layout_refused bad.ini:2:11 'layout extends itself, remove one of these links'
printf '[pack]\nextends = bad.ini\n' > through.ini
sed 's/^title = Good/extends = through.ini/' board.ini > bad.ini
layout_refused through.ini:2:11 'layout extends itself'
long=$(head -c 200 /dev/zero | tr '\000' a)
{ cat board.ini; printf '\n[%s]\ntitle = Long\n' "$long"; } > bad.ini
layout_refused bad.ini:11:2 'no such kind of section, left out: aaaa'
{ cat board.ini; printf '\n[text %s]\nfile = words.md\n' "$long"
    printf '\n[text %sb]\nfile = words.md\n' "$long"
    printf '\n[columns two]\ntitle = Both\nleft = text %s\n' "$long"
    printf 'right = text %sb\n' "$long"; } > long.ini
"$PROGRAM" build -o long.pdf long.ini > out 2>&1
is 'ids of 200 characters, alike but for the last one' "$?$(cat out)" 0
{ cat board.ini; echo 'colour = red'; } > bad.ini
layout_refused bad.ini:10:1 'no such key in this kind of section, left out'
{ cat board.ini; echo 'mesure = 30mm'; } > bad.ini
layout_refused bad.ini:10:1 \
    'no such key in this kind of section, left out: mesure'
has 'suggestion' "$work/err" 'did you mean measure?'
head -c 3000 /dev/urandom > bad.ini
refused 2 'bad.ini' build bad.ini
printf '[pack]\ntitle = caf\351\n' > bad.ini
refused 2 'not UTF-8, save the file with that encoding' build bad.ini
: > bad.ini
refused 2 'bad.ini:' build bad.ini
for section in '[cover]' '[breakdown b]\ntitle = B\nbreakdown = team\nlabel = T'; do
	printf '[pack]\ntitle = No month\nstore = store.db\n%b\nindicator = number\n' \
	    "$section" > bad.ini
	refused 2 'error: figures need a month: period = 2022-12 in [pack]' \
	    build -o board.pdf bad.ini
done
{ cat board.ini; printf '[chart a]\ntitle = A\nindicator = number\n'
    printf 'kind = process\nbaseline = 12\n'; } > bad.ini
layout_refused bad.ini:14:12 'value is not what its key wants: baseline wants 13 months or more such as 24, or 0, not "12"'
mkdir folder.ini
refused 2 'folder.ini: error: not a regular file' build folder.ini
mkfifo fifo.ini
refused 2 'fifo.ini: error: not a regular file' build fifo.ini
refused 2 'none.ini: error: cannot open file' build none.ini

group 'texts'
scene
cp board.ini bad.ini
text_refused() {
	refused 2 "$1: error: $2" build bad.ini
}
mkdir folder.md
sed 's/words.md/folder.md/' board.ini > bad.ini
text_refused bad.ini:9:8 'not a regular file'
mkfifo fifo.md
sed 's/words.md/fifo.md/' board.ini > bad.ini
text_refused bad.ini:9:8 'not a regular file'
sed 's/words.md/bad.md/' board.ini > bad.ini
printf 'A caf\351.\n' > bad.md
text_refused bad.md:1:6 'text is not UTF-8, save it as UTF-8'
echo 'See [this](javascript:alert(1)).' > bad.md
text_refused bad.md:1:5 'link is not http, https, mailto or #label'
echo 'There were [1,072](=number).' > bad.md
text_refused bad.md:1:12 'the sentence and the data disagree'
echo 'There were [1,071](=number.' > bad.md
text_refused bad.md:1:12 'bound figure lacks a bracket'
echo 'There were [1,071] (=number).' > bad.md
text_refused bad.md:1:20 'bound figure without brackets right before it'
echo 'There were [1,071](number).' > bad.md
text_refused bad.md:1:12 'link is not http, https, mailto or #label'
has 'what was meant' "$work/err" 'number, did you mean (=number)?'
echo 'There were [many](number 2022-12).' > bad.md
text_refused bad.md:1:12 'link is not http, https, mailto or #label'
has 'what was meant of it' "$work/err" 'did you mean (=number 2022-12)?'
echo 'There were [1,072](=number).' > bad.md
"$PROGRAM" check --as-at 2023-01-31 bad.ini 2> err
has 'in a past state' err 'in 2022-12 (as at 2023-01-31)'
echo 'There were [1,071](=numbr).' > bad.md
sed -i '/^period/d' bad.ini
text_refused bad.md:1:12 'figures need a month'
has 'and the name' "$work/err" 'bad.md:1:21: error: figure of an indicator that the store does not know: numbr, did you mean number?'

# A word of 200,000 letters, and a tag and a link of as many.
{
	head -c 200000 /dev/zero | tr '\0' x
	printf '\n\n<b '
	head -c 80000 /dev/zero | tr '\0' y
	printf '>\n\n[a](javascript:'
	head -c 80000 /dev/zero | tr '\0' z
	echo ')'
} > bad.md
"$PROGRAM" check bad.ini 2> err
has 'a word is quoted in part' err "word is wider than its column, broken: $(head -c 60 bad.md)..."
check 'no message is long' test "$(wc -c < err)" -lt 2000

# ---- targets that are no files ----

group 'places to write that are none'
scene
mkdir folder.pdf
"$PROGRAM" build -o folder.pdf board.ini 2> err
is 'a folder: exit' $? 4
has 'a folder' err 'folder.pdf: '
check 'the folder is there' test -d folder.pdf
mkfifo fifo.pdf
timeout 10 "$PROGRAM" build -o fifo.pdf board.ini 2> err
check 'a FIFO: exit' test $? != 0
check 'the FIFO is there' test -p fifo.pdf
"$PROGRAM" build -o none/board.pdf board.ini 2> err
is 'no such folder: exit' $? 4
has 'no such folder' err 'none/board.pdf: error: the folder that this goes into is not there: make it first: none'
untouched 'others'

group 'a PDF never replaces what is none'
scene
echo 'words' > words.txt
while read -r input fault; do
	before=$(sha256sum < "$input")
	"$PROGRAM" build -o "$input" board.ini 2> err
	is "$input: exit" $? 2
	has "$input" err "$input: error: $fault"
	is "$input: untouched" "$(sha256sum < $input)" "$before"
done <<'END'
words.txt there is a file here that is no PDF
board.ini this file is read for the paper
store.db this is the store's own file
END
rm words.txt
ln -s store.db link.db
for end in -wal -shm -journal; do
	"$PROGRAM" build --store link.db -o store.db$end board.ini 2> err
	is "$end behind a link: exit" $? 2
	has "$end behind a link" err "store.db$end: error: this is the store's own file"
done
untouched 'inputs'
echo 'no folder' > members
"$PROGRAM" build --edition members board.ini 2> err
is 'members is a file: exit' $? 4
is 'members is a file: no advice on its mode' "$(grep -c chmod err)" 0

group 'a chart never replaces what is no picture of its kind'
scene
printf '\n[chart line]\ntitle = A line\nindicator = number\n' >> board.ini
for kind in png svg; do
	"$PROGRAM" chart -o line.$kind board.ini line
	"$PROGRAM" chart -o line.$kind board.ini line
	is "its own $kind again: exit" $? 0
	: > empty.$kind
	"$PROGRAM" chart -o empty.$kind board.ini line
	is "an empty $kind: exit" $? 0
	check "an empty $kind: made" cmp line.$kind empty.$kind
done
printf '\357\273\277<?xml version="1.0"?>\n<!-- a > b -->\n<svg>\n</svg>\n' > my.svg
"$PROGRAM" chart -o my.svg board.ini line
is 'an SVG behind a comment: exit' $? 0
echo words > words.png
printf '<html><svg></svg></html>\n' > page.svg
printf '<!-- <svg>\n' > open.svg
cp line.png other.svg
cp line.svg other.png
cp board.ini layout.svg
cp line.png held.png
cp store.db store.png
# Pictures of the paper's own, which its chart has nothing to do with.
for name in logo seal; do
	"$PROGRAM" chart --scale 1 -o $name.png board.ini line
done
printf '\n[picture logo]\nfile = logo.png\nalt = A logo\n' >> board.ini
printf '\n![A seal](seal.png)\n' >> words.md
while read -r layout output fault; do
	before=$(sha256sum < "$output")
	"$PROGRAM" chart -o "$output" "$layout" line 2> err
	is "$output: exit" $? 2
	has "$output" err "$output: error: $fault"
	is "$output: untouched" "$(sha256sum < "$output")" "$before"
done <<'END'
board.ini words.png there is a file here that is no PNG
board.ini page.svg there is a file here that is no SVG
board.ini open.svg there is a file here that is no SVG
board.ini other.svg there is a file here that is no SVG
board.ini other.png there is a file here that is no PNG
layout.svg layout.svg this file is read for the paper
board.ini logo.png this file is read for the paper
board.ini seal.png this file is read for the paper
board.ini store.png there is a file here that is no PNG
END
ln store.db hard.png
"$PROGRAM" chart -o hard.png board.ini line 2> err
has 'the store by another name' err "hard.png: error: this is the store's own file"
untouched 'inputs'

# ---- stores and records that would do something ----

# What a row of the schema is called, and its words, may be anything.
group 'a schema with other words than a store has'
scene
"$PROGRAM" build --publish --record whole.record board.ini
cp store.db sound.db
while read -r type rootpage words; do
	cp sound.db store.db
	sqlite3 store.db "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema
	    VALUES ($type, 'o', 'observation', $rootpage, $words)" > out
	cp store.db spoilt.db
	for command in 'status store.db' 'import store.db plain.csv' \
	    'merge store.db whole.record'; do
		# shellcheck disable=SC2086
		timeout 10 "$PROGRAM" $command > out 2> err
		among=$?
		check "$words, $command: exit $among" test $among = 2 -o $among = 4
		check "$words, $command" grep -qE 'store.db: error: (not a store of packwright, left alone|store is damaged)' err
		check "$words, $command: left alone" cmp store.db spoilt.db
	done
done <<'END'
'table' 0 'CREATE'||char(10)||'VIRTUAL TABLE o USING fts5(a)'
'table' 3 'create virtual table o using fts5(a)'
'table' 3 'CREATE TABLE'||char(9)||'o(a)'
'trigger' 0 'create/**/trigger o after insert on observation begin select 1; end'
'table' 5 'create/**/trigger o after insert on observation begin select 1; end'
'index' 5 '  CREATE TRIGGER o AFTER INSERT ON observation BEGIN SELECT 1; END'
'view' 0 'Create  View o as select 1'
NULL 5 'CREATE TRIGGER o AFTER INSERT ON observation BEGIN SELECT 1; END'
END
cp sound.db store.db
sqlite3 store.db 'CREATE TABLE "of mine"(a UNIQUE); CREATE INDEX i ON
    "of mine"(a); CREATE UNIQUE INDEX u ON "of mine"(a); ANALYZE' > out
"$PROGRAM" status store.db
is 'a table and indexes beside the others: exit' $? 0
cp sound.db store.db
for words in 'CREATE TRIGGER t AFTER INSERT ON publication BEGIN SELECT 1; END' \
    'CREATE VIEW v AS SELECT 1' 'CREATE VIRTUAL TABLE v USING fts5(a)'; do
	cp whole.record x.record
	sqlite3 x.record "$words" > out
	cp x.record was.record
	"$PROGRAM" merge store.db x.record 2> err
	is "a record, $words: exit" $? 2
	has "a record, $words" err 'x.record: error: not a whole record of a build'
	"$PROGRAM" build --publish --record x.record board.ini 2> err
	is "in place of it, $words: exit" $? 2
	check "in place of it, $words: left alone" cmp x.record was.record
done
"$PROGRAM" merge store.db whole.record
is 'the record as it was: exit' $? 0

# SQLite would take away the file that such a journal names.
group 'a journal that names another file'
scene
echo mine > victim
name=$work/scene/victim
sum=$(printf %s "$name" | od -An -v -tu1 | awk '{ for (i = 1; i <= NF; i++) n += $i }
    END { print n }')
number() {	# of four bytes
	for at in 16777216 65536 256 1; do
		# shellcheck disable=SC2059
		printf "\\$(printf %03o $(($1 / at % 256)))"
	done
}
magic='\0331\0325\0005\0371\0040\0241\0143\0327'
{
	printf '%b' "$magic"
	number 0; number 1; number $(($(stat -c %s store.db) / 4096))
	number 512; number 4096
	head -c 484 /dev/zero
	number $((0x40000000 / 4096 + 1))
	printf %s "$name"; number ${#name}; number "$sum"
	printf '%b' "$magic"
} > store.db-journal
cp store.db-journal journal
for command in 'status store.db' 'history store.db' 'build board.ini' \
    'import store.db plain.csv' 'export store.db observations'; do
	# shellcheck disable=SC2086
	"$PROGRAM" $command > out 2> err
	is "$command: exit" $? 4
	has "$command" err "something else stands where SQLite keeps its files beside the store, nothing was read or changed: look at it, and take it away: $work/scene/store.db-journal: it would have another file taken away"
	is "$command: the other file" "$(cat victim)" mine
	check "$command: the journal" cmp store.db-journal journal
done
rm store.db-journal
untouched 'all'

# ---- what would turn a terminal ----

group 'characters that turn a line, or are not to be seen'
scene
turned=$(printf 'a\342\200\256b\033[31m\302\233\342\201\247\363\240\201\201c')
plain='a<U+202E>b<U+001B>[31m<U+009B><U+2067><U+E0041>c'
json='a\u202eb\u001b[31m\u009b\u2067\udb40\udc41c'
printf 'id,name,unit,per,better\nturned,%s,count,,higher\n' "$turned" \
    > "$turned.csv"
"$PROGRAM" import --reason "$turned" --log run.log store.db "$turned.csv" 2> err
has 'a name that would turn round' err "$plain.csv:2:8: warning: control characters left out: U+202E"
has 'log' run.log "\"file\":\"$json.csv\""
PACKWRIGHT_RESULTS=1 "$PROGRAM" import store.db "$turned.csv" > out 2> err
is 'import' "$(cat out)" "$plain.csv: indicators, 1 row: 0 new, 0 changed, 1 as before"
"$PROGRAM" history store.db > out
has 'history' out "$plain.csv: 1 row of indicators: $plain"
"$PROGRAM" history --json store.db > out
has 'history --json' out "\"reason\":\"$json\""
"$PROGRAM" export store.db indicators > out
has 'a name is without them' out 'turned,ab[31m'
right=$(printf '\342\200\256')
printf '[pack]\ntitle = Report %sfdp.exe\nperiod = 2022-12\ndate = 2023-01-18\nstore = store.db\noutput = t.pdf\n[text w]\ntitle = Words %sb\nfile = words.md\n' \
    "$right" "$right" > t.ini
"$PROGRAM" check --strict t.ini 2> err
is 'a title: exit' $? 1
has 'a title' err 't.ini:2:16: warning: control characters left out: U+202E and 1 more'
"$PROGRAM" build t.ini 2> err
has 'a title: its place in a line' err 't.ini:2:16'
pdfinfo -meta t.pdf > out && pdfinfo t.pdf >> out && pdftotext t.pdf - >> out
has 'a title: of the file' out 'Report fdp.exe'
is 'a title: nothing is left' "$(grep -c "$right" out)" 0
is 'a bookmark: nothing is left' "$(qpdf --qdf t.pdf - | grep -aci 202e)" 0
printf 'id,name,unit,per,better\nt%sd,Name,count,,higher\n' "$right" > bad.csv
"$PROGRAM" import store.db bad.csv 2> err
has 'an id' err 'bad.csv:2:1: error: not a name: use letters, digits and - _ . / only, and no period: t<U+202E>d'
printf 'indicator,period,value\n%s,2022-11,1\n' "$turned" > bad.csv
"$PROGRAM" import store.db bad.csv 2> err
has 'message' err "bad.csv:2:1: error: unknown indicator, define it in a file of indicators: $plain"
"$PROGRAM" import --json store.db bad.csv 2> err
has 'message --json' err "$json"
cp board.ini "$turned.ini"
PACKWRIGHT_RESULTS=1 "$PROGRAM" check "$turned.ini" > out
is 'check' "$(cat out)" "$plain.ini: nothing wrong"
# Soft hyphen, joiner, Hangul filler, Khmer vowel, Mongolian selector, no width, word
# joiner, Braille blank, fillers, and selectors of variants.
unseen='\302\255\315\217\341\205\237\341\236\264\341\240\213\342\200\213'
unseen=$unseen'\342\201\240\342\240\200\343\205\244\357\270\217\357\276\240'
unseen=$unseen'\363\240\204\200'
printf "indicator,period,value\na${unseen}b,2022-11,1\n" > bad.csv
"$PROGRAM" import store.db bad.csv 2> err
has 'not to be seen' err 'a<U+00AD><U+034F><U+115F><U+17B4><U+180B><U+200B><U+2060><U+2800><U+3164><U+FE0F><U+FFA0><U+E0100>b'
"$PROGRAM" import --json store.db bad.csv 2> err
has 'in JSON' err 'a\u00ad\u034f\u115f\u17b4\u180b\u200b\u2060\u2800\u3164\ufe0f\uffa0\udb40\udd00b'
printf 'indicator,period,value\nnumber,2022-11,1\302\240 O\n' > bad.csv
"$PROGRAM" import store.db bad.csv 2> err
has 'a blank that is none' err 'minus: 1<U+00A0> O'

# A table's first page of rows, none of which anybody asks for, cannot be read: whose
# names a reason has is not known, and so it is not told.
group 'a store that fails while it says what is not to be told'
scene
seq 1900 2020 | awk '
	BEGIN { print "indicator,period,breakdown,category,value" }
	{ for (i = 1; i < 20; i++) printf "old,%s-12,team,old-%s,1\n", $1, i }' > old.csv
printf 'id,name,unit,better\nold,Old,count,lower\n' > names.csv
cat > new.csv <<'END'
indicator,period,breakdown,category,value
new,2022-12,,,30
new,2022-12,team,East,4
END
printf 'id,name,unit,better\nnew,New,count,lower\n' > more.csv
echo 'There were [](=new).' > words.md
"$PROGRAM" import --quiet told.db names.csv old.csv 2> err
"$PROGRAM" import --quiet told.db more.csv new.csv 2> err
sed 's/store.db/told.db/' board.ini > told.ini
"$PROGRAM" build --quiet --publish told.ini 2> err
sed -i 's/,30$/,29/; s/,4$/,3/' new.csv
"$PROGRAM" import --quiet --reason 'East had 3, not 4' told.db new.csv 2> err
"$PROGRAM" status --json told.db > out 2> err
has 'a whole store' out '"why":"[c]"'
size=$(sqlite3 told.db 'PRAGMA page_size')
page=$(sqlite3 told.db "SELECT min(pageno) FROM dbstat
    WHERE name = 'observation' AND pagetype = 'leaf'")
sqlite3 told.db 'PRAGMA wal_checkpoint(TRUNCATE)' > out
rm -f told.db-wal told.db-shm
head -c "$size" /dev/zero |
    dd of=told.db bs="$size" seek=$((page - 1)) conv=notrunc status=none
for how in --json --edition=public; do
	"$PROGRAM" status $how told.db > out 2> err
	is "$how: exit" $? 4
	has "$how" err 'store is damaged'
	lacks "$how: the reason" out 'not 4'
done

# ---- numbers that are none ----

group 'numbers beyond all counting'
scene
"$PROGRAM" build --publish --record whole.record board.ini
cp store.db sound.db
for issue in -5 10000 2147483646 9223372036854775807; do
	cp whole.record x.record
	sqlite3 x.record "UPDATE publication SET issue = $issue"
	"$PROGRAM" merge store.db x.record 2> err
	is "a record of issue $issue: exit" $? 2
	has "a record of issue $issue" err "x.record: error: record names an issue that nobody published, nothing was merged: build that pack again with --record: $issue"
done
"$PROGRAM" merge store.db whole.record
for sql in 'publication SET issue = 2147483646' \
    'publication SET issue = -5' 'observation SET value = -1 << 63'; do
	cp sound.db store.db
	"$PROGRAM" merge store.db whole.record
	sqlite3 store.db "UPDATE $sql"
	timeout 10 "$PROGRAM" build --publish --over board.ini 2> err
	is "$sql: exit" $? 4
	has "$sql" err 'store.db: error: store is damaged'
done
cp sound.db store.db
printf '[indicators i]\ntitle = T\nindicators = number\nmonths = 100000\n' > table
cat board.ini table > months.ini
timeout 10 "$PROGRAM" check months.ini 2> err
is 'months: exit' $? 2
has 'months' err 'months wants a whole number such as 12, 600 at most, not "100000"'

finish
