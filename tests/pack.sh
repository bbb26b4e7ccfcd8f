#!/bin/sh
# pack.sh - a committee pack as somebody with a ruler checks it: page ranges,
# stamps, bookmarks and labels against each other, before and after a change;
# a late paper; a pack issued again; other bodies' PDFs.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
. tests/scene-committee.sh
mkdir "$work/pack" && cd "$work/pack" || exit 1

# ---- a pack of three items ----

report() {
	decision_report "$1" 2023-01-26 None. 'What is reported.' 'Nothing more.'
}
report 'First matter' > first.md
report 'Second matter' | sed 's/^What is reported/& in Appendix 1/' > second.md
report 'Third matter' > third.md
echo 'A note of one page.' > note.md
{
	pack_keys 2023-01-26 2023-01-18 store.db board.pdf
	agenda_keys 2023-01-18
	cat <<'END'
[item first]
title = First matter
[report first]
file = first.md
[item second]
title = Second matter
[report second]
file = second.md
[appendix note]
title = A note
file = note.md
[item third]
title = Third matter
[report third]
file = third.md
END
} > board.ini

# ---- a PDF on paper ----

# "SHEET STAMP PAGE" of each sheet: its place in the file, the number of the item
# that begins on it or 0, the number printed on it or 0.
sheets() {
	pdftotext -layout "$1" - | awk 'BEGIN { RS = "\f" }
	{
		item = 0; page = 0; n = split($0, line, "\n")
		for (i = 1; i <= n; i++) {
			if (line[i] ~ /Agenda Item [0-9]+( · Appendix [0-9]+)? *$/) {
				item = line[i]; sub(/ · .*/, "", item)
				gsub(/[^0-9]/, "", item)
			}
			if (line[i] ~ /^ *Page [0-9]+ *$/) {
				page = line[i]; gsub(/[^0-9]/, "", page)
			}
		}
		if (n > 1) print NR, item, page
	}'
}

# "ITEM FROM TO" of each range on the agenda.
ranges() {
	pdftotext -layout "$1" - | awk '
	/^[0-9]+ +[A-Z].* [0-9]+ ?– ?[0-9]+$/ {
		item = $1; sub(/ ?– ?/, " "); print item, $(NF - 1), $NF
	}'
}

# "SHEET TITLE" of each bookmark.
bookmarks() {
	qpdf --json --json-key=outlines "$1" | awk '
	/"destpageposfrom1"/ { gsub(/[^0-9]/, "", $2); at[++depth] = $2 }
	/"title"/ {
		sub(/^ *"title": "/, ""); sub(/",?$/, "")
		print at[depth--], $0
	}'
}

# ruler WHAT FILE: ranges follow without gap or overlap, begin on odd pages where
# the stamp is, and bookmarks lead there.
ruler() {
	ranges "$2" > got.ranges
	sheets "$2" > got.sheets
	bookmarks "$2" > got.bookmarks
	check "$1: three ranges" test "$(wc -l < got.ranges)" = 3
	check "$1: no gap, odd beginnings" awk '
		{ if ($2 != last + 1 || $2 % 2 != 1 || $3 < $2) bad = 1
		  last = $3 } END { exit bad }' got.ranges
	while read -r item from to; do
		is "$1: stamp of item $item" "$(awk -v item="$item" \
		    '$2 == item { print $3; exit }' got.sheets)" "$from"
		is "$1: bookmark of item $item" "$(awk -v page="$from" \
		    '$3 == page { print $1 }' got.sheets)" \
		    "$(sed -n "s/^\([0-9]*\) $item[^0-9].*/\1/p" got.bookmarks)"
	done < got.ranges
	check "$1: pages are numbered on" awk '$3 > 0 {
		if ($3 != last + 1) bad = 1; last = $3 } END { exit bad }' got.sheets
}

group 'a pack is in order'
check 'made' "$PROGRAM" build board.ini
pdftotext -layout board.pdf text
ruler 'as written' board.pdf
cp got.ranges before.ranges
has 'a page left blank' text 'This page is intentionally left blank'
has 'stamped as an appendix' text 'Appendix 1'

group 'a page more under the first item'
{
	sed '/^Nothing more/q' first.md
	for i in $(seq 60); do
		printf '\nParagraph %s says that the matter goes on and on, so that it needs more room than a line.\n' "$i"
	done
	sed '1,/^Nothing more/d' first.md
} > longer.md
cp first.md kept.md && cp longer.md first.md
check 'made' "$PROGRAM" build board.ini
pdftotext -layout board.pdf text
ruler 'longer' board.pdf
check 'later ranges moved, all alike' awk '
	NR == FNR { from[$1] = $2; to[$1] = $3; next }
	$1 > 1 { by = $2 - from[$1]
		 if (by <= 0 || by % 2 || $3 - to[$1] != by ||
		     (last && by != last)) bad = 1
		 last = by } END { exit bad }' before.ranges got.ranges
