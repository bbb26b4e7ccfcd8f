#!/bin/sh
# issues.sh - what publishing records of a pack: issues and what changed in them,
# supplements and where their page numbers go on, editions, and the store.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
. tests/scene-committee.sh
cd "$work" || exit 1

# pack NAME KEY: a pack of one item with one paper, papers/NAME.md.
pack() {
	pack_of_one "$1" 2023-01-26 2023-01-18 store.db "$2"
}

# paper NAME N: its paper, of N paragraphs.  Forty are a page or a little more.
paper() {
	i=0
	while [ $((i += 1)) -le "$2" ]; do
		printf 'Paragraph %d of %s.\n\n' "$i" "$1"
	done > "papers/$1.md"
}

# publish LAYOUT [OPTION...]: messages to err.
publish() {
	layout=$1
	shift
	"$PROGRAM" build --publish "$@" "$layout.ini" 2> err
}

# What was published: pack, edition, issue, first and last page.
published() {
	sqlite3 -readonly -separator ' ' store.db "SELECT pack, edition, issue,
	    first_page, last_page FROM publication WHERE state = 'done'
	    ORDER BY number" | tail -n "${1:-1}"
}

mkdir papers out
pack main ''
paper main 3
pack late 'supplement-to = main'
paper late 3
pack later 'supplement-to = main, late'
paper later 3

group 'a store that is not there'
"$PROGRAM" build main.ini 2> err
is 'draft: exit' $? 0
check 'draft: no store' test ! -e store.db
"$PROGRAM" build --publish --dry-run main.ini 2> err
is 'dry run: exit' $? 0
check 'dry run: no store' test ! -e store.db
sed '/^store/d' main.ini > bare.ini
publish bare
is 'none named: exit' $? 2
has 'none named' err 'layout names no store: add store = FILE to [pack]'
publish late
is 'supplement to nothing: exit' $? 2
has 'supplement to nothing' err 'late.ini:13:17: error: the pack that this one goes on from was never published'
is 'none is made for a pack with faults' "$(ls store.db 2> /dev/null)" ''
publish main
is 'exit' $? 0
is 'said' "$(cat err)" ''
is 'recorded' "$(published 9)" 'main public 1 1 2'

group 'issues'
first=$(digest out/main.pdf)
publish main
is 'the same again' "$(published 9)" 'main public 1 1 2'
paper main 4
publish main
is 'another' "$(published)" 'main public 2 1 2'
check 'is another file' test "$(digest out/main.pdf)" != "$first"
second=$(digest out/main.pdf)
pdftotext -layout out/main.pdf out/main.txt
has 'says its number' out/main.txt 'Issue 2'
has 'says what changed' out/main.txt 'What changed since issue 1'
publish main
is 'the second again' "$(published)" 'main public 2 1 2'
is 'and its bytes' "$(digest out/main.pdf)" "$second"
paper main 5
publish main
is 'a third' "$(published)" 'main public 3 1 2'
pdftotext -layout out/main.pdf out/main.txt
has 'compared with the second' out/main.txt 'What changed since issue 2'
# As it was first; but the third is what it takes the place of.
paper main 3
publish main
is 'a fourth' "$(published)" 'main public 4 1 2'

group 'supplements'
publish late
is 'goes on with an odd page' "$(published)" 'late public 1 3 4'
pdftotext -layout out/late.pdf out/late.txt
has 'which is printed' out/late.txt 'Page 3'
publish later
is 'goes on behind the last of several' "$(published)" 'later public 1 5 6'
publish late
is 'unchanged' "$(published)" 'later public 1 5 6'
paper main 60
"$PROGRAM" build --publish --dry-run main.ini 2> err
has 'warned of in a dry run' err 'late begins with page 3'
publish main
is 'grown over: exit' $? 0
is 'grown over' "$(published)" 'main public 5 1 4'
has 'grown over' err 'main.ini: warning: this pack has grown over the page numbers of its supplement: publish that again too: late begins with page 3, and this pack now ends with page 4'
publish late
is 'moved on' "$(published)" 'late public 2 5 6'
pdftotext -layout out/late.pdf out/late.txt
has 'says where to' out/late.txt 'Page numbers 3 to 4 are now 5 to 6.'
has 'over the next' err 'later begins with page 5'
publish later
is 'moved on too' "$(published)" 'later public 2 7 8'
is 'said' "$(cat err)" ''
sed 's/^supplement-to.*/first-page = 41/; s,out/late,out/set,' late.ini > set.ini
publish set
is 'a number that is set' "$(published)" 'set public 1 41 42'
sed -i 's/^first-page.*/first-page = 42/' set.ini
publish set
is 'an even one: exit' $? 2
has 'an even one' err 'make first-page odd: 42'
sed -i 's/^first-page.*/supplement-to = set/' set.ini
publish set
is 'its own: exit' $? 2
has 'its own' err 'set.ini:13:17: error: a pack cannot be its own supplement'

group 'editions'
publish late --edition members
is 'not published in this one: exit' $? 2
has 'not published in this one' err 'never published: publish it first, or set first-page in [pack]: main, members edition, 26 January 2023'
publish main --edition members
is 'counted apart' "$(published)" 'main members 1 1 4'
is 'folder' "$(stat -c %a out/members)" 700
is 'file' "$(stat -c %a out/members/main.pdf)" 600
publish late --edition members
is 'supplement' "$(published)" 'late members 1 5 6'
is 'json' "$("$PROGRAM" build --json --edition members main.ini |
    grep -o '"edition":"[a-z]*"')" '"edition":"members"'

