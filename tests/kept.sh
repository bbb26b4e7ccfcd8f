#!/bin/sh
# kept.sh - what a PDF takes the place of: a draft that of drafts alone, a paper that
# of drafts and of its own earlier issues; all else is there to stay, whatever the
# store has forgotten of it.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh

mkdir "$work/base" && cd "$work/base" || exit 1
cat > indicators.csv <<'END'
id,name,unit,better
timely,Assessments in time,percent,higher
END
cat > observations.csv <<'END'
indicator,period,numerator,denominator
timely,2024-09,100,150
END
for name in a b; do
	cat > $name.ini <<END
[pack]
title = Words $name
council = Example Council
panel = Example Panel
period = 2024-09
date = 2024-10-18
store = store.db
output = $name.pdf
[text words]
title = Words
file = words.md
END
done
echo 'In September [67%](=timely) were in time.' > words.md
"$PROGRAM" import --quiet --date 2024-10-01 store.db indicators.csv \
    observations.csv || exit 1

# run WANT OPTION...: a build that ends with WANT.
run() {
	want=$1
	shift
	"$PROGRAM" build "$@" > out.txt 2> err
	is "build $*: exit" $? "$want"
}

# stays WHAT FILE: as it was when `was` was set.
stays() {
	is "$1: $2 stays" "$(digest "$2")" "$was"
}

draft='a paper that is no draft lies here, so this draft was not put there'
unknown='a PDF lies here that is no draft, and that the store knows nothing of'

group 'drafts'
scene
run 0 a.ini
run 0 a.ini
check 'a draft is replaced by the next' test ! -e a-draft.pdf
run 0 b.ini -o a.pdf
run 0 --publish a.ini
check 'a draft is replaced by the paper' test ! -e a-draft.pdf
cp store.db published.db
was=$(digest a.pdf)
run 0 a.ini
check 'beside a published one' test -e a-draft.pdf
stays 'a draft' a.pdf
# A store brought back from before knows of no paper.
"$PROGRAM" import --quiet --date 2024-10-01 new.db indicators.csv observations.csv
mv new.db store.db
rm a-draft.pdf
run 0 a.ini
check 'beside what the store has forgotten' test -e a-draft.pdf
stays 'a store of before' a.pdf
run 2 b.ini -o a.pdf
has 'with -o' err "a.pdf: error: $draft"
stays '-o' a.pdf
# It was signed since, and its folder moved.
mv published.db store.db
echo '% signed' >> a.pdf
was=$(digest a.pdf)
cd .. && mv scene moved && cd moved || exit 1
run 0 a.ini
stays 'signed, and moved' a.pdf
cp a.pdf a-draft.pdf
run 0 a.ini
check 'beside what is called a draft' test -e a-draft-draft.pdf
run 0 --over a.ini -o a.pdf
check '--over takes it' [ "$(digest a.pdf)" != "$was" ]
cd .. && rm -rf moved
scene
run 0 --publish a.ini
run 0 --over b.ini -o a.pdf
has 'it is said whose' err "a.pdf: warning: this draft takes the place of a published paper, which the store still knows: publish that again to put it back: a, September 2024, public edition, issue 1"
run 0 --stale store.db
is 'it is put back' "$("$PROGRAM" status --strict store.db)$?" 0
run 0 --publish --edition members a.ini
was=$(digest members/a.pdf)
run 2 --over b.ini -o members/a.pdf
has "nor the members' of another" err 'error: this is the file of the other edition'
stays "the members'" members/a.pdf

group 'papers'
scene
cp store.db before.db
run 0 --publish a.ini
was=$(digest a.pdf)
cp before.db store.db
run 2 --publish b.ini -o a.pdf
has 'of another, that the store has forgotten' err "a.pdf: error: $unknown"
stays 'forgotten' a.pdf
is 'nothing is recorded' "$(sqlite3 store.db \
    "SELECT count(*) FROM publication WHERE state = 'done'")" 0
run 0 --publish a.ini
stays 'the same bytes again' a.pdf
is 'they are recorded' "$(sqlite3 store.db \
    "SELECT count(*) FROM publication WHERE state = 'done'")" 1
# On copies of the store, which know nothing of one another, the record knows.
rm a.pdf
cp before.db store.db
mkdir copy && cp before.db copy/store.db
run 0 --publish --store copy/store.db --record a.record a.ini
was=$(digest a.pdf)
run 2 --publish --store copy/store.db --record b.record -o a.pdf b.ini
has 'of a record that is not merged' err "a.pdf: error: $unknown"
stays 'on a copy' a.pdf
check 'and no record of it' test ! -e b.record
run 0 --publish --store copy/store.db --record again.record a.ini
stays 'the same bytes, without their record' a.pdf
sed 's/^title = .*/title = Corrected/' a.ini > x.ini && mv x.ini a.ini
run 2 --publish --store copy/store.db --record x.record a.ini
stays 'others, without a record' a.pdf
run 0 --publish --store copy/store.db --record a.record a.ini
check 'with the record they are replaced' [ "$(digest a.pdf)" != "$was" ]
is 'of which the record knows' "$(cat err)" ''
"$PROGRAM" merge --quiet store.db a.record
run 0 --publish a.ini
is 'merged' "$(sqlite3 store.db \
    "SELECT count(*) FROM publication WHERE state = 'done'")" 1