cp kept.md first.md

# ---- issues ----

group 'issued, and issued again'
check 'first' "$PROGRAM" build --publish board.ini
pdftotext -layout board.pdf text
check 'it says no issue' sh -c '! grep -q "Issue" text'
first=$(digest board.pdf)
check 'the same again' "$PROGRAM" build --publish board.ini
is 'is the same file' "$(digest board.pdf)" "$first"
sed 's/Nothing more/Something more/' kept.md > first.md
check 'a draft' "$PROGRAM" build -o draft.pdf board.ini
check 'second' "$PROGRAM" build --publish board.ini
pdftotext -layout board.pdf text
has 'says its issue' text 'Issue 2'
check 'and what changed' grep -qi 'chang' text
check 'item 1 did' sh -c 'grep -i -A 12 "changed since" text | grep -q "First matter"'
check 'item 3 did not' sh -c '! grep -i -A 6 "changed since" text | grep -q "Third matter"'
check 'nor the agenda: no words of it' sh -c '! grep -q "Agenda: changed" text'
second=$(digest board.pdf)
check 'the second again' "$PROGRAM" build --publish board.ini
is 'is still the second' "$(digest board.pdf)" "$second"
is 'issues in the store' "$(sqlite3 -readonly store.db \
    "SELECT group_concat(issue) FROM publication WHERE pack = 'board'")" 1,2
cp longer.md first.md
check 'a longer one moves the later ranges' "$PROGRAM" build --publish board.ini
ranges board.pdf > got.ranges
check 'they moved' sh -c '! cmp -s before.ranges got.ranges'
pdftotext -layout board.pdf text
has 'its item changed' text 'First matter, report: changed'
check 'and nothing else' test "$(grep -c ': changed' text)" = 1
cp kept.md first.md
check 'and back' "$PROGRAM" build --publish board.ini

group 'a late paper goes on where the pack stopped'
cat > late.ini <<'END'
[pack]
title = Supplementary agenda
council = Example Council
panel = Example Panel
meeting = 2023-01-26
contact = Clerk, clerk@example.gov.uk
date = 2023-01-23
sheet = portrait
store = store.db
output = late.pdf
supplement-to = board
[agenda]
published = 2023-01-18
signed = Clerk
[item second]
number = 2
title = Second matter
[appendix late]
number = 5
title = Late figures
file = note.md
[item third]
number = 3
title = Third matter
[report late]
file = late.md
[appendix map]
number = 2
title = Late map
file = note.md
END
# It names Appendix 1, which the pack before it has.
report 'Third matter' | sed 's/^What is reported/Appendix 2 mends Appendix 1/' > late.md
"$PROGRAM" build --publish late.ini 2> err
is 'made' $? 0
is 'said' "$(cat err)" ''
pdftotext -layout late.pdf text
has 'what its agenda is called' text 'Supplementary agenda, i'
has 'a number of its own' text 'Agenda Item 2 · Appendix 5'
check 'in the list of appendices' grep -q '^ *2  *Late map$' text
end=$(ranges board.pdf | tail -n 1 | cut -d ' ' -f 3)
sheets late.pdf > got.sheets
is 'its first page' "$(awk '$3 > 0 { print $3; exit }' got.sheets)" $((end + 1))
is 'stamped with the item' "$(awk '$3 > 0 { print $2; exit }' got.sheets)" 2
sed 's/^supplement-to.*//' late.ini > alone.ini
"$PROGRAM" build -o alone.pdf alone.ini 2> err
has 'no late paper: what it has not' err 'late.md:16:1: warning: the report names an appendix that its item does not have: Appendix 1'
cp late.ini twice.ini
cat >> twice.ini <<'END'
[appendix again]
number = 2
title = Another
file = note.md
END
"$PROGRAM" build -o twice.pdf twice.ini 2> err
is 'two of one number: exit' $? 2
has 'two of one number' err "twice.ini:31:1: error: appendix's number is not above that of the one before it in its item: 2 behind 2"
sed 's/^supplement-to.*/supplement-to = nothing/' late.ini > orphan.ini
"$PROGRAM" build -o orphan.pdf orphan.ini 2> err
is 'to a pack never published: exit' $? 2
check 'and the remedy' grep -q 'orphan.ini:.*first-page' err
check 'no file' test ! -e orphan.pdf

# ---- the law's clear days ----

