#!/bin/sh
# confined.sh - a layout reads and writes only in the folders it was given, unless
# told so.  What lies outside is a FIFO wherever a file might be: whoever opened it
# would wait for ever, and be stopped, which no exit status below allows for.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
work=$(realpath "$work")
cd "$work" || exit 1

# ---- a folder for the layouts; what lies around it ----

mkdir home given outside home/deep given/deep given2
cd given || exit 1
cat > indicators.csv <<'END'
id,name,unit,per,better,numerator,denominator
number,A number,count,,higher,things,
END
cat > data.csv <<'END'
indicator,period,value
number,2022-11,1428
number,2022-12,1071
END
"$PROGRAM" import --date 2023-01-05 store.db indicators.csv data.csv
echo 'Some words.' > words.md
echo 'Some words.' > deep/words.md
cd .. || exit 1
cp given/store.db outside/store.db
outside_store=$(digest outside/store.db)
for name in words.md shares.csv picture.png appendix.pdf base.ini new.ini; do
	mkfifo "outside/$name"
done
echo 'Beside.' > given2/words.md
ln -s ../outside given/out
ln -s ../outside/words.md given/linked.md
ln -s ../outside/new.pdf given/lost.pdf
ln -s deep given/in
ln -s ../outside/base.ini given/common.ini

# layout [KEYS-OF-PACK] [SECTIONS]: given/board.ini, whose pack ends in line 5.
layout() {
	printf '%b' "[pack]\ntitle = Board\nperiod = 2022-12\n${1:-}\n\n" \
	    "${2:-[text words]\ntitle = Words\nfile = words.md\n}" \
	    > "$work/given/board.ini"
}

# run COMMAND...: the program from where this stands, five seconds at most.
run() {
	timeout 5 "$PROGRAM" "$@" > "$work/said.out" 2> "$work/said"
	status=$?
}

# What there is outside, with the time of its last reading.
around() {
	(cd "$work" && find outside given2 -type d -printf '%p %C@\n' -o \
	    -printf '%p %s %A@ %C@\n' | sort)
}

# refused PLACE MESSAGE COMMAND...: it is an error, says so there, and neither
# looks at anything outside nor leaves anything.
out='this leads out of the folders that the layout was given'
link='a symbolic link leads out of the folders that the layout was given'
refused() {
	place=$1 message=$2
	shift 2
	around > "$work/before"
	run "$@"
	is "$place: exit" "$status" 2
	has "$place" "$work/said" "$place: error: $message"
	around > "$work/after"
	same "$place: what lies outside" "$work/after" "$work/before"
	check "$place: no PDF" test ! -e "$work/given/board.pdf"
}

# taken COMMAND...: all is well.
taken() {
	run "$@"
	is "taken: exit" "$status" 0
	same "taken: messages" "$work/said" /dev/null
	check "taken: PDF" test -s "$work/given/board.pdf"
	rm -f "$work/given/board.pdf"
}

store='store = store.db'
output='output = board.pdf'
cd given || exit 1

group 'what a layout may have'
layout "$store\n$output"
taken build board.ini
cd ../home
taken build ../given/board.ini
taken build "$work/given/board.ini"
cd /
taken build "$work/given/board.ini"
cd "$work/given"
layout "$store\n$output" '[text words]\ntitle = Words\nfile = deep/words.md\n'
taken build board.ini
layout "$store\n$output" '[text words]\ntitle = Words\nfile = in/words.md\n'
taken build board.ini
layout "$store\n$output" \
    '[text words]\ntitle = Words\nfile = ../given/deep/../words.md\n'
taken build board.ini
layout "$store\n$output" \
    "[text words]\ntitle = Words\nfile = $work/given/words.md\n"
taken build board.ini

group 'files that it names'
layout "$store\n$output" '[text words]\ntitle = Words\nfile = /etc/passwd\n'
refused board.ini:9:8 "$out" build board.ini
has 'the folder to allow' "$work/said" '/etc/passwd; --allow /etc'
layout "$store\n$output" '[text words]\ntitle = Words\nfile = /etc/not-there\n'
refused board.ini:9:8 "$out" build board.ini
layout "$store\n$output" \
    '[text words]\ntitle = Words\nfile = ../outside/words.md\n'
refused board.ini:9:8 "$out" build board.ini
has 'the folder to allow' "$work/said" "--allow $work/outside"
refused board.ini:9:8 "$out" check board.ini
layout "$store\n$output" \
    '[text words]\ntitle = Words\nfile = deep/../../given2/words.md\n'
