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
observation number,2022-10,,,99999999999999999999, 18 'not a number'
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
    for i in 1 2 3 4 5; do echo "share,2022-13,$i,0,x,$i"; done; } > many.csv
"$PROGRAM" import store.db many.csv 2> err
is 'exit' $? 2
for line in 2 3 4 5 6; do
	has "line $line" err "many.csv:$line:7: error: not a period"
	has "line $line" err "many.csv:$line:19: error: not a number"
	has "line $line" err "many.csv:$line:21: error: not one of the words"
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
	rm -f odd.db
	"$PROGRAM" import odd.db indicators.csv "$2" > out 2>&1
	is "$1: exit" $? 0
	is "$1: messages" "$(cat out)" ''
	sqlite3 odd.db "$rows" > got
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
refused 2 'none.db: error: there is no store here' build bad.ini
is 'said once' "$(cat "$work/err")" 'none.db: error: there is no store here yet, import data into it first: packwright import none.db FILE.csv'
printf '\n[indicators all]\ntitle = All\nindicators = number\n' >> bad.ini
refused 2 'none.db: error: there is no store here' check bad.ini
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
untouched 'inputs'

finish