group 'five clear working days'
# days PUBLISHED MEETING WARNS
days() {
	sed "s/^published.*/published = $1/; s/^meeting.*/meeting = $2/" \
	    board.ini > days.ini
	for part in first second third; do
		sed "s/^date = .*/date = $2/" $part.md > $part-days.md
	done
	sed -i 's/\(first\|second\|third\)\.md/\1-days.md/' days.ini
	"$PROGRAM" build -o days.pdf days.ini 2> err
	is "$1 for $2: exit" $? 0
	is "$1 for $2: warnings" "$(grep -c 'clear' err)" "$3"
}
days 2023-01-18 2023-01-26 0
days 2023-01-19 2023-01-26 1
days 2022-12-21 2022-12-30 1	# Christmas, Boxing Day and its substitute
days 2022-12-20 2022-12-30 0
days 2023-04-28 2023-05-10 0	# two bank holidays: 1 and 8 May
days 2023-05-02 2023-05-10 1

# ---- numbers that are bound to nothing ----

group 'loose numbers of every paper'
printf '[pack]\ntitle = Figures\n[text words]\nfile = words.md\n' > inner.ini
echo 'There were 57 visits.' > words.md
sed 's/^Nothing more/There are 31 posts/' kept.md > loose.md
sed 's/first.md/loose.md/; s/note.md/inner.ini/' board.ini > loose.ini
"$PROGRAM" check --numbers loose.ini > err 2>&1
is 'exit' $? 0
has 'in a report' err 'loose.md:24:11: note: number is bound to no data: 31'
has 'in a layout that is bound' err 'words.md:1:12: note: number is bound to no data: 57'
"$PROGRAM" check loose.ini > err 2>&1
is 'when asked for' "$(grep -c 'is bound to no data' err)" 0
has 'how many' err 'loose.ini:1:1: note: numbers in texts are bound to no data, so nobody checks them: check --numbers lists them: '

# ---- other bodies' PDFs ----

group 'a text that cannot be read'
# unread FILE LAYOUT: nothing is said of what it does not say.
unread() {
	cp "$1" whole.md
	printf 'caf\351\n' >> "$1"
	"$PROGRAM" check "$2" > out 2> err
	is "$1: exit" $? 2
	is "$1: said" "$(sed 's/:[0-9]*:[0-9]*:/:/' err)" \
	    "$1: error: text is not UTF-8, save it as UTF-8: byte 0xE9"
	cp whole.md "$1"
}
unread second.md board.ini
unread note.md board.ini
printf '[notices]\nversion = 2014-05-15\n---\n# Access\nBy lift.\n' > standing.md
sed 's/^\[agenda\]/[front]\nnotices = standing.md\nboxed = Access\n&/' \
    board.ini > front.ini
"$PROGRAM" check front.ini > out 2>&1
is 'notices that are' "$?$(cat out)" 0
unread standing.md front.ini
printf '[pack]\ntitle = Words\nsheet = portrait\n[glossary words]\nfile = words.md\n' > words.ini
printf '[glossary]\ntitle = Words\n---\n# Term\nIs one.\n' > words.md
unread words.md words.ini

group 'a PDF that cannot be bound'
"$PROGRAM" build -o other.pdf board.ini
sed 's/file = note.md/file = bad.pdf/' board.ini > bad.ini
# bad WHAT WORD: bad.pdf is refused, with a message that has WORD.
bad() {
	"$PROGRAM" build -o bad-out.pdf bad.ini 2> err
	is "$1: exit" $? 2
	check "$1: points at the layout" grep -q '^bad.ini:[0-9]*:[0-9]*: error' err
	check "$1: says $2" grep -qi "$2" err
	check "$1: no file" test ! -e bad-out.pdf
	is "$1: no word of its links" "$(grep -c 'unknown label' err)" 0
}
qpdf --encrypt user owner 256 -- other.pdf bad.pdf
bad 'encrypted' 'password\|encrypted'
qpdf --encrypt '' owner 256 -- other.pdf bad.pdf
bad 'encrypted for its owner' 'password\|encrypted'
head -c 3000 other.pdf > bad.pdf
bad 'truncated' 'damaged\|truncated\|whole'
head -c 20000 /dev/urandom > bad.pdf
bad 'junk' 'PDF'
: > bad.pdf
bad 'empty' 'PDF\|empty'
rm bad.pdf
bad 'missing' 'No such file'
mkdir bad.pdf
bad 'a folder' 'file'
rmdir bad.pdf

group 'a PDF of two thousand pages'
qpdf --empty --pages $(for i in $(seq 200); do echo other.pdf; done) -- many.pdf
pages=$(qpdf --show-npages many.pdf)
check 'it has them' test "$pages" -ge 1600
sed 's/file = note.md/file = many.pdf/' board.ini > many.ini
"$PROGRAM" build -o many-out.pdf many.ini 2> err
case $? in
0)	check 'carried with a message' grep -q 'many.ini:.*pages' err
	check 'every page' test "$(qpdf --show-npages many-out.pdf)" -gt "$pages"
	check 'whole' qpdf --check many-out.pdf ;;
*)	check 'refused with a message' grep -q 'many.ini:.*pages' err ;;
esac

finish