group 'no edition takes the place of the other'
was=$(digest out/main.pdf)
# taken PATH [OPTION...]
taken() {
	"$PROGRAM" build -o "$@" main.ini 2> err
	is "$1: exit" $? 2
	has "$1" err "$1: error: this is the file of the other edition, so it is not replaced: name another, or leave -o out"
	is "$1: untouched" "$(digest out/main.pdf)" "$was"
}
taken out/main.pdf --edition members
taken ./out/../out/main.pdf --edition members
ln out/main.pdf linked.pdf
taken linked.pdf --edition members
rm linked.pdf
taken out/members/main.pdf
# Where it was published last, whatever the layout says by now.
cp main.ini kept.ini
sed -i 's,out/main.pdf,out/moved.pdf,' main.ini
taken out/main.pdf --edition members
# And by its bytes, where its folder was moved since.
mv out/main.pdf was.pdf
cp was.pdf out/else.pdf
"$PROGRAM" build -o out/else.pdf --edition members main.ini 2> err
is 'moved: exit' $? 2
has 'moved' err 'out/else.pdf: error: this is the file of the other edition'
same 'moved: untouched' was.pdf out/else.pdf
"$PROGRAM" build --over -o out/else.pdf main.ini 2> err
is 'its own edition: exit' $? 0
has 'its own edition' err 'warning: this draft takes the place of a published'
mv was.pdf out/main.pdf
rm out/else.pdf
cp kept.ini main.ini
"$PROGRAM" build -o out/copy.pdf --edition members main.ini 2> err
is 'another file' "$?$(cat err)" 0

group 'results'
sed 's,out/main.pdf,here.pdf,' main.ini > here.ini
has 'path of the copy for members' /dev/stdin '{"file":"members/here.pdf",' <<END
$("$PROGRAM" build --json --edition members here.ini)
END
has 'a path in JSON' /dev/stdin '{"file":"a \"b\" \\ c.pdf",' <<END
$("$PROGRAM" build --json -o 'a "b" \ c.pdf' main.ini)
END

group 'words on what changed'
pack told ''
paper told 3
publish told
sed -i 's/^output.*/&\nchanges = The second paragraph was mended./' told.ini
paper told 4
publish told
is 'first printed' "$(published)$(cat err)" 'told public 2 1 2'
publish told
is 'nothing new' "$(published)$(cat err)" 'told public 2 1 2'
paper told 5
publish told --dry-run
has 'a dry run' err 'told.ini:13:11: warning: these words were printed with the issue before already: say what changed now, or take them out: issue 2'
publish told
is 'issued' "$(published)" 'told public 3 1 2'
has 'over another change' err 'told.ini:13:11: warning: these words were printed with the issue before already'
publish told
is 'the same again' "$(published)$(cat err)" 'told public 3 1 2'
pdftotext -layout out/told.pdf out/told.txt
is 'they are no paper' "$(grep -c 'What changed:' out/told.txt)" 0
sed -i 's/^changes.*/changes = The last paragraph is new./' told.ini
publish told
is 'others' "$(published)$(cat err)" 'told public 4 1 2'

group 'what changed, in the order of the pack'
pack rows ''
paper rows 3
for name in first second third; do
	paper $name 3
	printf '\n[appendix %s]\ntitle = The %s\nfile = papers/%s.md\n' \
	    $name $name $name
done >> rows.ini
publish rows
paper third 4
sed -i '/^.appendix first/,/^$/d; s/^signed.*/signed = Somebody else/' rows.ini
publish rows
is 'recorded' "$(published)$(cat err)" 'rows public 2 1 6'
pdftotext -raw out/rows.pdf - | sed -n '/What changed since/,/^.*third/p' \
    > out/rows.txt
is 'told' "$(sed 's/^[^A-Z]*//' out/rows.txt)" 'What changed since issue 1
Agenda: changed
Item 1, A matter, Appendix 2, The first: left out
Item 1, A matter, Appendix 3, The third: changed'

group 'two layouts, one file'
sed 's,out/late.pdf,./out/../out/main.pdf,' late.ini > thief.ini
was=$(digest out/main.pdf)
"$PROGRAM" build --publish main.ini thief.ini 2> err
is 'exit' $? 2
has 'said' err 'thief.ini: error: another layout of this run'
is 'file' "$(digest out/main.pdf)" "$was"

group 'a store of an older program'
rm store.db* out/*.pdf
sqlite3 store.db < "$top/tests/stores/version-1.sql"
"$PROGRAM" build main.ini 2> err
is 'a draft: exit' $? 0
is 'reading leaves it' "$(sqlite3 store.db 'PRAGMA user_version')" 1
publish main
is 'publishing: exit' $? 0
is 'publishing brings it up to date' \
    "$(sqlite3 store.db 'PRAGMA user_version')" 3
is 'recorded' "$(published 2)" 'board public 1 1 0
main public 1 1 4'
is 'integrity' "$(sqlite3 store.db 'PRAGMA integrity_check')" ok

finish