cp b.ini c.ini
printf '%%PDF-1.4\nof a word processor\n' > b.pdf
was=$(digest b.pdf)
run 2 --publish b.ini
stays 'of another program' b.pdf
run 2 --publish --as-at 2024-10-01 -o b.pdf a.ini
stays 'an old issue' b.pdf
for option in --publish --over; do
	[ $option = --publish ] || option=
	run 2 --dry-run $option b.ini -o b.pdf
	has "--dry-run $option" err 'b.pdf: error: a '
	is "--dry-run $option promises nothing" "$(cat out.txt)" ''
done
run 0 --publish --over b.ini
check '--over takes it' [ "$(digest b.pdf)" != "$was" ]
# Signed in its place it is still known, by its path.
echo '% signed' >> b.pdf
echo 'In September [67%](=timely) were in time, as hoped.' > words.md
was=$(digest b.pdf)
run 0 --stale --dry-run store.db
lacks 'signed: is not to be made' out.txt 'b, September'
run 0 --stale store.db
has 'signed: is left' err "$PWD/b.pdf: warning: out of date, but the PDF here is not as it was published"
is 'signed: said once' "$(wc -l < err)" 1
stays 'signed' b.pdf
run 0 --publish b.ini
is 'a new issue' "$(sqlite3 store.db \
    "SELECT max(issue) FROM publication WHERE pack = 'b'")" 2
has 'that this was signed' err 'b.pdf: warning: the PDF here is not as it was published'
# What a later state of the store put there, before it was brought back.
cp store.db second.db
echo 'In September [67%](=timely) were in time, as feared.' > words.md
run 0 --publish b.ini
is 'its own may go' "$(cat err)" ''
was=$(digest b.pdf)
mv second.db store.db
run 0 --stale store.db
has 'a third issue is left' err "$PWD/b.pdf: warning: out of date, but"
stays 'a third issue' b.pdf
# Nor does an issue of before take its place, by name.
run 2 --publish --as-at 2099-01-01 -o b.pdf b.ini
stays 'an old issue again' b.pdf
# What is no PDF is no paper that was signed.
cp b.pdf kept.pdf
echo 'a note' > b.pdf
was=$(digest b.pdf)
run 2 --stale store.db
has 'no PDF' err "$PWD/b.pdf: error: there is a file here that is no PDF"
stays 'no PDF' b.pdf
mv kept.pdf b.pdf
# Put into another file, the paper leaves one behind.
run 0 --publish -o else.pdf a.ini
has 'two places' err "else.pdf: warning: the paper lies where it was published before, too, and from now on only this one is made again: take the other away, or publish into that one: $PWD/a.pdf"
rm a.pdf
run 0 --publish -o once-more.pdf a.ini
has 'the last of them' err "or publish into that one: $PWD/else.pdf"
rm else.pdf
run 0 --publish a.ini
rm a.pdf
run 0 --publish -o else.pdf a.ini
lacks 'one place' err "$PWD/a.pdf"
name=$(printf 'two\nlines.pdf')
PACKWRIGHT_RESULTS=1 "$PROGRAM" build -o "$name" a.ini > out.txt
is 'a name of two lines' "$(sed 's/: .*//' out.txt)" 'two lines.pdf'

# The only copy of an issue that has made room for the next.
group 'an issue of before'
scene
run 0 --publish a.ini
run 0 --publish b.ini
cp a.pdf copy.pdf
run 0 --publish --as-at 2024-10-01 -o copy.pdf b.ini
is 'over a copy' "$(digest copy.pdf)" "$(digest b.pdf)"
mv a.pdf first.pdf
was=$(digest first.pdf)
sed 's/^title = .*/title = Corrected/' a.ini > x.ini && mv x.ini a.ini
run 0 --publish a.ini
run 2 --publish --as-at 2024-10-01 -o first.pdf b.ini
has 'over the first' err 'first.pdf: error: a published paper lies here, which an old one does not replace: name another file with -o: a, September 2024, public edition, issue 1'
stays 'the first' first.pdf

group 'papers of one name'
scene
mkdir e w
for folder in e w; do
	sed 's,store.db,../store.db,; s,words.md,../words.md,' a.ini \
	    > $folder/a.ini
done
run 0 --publish --allow . e/a.ini
run 2 --publish --allow . w/a.ini
has 'another of its name' err "w/a.ini: error: another layout of this name"
has 'which' err "$PWD/e/a.ini"
check 'it has no file' test ! -e w/a.pdf
run 0 --publish --allow . e/a.ini
mv e/a.ini e/c.ini
run 0 --publish --allow . w/a.ini
# A folder that was copied has a store of its own.
scene
run 0 --publish a.ini
cd .. && cp -R scene copied && cd copied || exit 1
run 0 --publish a.ini
cd .. && rm -rf copied && cd scene || exit 1