refused board.ini:9:8 "$out" build board.ini
layout "$store\n$output" '[text words]\ntitle = Words\nfile = out/words.md\n'
refused board.ini:9:8 "$link" build board.ini
layout "$store\n$output" '[text words]\ntitle = Words\nfile = linked.md\n'
refused board.ini:9:8 "$link" build board.ini
# Whether a folder outside is there cannot be asked by going through it.
for name in outside nowhere; do
	layout "$store\n$output" "[text words]\ntitle = Words
file = ../$name/../given/words.md\n"
	refused board.ini:9:8 "$out" build board.ini
	sed "s|/$name|/NAME|g" "$work/said" > "$work/said.$name"
done
same 'a folder that is there, one that is not' "$work/said.outside" \
    "$work/said.nowhere"

# In each kind of section; the line of its file.
while read -r line name section; do
	layout "$store\n$output" "$section\n"
	refused "board.ini:$line:8" "$out" build board.ini
	has "$name" "$work/said" "../outside/$name"
done <<'END'
9 words.md [glossary words]\ntitle = A\nfile = ../outside/words.md
9 words.md [minutes words]\n\nfile = ../outside/words.md
8 picture.png [picture seal]\nfile = ../outside/picture.png\nalt = A seal
9 shares.csv [pairs of]\ntitle = A\nfile = ../outside/shares.csv
9 shares.csv [steps of]\ntitle = A\nfile = ../outside/shares.csv
9 shares.csv [grid of]\ntitle = A\nfile = ../outside/shares.csv
END

group 'all faults in one run'
layout "$store\n$output\nholidays = ../outside/shares.csv\nextends = ../outside/base" \
'[text words]\ntitle = Words\nfile = ../outside/words.md\n
[text more]\ntitle = More\nfile = /etc/passwd\n'
refused board.ini:6:12 "$out" build board.ini
for place in 7:11 11:8 15:8; do
	has "$place" "$work/said" "board.ini:$place: error: $out"
done
is 'messages' "$(wc -l < "$work/said")" 4

group 'a pack'
pack='[item one]\ntitle = One\n\n[appendix a]\n'
for name in words.md appendix.pdf new.ini; do
	layout "$store\n$output" "${pack}title = A\nfile = ../outside/$name\n"
	refused board.ini:12:8 "$out" build board.ini
done
cat > bound.ini <<'END'
[pack]
title = Bound

[text words]
title = Words
file = ../outside/words.md
END
layout "$store\n$output" "${pack}title = A\nfile = bound.ini\n"
refused bound.ini:6:8 "$out" build board.ini
# Another name of the store: whether it is one is not said of what lies outside.
ln store.db ../outside/same.db
for name in same store none; do
	printf '[pack]\ntitle = Bound\nstore = %s\n\n[text words]\n%s' \
	    "../outside/$name.db" 'title = Words
file = words.md
' > bound.ini
	run build board.ini
	is "a store outside, $name: exit" "$status" 2
	has "a store outside, $name" ../said \
	    'bound.ini:3:9: error: a pack has one store, and this layout names another'
	sed "s/$name.db/NAME.db/" ../said > ../said.$name
done
same 'a store outside that is the same, or another' ../said.same ../said.store
same 'a store outside that is not there' ../said.none ../said.store
rm ../outside/same.db ../said.*
printf '[pack]\ntitle = Bound\nstore = ../given/deep/../store.db\n\n%s' \
    '[text words]
title = Words
file = words.md
' > bound.ini
run check board.ini
lacks 'the store by another path' ../said 'a pack has one store'

group 'what it extends'
layout "$store\n$output\nextends = ../outside/base.ini"
refused board.ini:6:11 "$out" build board.ini
layout "$store\n$output\nextends = ../outside/base"
refused board.ini:6:11 "$out" build board.ini
layout "$store\n$output\nextends = common"
refused board.ini:6:11 "$link" build board.ini
layout "$store\n$output\nextends = ../layouts/../../../../../../../etc/passwd"
refused board.ini:6:11 "$out" build board.ini
printf '[text more]\ntitle = More\nfile = ../outside/words.md\n' > base.ini
sed -i '1i[pack]\ntitle = Base\n' base.ini
layout "$store\n$output\nextends = base"
refused base.ini:6:8 "$out" build board.ini
# What the layout itself takes back was never asked for.
printf '[pack]\ntitle = Base\nstore = ../outside/store.db\noutput = ../outside/a.pdf\n' \
    > base.ini
layout "$store\n$output\nextends = base"
taken build board.ini

