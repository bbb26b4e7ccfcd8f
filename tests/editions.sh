#!/bin/sh
# editions.sh - nothing that is exempt reaches the public edition, and both
# editions number their pages alike.
#
# The pack made here has three exempt appendices: a text with a picture, another
# layout with a chart, and a PDF with bookmarks, links and an attachment.  Every
# word of theirs that stands in no public source is hunted through all that the
# public file holds.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
. tests/scene-committee.sh
mkdir "$work/pack" && cd "$work/pack" || exit 1

# ---- the pack ----

decision_report 'Learning from audits' 2023-01-26 \
    'Appendix 2, Appendix 3 and Appendix 4 are exempt under Category 2 of paragraph 10.4
of the rules, as they are likely to reveal the identity of an individual.' \
    'What audits of the autumn found. Open numbers are in Appendix 1.' \
    'Practice was looked at.' > report.md
cat > open.md <<'END'
# Numbers
Of twenty audits, twelve were good.
END
cat > cases.md <<'END'
# Zephyrine practice
Kestrelwick siblings were moved to Ormsgarth after a quarrel with Mr Ŷxborough.

## Quillwort household
| Visit | Finding |
|---|---|
| Thistledown | Bramblecote |

See [the Marrowfen file](https://marrowfen.example.gov.uk/dossier).

![Wychhazel genogram](genogram.png)
END
cat > inner.ini <<'END'
[pack]
title = Foxgloveton profile
kind = Larkspurne
council = Example Council
panel = Example Panel
period = 2022-12
store = store.db
[chart hidden]
title = Sallowmere is rising
indicator = tansyworth
END
cat > indicators.csv <<'END'
id,name,unit,better
tansyworth,Yarrowdale visits,count,higher
END
cat > observations.csv <<'END'
indicator,period,value
tansyworth,2022-11,48317
tansyworth,2022-12,59423
END
{
	pack_keys 2023-01-26 2023-01-18 store.db board.pdf
	printf '\n[front]\nrole = It looks at services for children.\n'
	agenda_keys 2023-01-18
	cat <<'END'
[item apologies]
title = Apologies
text = To note any apologies.
[item exclusion]
title = Exclusion of the press and public
exclusion = yes
[item audits]
title = Learning from audits
[report audits]
file = report.md
[appendix numbers]
title = Numbers
file = open.md
[exempt cases]
title = Nettlecombe examples
file = cases.md
paragraph = 2
citation = Category 2 of paragraph 10.4 of the rules
reason = likely to reveal the identity of an individual
interest = Privacy outweighs the public interest.
[exempt profile]
title = Damselfen profile
listed = Confidential: profile
file = inner.ini
paragraph = 2
citation = Category 2 of paragraph 10.4 of the rules
reason = likely to reveal the identity of an individual
interest = Privacy outweighs the public interest.
[exempt letter]
title = Corncrakes letter
file = letter.pdf
paragraph = 2
citation = Category 2 of paragraph 10.4 of the rules
reason = likely to reveal the identity of an individual
interest = Privacy outweighs the public interest.
[item last]
title = Any other business
[report last]
file = last.md
END
} > board.ini
sed 's/Learning from audits/Any other business/
    s/^Appendix 2.*$/None./; /^of the rules/d; /Open numbers/s/ Open.*//' \
    report.md > last.md

cp "$top/samples/agenda/logo.png" genogram.png

# The other body's letter is a paper of ours, made here, with an attachment.
cat > letter.ini <<'END'
[pack]
title = Hemlockshaw letter
council = Example Council
store = store.db
output = plain.pdf
sheet = portrait
date = 2023-01-05
period = 2022-12
[text words]
title = Speedwellby findings
file = letter.md
END
cat > letter.md <<'END'
Dear Ms Vetchling, the Comfreydale visit found nothing of note. See
[our page](https://sorreldene.example.gov.uk).
END

group 'both editions are made'
check 'data' "$PROGRAM" import --date 2023-01-05 store.db indicators.csv \
    observations.csv
check 'the letter' "$PROGRAM" build --publish letter.ini
echo 'Bistortley' > note.txt
check 'its attachment' qpdf plain.pdf --add-attachment note.txt -- letter.pdf
check 'public' "$PROGRAM" build --publish board.ini
check 'members' "$PROGRAM" build --publish --edition members board.ini
public=board.pdf members=members/board.pdf
[ -s "$public" ] && [ -s "$members" ] || finish

# ---- what is hunted ----

# Words of five letters or more, one a line.
words_of() {
	cat "$@" | grep -oE '[[:alpha:]]{5,}' | sort -u
}
words_of cases.md inner.ini indicators.csv letter.ini letter.md \
    note.txt > exempt.words
grep -A1 '^\[exempt' board.ini | grep title | words_of >> exempt.words
{
	words_of report.md last.md open.md
	grep -vE '^title = (Nettle|Damsel|Corn)|^file' board.ini | words_of
	# Words of the program's own, and of the formats.
	echo 'about after chart period there findings title output other page
	    household indicator higher better count council visits siblings
	    store sheet profile practice portrait examples letter plain visit
	    words' | words_of
	"$PROGRAM" --help | words_of
} | sort -u > open.words
sort -u exempt.words | comm -23 - open.words > hunted
cat >> hunted <<'END'
48,317
59,423
48317
59423
END

# All a file says, in every way it can be read: as text, as structure, as
# bookmarks, and as bytes with nothing compressed, where text strings stand as
# they are, as UTF-16, or as its digits.
say_all() {
	pdftotext -layout "$1" -
	pdfinfo -struct-text "$1" 2>/dev/null
	pdfinfo -dests -url "$1"
	pdfinfo -meta "$1"
	pdfdetach -list "$1"
	qpdf --json "$1"
	qpdf --qdf --object-streams=disable --decode-level=all "$1" - > qdf
	LC_ALL=C tr -d '\000' < qdf
	# Hexadecimal digits of UTF-16 back to letters.
	LC_ALL=C grep -aoE '<(feff|FEFF)?(00[0-9A-Fa-f]{2})+>' qdf |
	    sed 's/[<>]//g; s/00//g' | while read -r digits; do
		printf '%s' "$digits" | sed 's/../\\x&/g' | xargs -0 printf '%b\n'
	done
}
say_all "$public" > public.all 2>&1
say_all "$members" > members.all 2>&1

group 'the members find it all'
is 'words to hunt' "$([ "$(wc -l < hunted)" -ge 25 ] && echo enough)" enough
for word in Kestrelwick Ormsgarth Thistledown Wychhazel Nettlecombe \
    Sallowmere Damselfen Speedwellby Comfreydale Corncrakes \
    59,423; do
	check "$word" grep -qaF "$word" members.all
done
check 'the link' grep -qaF marrowfen.example.gov.uk members.all
check 'the picture' test "$(pdfimages -list "$members" | wc -l)" -gt 2

group 'the public finds none of it'
while read -r word; do
	if grep -qaiF -- "$word" public.all; then
		fail "$word is in the public file:" public.all
		grep -aiF -m 3 -- "$word" public.all | cut -c 1-200
	else
		pass
	fi
done < hunted
is 'pictures' "$(pdfimages -list "$public" | wc -l)" 2
is 'attachments' "$(pdfdetach -list "$public")" '0 embedded files'
is 'attachments of members' "$(pdfdetach -list "$members")" '0 embedded files'
# A letter that only an exempt paper uses is in no font of the public file.
check 'the letter Y with a circumflex is for members' grep -qa 'Ŷ' members.all
qpdf --qdf --object-streams=disable "$public" - > public.qdf
qpdf --qdf --object-streams=disable "$members" - > members.qdf
is 'no font has its glyph' "$(grep -ac '<0176>' public.qdf)" 0
check 'the members’ has' grep -qa '<0176>' members.qdf
check 'no form of another PDF' sh -c '! grep -qa "/Subtype /Form" public.qdf'

group 'pages keep their numbers'
labels() {
	qpdf --json --json-key=pagelabels "$1" | tr -d ' \n'
}
pdftotext -layout "$public" public.txt
pdftotext -layout "$members" members.txt
ranges() {
	grep -oE '[0-9]+ – [0-9]+' "$1" | sort -u
}
is 'ranges on the agenda' "$(ranges public.txt)" "$(ranges members.txt)"
has 'the hole is in the labels' members.txt 'Not for publication'
is 'nobody says so in public' "$(grep -c 'Not for publication' public.txt)" 0
check 'labels differ' test "$(labels "$public")" != "$(labels "$members")"
stamps() {
	grep -oE 'Page [0-9]+$' "$1" | sort -u
}
stamps public.txt > public.stamps
stamps members.txt > members.stamps
is 'public pages are among the members’' \
    "$(comm -23 public.stamps members.stamps)" ''
check 'and fewer' test "$(wc -l < public.stamps)" -lt "$(wc -l < members.stamps)"

group 'the members’ copy is kept apart'
is 'folder' "$(stat -c %a members)" 700
is 'file' "$(stat -c %a "$members")" 600
is 'public file' "$(stat -c %a "$public")" 644
mkdir apart
printf '[pack]\ntitle = T\noutput = apart/a.pdf\nmeeting = someday\n' \
    > faulty.ini
"$PROGRAM" build --edition members faulty.ini 2> err
is 'a fault: exit' $? 2
check 'a fault makes no folder' test ! -e apart/members
sed 's,^output.*,output = apart/a.pdf,' board.ini > apart.ini
"$PROGRAM" build --dry-run --edition members apart.ini > out 2> err
check 'nor does a dry run' test ! -e apart/members
mkdir -m 755 apart/members
"$PROGRAM" build --edition members apart.ini > out 2> err
has 'a folder that others see' err 'apart/members: warning: others can look into this folder, and the members'"'"' copy goes there: chmod 700 it'
is 'it stays so' "$(stat -c %a apart/members)" 755
is 'the file in it' "$(stat -c %a apart/members/a.pdf)" 600
chmod 700 apart/members
"$PROGRAM" build --edition members apart.ini > out 2> err
is 'mended' "$(grep -c 'look into' err)" 0

group 'each edition is checked by itself'
cp letter.pdf kept.pdf
cp "$top/tests/slips/plain.pdf" letter.pdf
"$PROGRAM" check board.ini > out 2>&1
is 'the public’s' "$?$(cat out)" 0
"$PROGRAM" check --edition members board.ini 2> err
is 'the members’: exit' $? 0
has 'the members’' err 'warning: this PDF has no structure of its own'
sed '/^contact/d' board.ini > nobody.ini
"$PROGRAM" check --edition members nobody.ini 2> err
has 'whom to ask' err 'letter.pdf'
has 'nobody' err 'warning: nobody is named to ask for this PDF'
has 'nor on the front sheet' err 'must say whom to ask for another format'
cp kept.pdf letter.pdf

# ---- four places must agree ----

group 'a mismatch is an error'
# wrong WHAT FILE SED-SCRIPT WORDS-OF-THE-MESSAGE
wrong() {
	cp "$2" kept
	sed -i "$3" "$2"
	cmp -s kept "$2" && fail "$1: the test changed nothing"
	"$PROGRAM" build -o wrong.pdf board.ini > out 2> err
	is "$1: exit" "$?" 2
	check "$1: no file" test ! -e wrong.pdf
	check "$1: says so: $4" grep -qi "$4" err
	cp kept "$2"
}
wrong 'no exclusion before' board.ini '/^\[item exclusion\]/,/^exclusion/d' \
    'exclusion'
wrong 'exclusion for nothing' board.ini \
    '/^\[exempt/,/^interest/d' 'exempt'
wrong 'statement says none' report.md 's/^Appendix 2, .*/None./' \
    'confidential'
wrong 'statement forgets one' report.md 's/, Appendix 3 and/ and/' \
    'Appendix 3'
wrong 'statement has another category' report.md \
    's/Category 2 of/Category 3 of/' 'confidential'
wrong 'statement has another reason' report.md \
    's/the identity of an individual/the price/' 'confidential'
wrong 'no paragraph' board.ini '0,/^paragraph = 2/{/^paragraph/d}' 'paragraph'
wrong 'a paragraph that is none' board.ini \
    '0,/^paragraph = 2/s/^paragraph = 2/paragraph = 9/' 'paragraph'
wrong 'no reason' board.ini '0,/^reason/{/^reason/d}' 'reason'
wrong 'bound as open' board.ini \
    's/^\[exempt cases\]/[appendix cases]/; /^\[appendix cases/,/^interest/{
    /^paragraph/d; /^citation/d; /^reason/d; /^interest/d }' \
    'report.md:.*bind it as \[exempt\].*Appendix 2, \[appendix cases\] (line'
wrong 'all bound as open' board.ini \
    '/^exclusion/d; s/^\[exempt /[appendix /; /^paragraph/d; /^citation/d
    /^reason/d; /^interest/d; /^listed/d' \
    'bind it as \[exempt\].*Appendix 4'
wrong 'an open one called exempt too' report.md \
    's/^Appendix 2, Appendix 3 and Appendix 4/Appendices 1 to 4/' \
    'bind it as \[exempt\].*Appendix 1'
wrong 'an open one called confidential' board.ini \
    's/^title = Numbers/title = Confidential: numbers/' 'begin its title with'
wrong 'paragraph of another category' board.ini \
    '0,/^paragraph = 2/s/^paragraph = 2/paragraph = 3/' 'category 2'

finish