group 'what comes while one waits'
# waits WANT FILE OPTION...: a build that waits for FILE's lock, until came() was run.
waits() {
	want=$1 file=$2
	shift 2
	exec 9> ".$file.part"
	flock 9
	"$PROGRAM" build "$@" > out.txt 2> err 9>&- &
	sleep 0.5
	came
	exec 9>&-
	wait $!
	is "build $*: exit" $? "$want"
	stays 'what came' "$file"
}
scene
run 0 --publish a.ini
was=$(digest a.pdf)
mv a.pdf aside
came() {
	mv aside a.pdf
}
waits 2 a.pdf a.ini
has 'a draft' err "a.pdf: error: $draft"
sed 's/b.pdf/a.pdf/' b.ini > c.ini
mv a.pdf aside
waits 2 a.pdf --publish c.ini
has 'another paper' err 'error: another published paper lies here'
check 'no draft of it is left' test ! -e .a.pdf.part
is 'one is recorded' "$(sqlite3 store.db \
    "SELECT count(*) FROM publication WHERE state = 'done'")" 1
run 0 --publish a.ini
stays 'and at rest' a.pdf
run 0 --publish b.ini
came() {
	mv a.pdf x.pdf
}
waits 2 x.pdf --publish --as-at 2024-10-01 -o x.pdf b.ini
has 'an issue of before' err 'x.pdf: error: a published paper lies here, which an old one does not replace'
scene
run 0 --publish --edition members a.ini
was=$(digest members/a.pdf)
came() {
	cp members/a.pdf x.pdf
}
waits 2 x.pdf --publish -o x.pdf a.ini
has 'the other edition' err 'x.pdf: error: this is the file of the other edition'

# Others' files and folders, as they are to somebody who is not root.
group 'what one may not look into'
chmod 755 "$work" && mkdir "$work/bin" && cp "$PROGRAM" "$work/bin/packwright" &&
    cp -R "$PACKWRIGHT_DATA/fonts" "$PACKWRIGHT_DATA/layouts" "$work/bin"
chmod -R a+rX "$work/bin"
# as USER COMMAND...: as that one, of whom there is one only without root.
as() {
	user=$1
	shift
	if [ "$(id -u)" = 0 ]; then
		set -- setpriv "--reuid=$user" "--regid=$user" --clear-groups "$@"
	fi
	PACKWRIGHT_DATA=$work/bin "$@" > out.txt 2> err
}
scene
mkdir e w
for folder in e w; do
	sed 's,store.db,../store.db,; s,words.md,../words.md,
	    s,= a.pdf,= ../a.pdf,' a.ini > $folder/$folder.ini
	sed 's,= ../a.pdf,= ../'$folder'.pdf,' $folder/$folder.ini \
	    > $folder/name.ini
done
touch out.txt err
[ "$(id -u)" != 0 ] || chown -R 65533:65533 .
for layout in e/e.ini e/name.ini; do
	as 65533 ../bin/packwright build --publish --allow . $layout
	is "$layout: exit" $? 0
done
was=$(digest a.pdf)
chmod 000 e
as 65533 ../bin/packwright build --publish --allow . w/w.ini
is 'a layout in it is not gone: exit' $? 2
has 'a layout in it is not gone' err 'error: another published paper lies here'
stays 'its paper' a.pdf
as 65533 ../bin/packwright build --publish --allow . w/name.ini
is 'nor is its name free: exit' $? 2
has 'nor is its name free' err "w/name.ini: error: another layout of this name"
as 65533 ../bin/packwright status store.db
has 'a layout is no other, for that' out.txt "  file: $PWD/e/e.ini cannot be looked at"
chmod 755 e
chmod 000 a.pdf
as 65533 ../bin/packwright status store.db
has 'nor is a paper' out.txt "  output: $PWD/a.pdf cannot be looked at"
chmod 644 a.pdf
# Who has only read the store keeps nobody from writing it.
if [ "$(id -u)" = 0 ]; then
	chmod 777 .
	for command in 'status store.db' 'check a.ini' 'build -o x.pdf b.ini'; do
		as 65534 ../bin/packwright $command
		is "$command: exit" $? 0
		is "$command: beside the store" "$(ls store.db?* 2> /dev/null)" ''
	done
	as 65534 ../bin/packwright import store.db observations.csv
	is 'import: exit' $? 4
	is 'import: beside the store' "$(ls store.db?* 2> /dev/null)" ''
	touch store.db-shm store.db-wal
	as 65533 ../bin/packwright import store.db observations.csv
	is 'what is there: exit' $? 4
	has 'what is there' err "store.db: error: store may not be written, nothing was changed: attempt to write a readonly database: $PWD/store.db-wal is another user's, who may not write the store: once nobody has it open, take the -shm away, and the -wal if it is empty"
fi

finish