group 'its store'
for path in ../outside/store.db "$work/outside/store.db"; do
	layout "store = $path\n$output"
	refused board.ini:4:9 "$out" build board.ini
	refused board.ini:4:9 "$out" build --publish board.ini
done
layout "store = out/store.db\n$output"
refused board.ini:4:9 "$link" build --publish board.ini
ln -s ../outside/none.db lost.db
layout "store = lost.db\n$output"
refused board.ini:4:9 "$link" build --publish board.ini
check 'no store made' test ! -e ../outside/none.db
is 'the store outside' "$(digest ../outside/store.db)" "$outside_store"
# A name and no URI.
layout "store = file:$work/outside/store.db\n$output" \
    '[text words]\ntitle = Words\nfile = words.md\n'
echo 'There were [1,071](=number).' > bound.md
layout "store = file:$work/outside/store.db\n$output" \
    '[text words]\ntitle = Words\nfile = bound.md\n'
run build board.ini
is 'a URI: exit' "$status" 2
layout 'store = ../outside/store.db\n'"$output" \
    '[text words]\ntitle = Words\nfile = bound.md\n'
taken build --store store.db board.ini
taken build --store ../outside/store.db board.ini

group 'its output'
for path in ../outside/new.pdf ../board.pdf "$work/outside/{period}.pdf"; do
	layout "$store\noutput = $path"
	refused board.ini:5:10 "$out" build board.ini
done
layout "$store\noutput = out/new.pdf"
refused board.ini:5:10 "$link" build board.ini
layout "$store\noutput = lost.pdf"
refused board.ini:5:10 "$link" build board.ini
ln -s ../outside 2022-12
layout "$store\noutput = {period}/new.pdf"
refused board.ini:5:10 "$link" build board.ini
ln -s ../outside members
layout "$store\n$output"
refused board.ini:5:10 "$link" build --edition members board.ini
rm members 2022-12
layout "$store\noutput = $PACKWRIGHT_DATA/layouts/new.pdf"
refused board.ini:5:10 'this lies in the folder that came with the program' \
    build board.ini
# Two that go to one place outside are not told so: nobody looks there.
ln -s deep ../outside/round
mkdir ../outside/deep
layout "$store\noutput = ../outside/deep/new.pdf"
sed 's/deep/round/' board.ini > second.ini
run build board.ini second.ini
is 'two of a place outside: exit' "$status" 2
is 'two of a place outside' "$(grep -c "$out" ../said)" 2
is 'two of a place outside: no more' "$(grep -vc "$out" ../said)" 0
rm -r second.ini ../outside/round ../outside/deep
layout "$store\noutput = ../outside/new.pdf"
run build -o ../outside/told.pdf board.ini
is 'with -o: exit' "$status" 0
check 'with -o: PDF' test -s ../outside/told.pdf
rm ../outside/told.pdf

# An empty file may be there for its name's sake; one that is called as a PDF is,
# or that the user names, is nobody's.
: > .keep && : > empty.pdf && : > told
layout "$store\noutput = .keep"
run build board.ini
is 'an empty file: exit' "$status" 2
has 'an empty file' ../said '.keep: error: there is a file here that is no PDF'
check 'an empty file: it stays' test ! -s .keep
layout "$store\noutput = empty.pdf"
run build board.ini
is 'an empty file named as a PDF: exit' "$status" 0
check 'an empty file named as a PDF: made' test -s empty.pdf
run build -o told board.ini
is 'an empty file that the user names: exit' "$status" 0
check 'an empty file that the user names: made' test -s told
rm .keep empty.pdf told

# The layout's folder has two names, and another folder beside each of them.
group 'a layout that is opened through a link'
ln -s ../given/deep ../home/link
layout "$store\n$output" '[text words]\ntitle = Words\nfile = ../words.md\n'
sed 's/^store.*/store = store.db/' board.ini > deep/board.ini
cp store.db deep/store.db
cd ../home
run build link/board.ini
is 'not allowed: exit' "$status" 2
has 'the folder to allow' ../said "words.md; --allow $work/given"
# shellcheck disable=SC2046
run build $(sed -n 's/.*\(--allow [^ ]*\)$/\1/p' ../said | head -n 1) link/board.ini
is 'what was said helps: exit' "$status" 0
rm link ../given/deep/store.db ../given/deep/board.*
cd ../given

group 'a picture in a text'
layout "$store\n$output" '[text words]\ntitle = Words\nfile = shown.md\n'
for path in ../outside/picture.png "$work/outside/picture.png"; do
	printf 'Before.\n\n![A seal](%s)\n' "$path" > shown.md
	refused shown.md:3:2 "$out" build board.ini
