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
run 0 --publish --over b.ini
check '--over takes it' [ "$(digest b.pdf)" != "$was" ]
# Signed in its place it is still known, by its path.
echo '% signed' >> b.pdf
echo 'In September [67%](=timely) were in time, as hoped.' > words.md
run 0 --publish b.ini
is 'a new issue' "$(sqlite3 store.db \
    "SELECT max(issue) FROM publication WHERE pack = 'b'")" 2

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

finish