done
printf 'Before.\n\n![A seal](out/picture.png)\n' > shown.md
refused shown.md:3:2 "$link" build board.ini

group 'told so'
mkdir ../more
echo 'More words.' > ../more/words.md
layout "$store\n$output" '[text words]\ntitle = Words\nfile = ../more/words.md\n'
refused board.ini:9:8 "$out" build board.ini
taken build --allow ../more board.ini
taken build --allow ../outside --allow "$work/more" board.ini
taken build --allow / board.ini
PACKWRIGHT_ALLOW=$work/outside:$work/more
export PACKWRIGHT_ALLOW
taken build board.ini
PACKWRIGHT_ALLOW=/
taken build board.ini
PACKWRIGHT_ALLOW=:$work/mor:
refused board.ini:9:8 "$out" build board.ini
has 'the folder is not there' "$work/said" \
    "PACKWRIGHT_ALLOW: warning: there is no such folder"
unset PACKWRIGHT_ALLOW
refused board.ini:9:8 "$out" build --allow ../not-there board.ini
has 'the folder is not there' "$work/said" \
    '--allow: warning: there is no such folder'
# A layout taken from there brings its texts along.
printf '[pack]\ntitle = More\n\n[text more]\ntitle = More\nfile = words.md\n' \
    > ../more/base.ini
layout "$store\n$output\nextends = ../more/base"
refused board.ini:6:11 "$out" build board.ini
taken build --allow ../more board.ini
layout "$store\n$output" '[text words]\ntitle = Words\nfile = ../more/words.md\n'
run build --allow '' board.ini
is 'an empty folder' "$status" 3
run check --allow ../more board.ini
is 'check' "$status" 0
run export board.ini resolutions
has 'export' "$work/said" "$out"
run export --allow ../more board.ini resolutions
has 'export' "$work/said" 'layout has no [minutes]'
run chart -o chart.png board.ini some
has 'chart' "$work/said" "$out"
run chart --allow ../more -o chart.png board.ini some
has 'chart' "$work/said" 'some'
cd ..
taken build given/board.ini
# From the root only what lies with the layout is given.
cd /
refused "$work/given/board.ini:9:8" "$out" build "$work/given/board.ini"
taken build --allow "$work/more" "$work/given/board.ini"
cd "$work/given"

group 'what a store names, built again'
layout "$store\n$output" '[text words]\ntitle = Words\nfile = bound.md\n'
run build --publish board.ini
is 'published' "$status" 0
published=$(digest board.pdf)
cat > correction.csv <<'END'
indicator,period,value
number,2022-12,1072
END
echo 'There were [1,072](=number).' > bound.md
run import --date 2023-02-05 --reason 'A late return' store.db correction.csv
cp store.db ../home/store.db
# One that names layouts and PDFs elsewhere makes none of them.
cd ../home
around > "$work/before"
run build --stale store.db
is 'a store from elsewhere: exit' "$status" 0
has 'a store from elsewhere' "$work/said" \
    'lies outside the folders of this run, so it is left as it is'
has 'the folder to allow' "$work/said" "--allow $work/given"
is 'the PDF' "$(digest ../given/board.pdf)" "$published"
sqlite3 store.db "UPDATE publication SET layout = '$work/outside/base.ini'"
run build --stale store.db
has 'a FIFO as layout' "$work/said" "--allow $work/outside"
sqlite3 store.db "UPDATE publication SET layout = '$work/given/board.ini',
    path = '$work/outside/stale.pdf'"
run build --stale --allow ../given store.db
is 'a PDF elsewhere: exit' "$status" 0
has 'a PDF elsewhere' "$work/said" "--allow $work/outside"
# A layout that is a link: its folder is given, and the one it leads to is not.
ln -s ../given/board.ini led.ini
sqlite3 store.db "UPDATE publication SET layout = '$PWD/led.ini',
    path = '$PWD/board.pdf'"
run build --stale store.db
has 'a link: the folder it leads to' "$work/said" "--allow $PWD/../given"
rm led.ini
around > "$work/after"
same 'what lies outside' "$work/after" "$work/before"
# Nor is a FIFO or a device that it names waited for.
for path in "$work/outside/words.md" /dev/zero; do
	sqlite3 store.db "UPDATE publication_input SET path = '$path', size = 0
	    WHERE kind = 'text'"
	run status store.db
	is "status of $path" "$status" 0
done
cd "$work/given"
run build --stale store.db
is 'with its layout: exit' "$status" 0
check 'made again' test "$(digest board.pdf)" != "$published"

finish
