#!/bin/sh
# suppression.sh - small numbers in public papers: what a reader has who takes the
# finished PDFs apart, of one issue and of two, and what that gives back.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
. tests/scene-visits.sh

reader=$(tool reader)
tables=${TABLES:-12}	# made up, of two issues each
cd "$work" || exit 1

# ---- a paper with everything that a reader could use ----

cat > indicators.csv <<'END'
id,name,unit,decimals,per,better,numerator,denominator,aggregation,source,definition
timely,Visits in time,percent,0,100,higher,visits in time,visits,in-month,,
END

# board FOLDER: the layout of its paper.
board() {
	visits_keys > "$1/board.ini"
	visits_table teams 'Late visits by team' >> "$1/board.ini"
	cat >> "$1/board.ini" <<-'END'
	dark = 3
	suppress = yes
	[bars whole]
	title = Visits in time
	indicator = timely
	rows = 2024-09 September
	[text words]
	title = Words
	file = words.md
	END
	echo '[](=numerator timely) of [](=denominator timely) visits were in' \
	    'time, [](=timely).' > "$1/words.md"
}

# What is said of a correction, once there is one.
board_corrected() {
	cat >> "$1/board.ini" <<-'END'
	[correction whole]
	indicator = timely
	END
}

# data TRUTH FILE: its rows, "name TAB numerator TAB denominator", and their sum, as
# observations.
data() {
	visits_data '\t' < "$1" > "$2"
}

# The rows of the tables of PDF whose first heading is HEAD, as a screen reader has
# them: cells with tabs between.
rows_of() {
	pdfinfo -struct-text "$1" | sed 's/\xc2\xa0/ /g' | awk -v head="$2" '
	function flush() {
		if (cells > 1 && first)
			wanted = index(line, head "\t") == 1
		else if (cells > 1 && wanted)
			print line
		first = first && cells < 2
		line = ""
		cells = 0
	}
	{ depth = match($0, /[^ ]/) }
	inside && depth <= inside { flush(); inside = 0 }
	/^ *Table/ { inside = depth; first = 1; wanted = 0 }
	inside && /^ *TR/ { flush() }
	inside && /^ *"/ {
		sub(/^ *"/, "")
		sub(/"$/, "")
		line = line (cells++ > 0 ? "\t" : "") $0
	}
	END { flush() }'
}

# That by category, and the corrections note.
table_of() {
	rows_of "$1" Team
}
note_of() {
	rows_of "$1" Indicator
}

# Without the marks of rows that were revised.
unmarked() {
	sed 's/ \[r\]//' "$1"
}

# What the note of issue NUMBER in FOLDER says of the table: that it changed, when
# its data and what is printed of it did, and nothing else.
check_note() {
	note_of "$1/issue.$2.pdf" > "$1/note.$2"
	told=$(grep -v "$(printf '^Visits in time\t')" "$1/note.$2")
	changed=
	for before in $(seq 1 $(($2 - 1))); do
		[ -e "$1/issue.$before.pdf" ] || continue
		! cmp -s "$1/data.$before.csv" "$1/data.$2.csv" || continue
		unmarked "$1/printed.$before" > before
		unmarked "$1/printed.$2" > now
		cmp -s before now || changed="Visits in time, by team"
	done
	is "$1: the note of the table" "$(echo "$told" | sed \
	    's/\tSeptember 2024\t–\tChanged\t[^\t]*\t[23] October 2024\t1 (issue 1)$//')" \
	    "$changed"
}

# A name that stands more than once says more than that there is such a row.
names_once() {
	pdfinfo -struct-text "$1" > struct
	cut -f 1 "$2" | while read -r name; do
		[ "$(grep -cF "\"$name\"" struct)" = 1 ] || echo "$name"
	done
}

# publish FOLDER TRUTH NUMBER: an issue of the public paper of TRUTH's rows, with
# no row in printed.NUMBER when there is no such table, or no such issue because it
# would have given away what it withholds.
publish() {
	data "$2" "$1/data.csv"
	: > "$1/printed.$3"
	(cd "$1" && "$PROGRAM" import --date "2024-10-0$3" --reason \
	    "Counted again" store.db ../indicators.csv data.csv &&
	    "$PROGRAM" build --publish board.ini) > "$1/said.$3" 2>&1
	status=$?
	if [ $status = 2 ] && grep -q 'an earlier issue, with' "$1/said.$3"; then
		return
	fi
	[ $status = 0 ] || fail "publishing: $1" "$1/said.$3"
	cp "$1/data.csv" "$1/data.$3.csv"
	cp "$1/board.pdf" "$1/issue.$3.pdf"
	table_of "$1/issue.$3.pdf" > "$1/printed.$3"
	check_note "$1" "$3"
}

# ---- the reader can read ----

group 'the reader finds what is withheld badly'
printf 'A\t3\t20\nB\t15\t30\nC\t20\t40\n' > truth
badly() {
	printf "$2" > printed
	"$reader" truth printed > found 2>&1
	is "$1" "$?" 1
}
badly 'one row alone' \
    'A\t20\t[c]\t[c]\t[c]\nB\t30\t15\t50.0\t15\nC\t40\t20\t50.0\t20\nTotal\t90\t38\t42.2\t52\n'
printf 'A\t1\t20\nB\t1\t30\nC\t20\t40\n' > truth
badly 'two ones' \
    'A\t20\t[c]\t[c]\t[c]\nB\t30\t[c]\t[c]\t[c]\nC\t40\t20\t50.0\t20\nTotal\t90\t22\t24.4\t68\n'
printf 'A\t1\t20\nB\t1\t30\nC\t20\t40\n' > truth
printf 'A\t20\t[c]\t[c]\t[c]\nB\t30\t[c]\t[c]\t[c]\nC\t40\t[c]\t[c]\t[c]\nTotal\t90\t22\t24.4\t68\n' > printed
check 'and no more than that' "$reader" truth printed
# C alone changed, and 12 less what the total lost is what it has.
printf 'A\t3\t8\nB\t11\t14\nC\t12\t12\n' > truth.1
printf 'A\t3\t8\nB\t11\t14\nC\t2\t12\n' > truth.2
printf 'A\t8\t[c]\t[c]\t[c]\nB\t14\t[c]\t[c]\t[c]\nC\t12\t12\t100.0\t0\nTotal\t34\t26\t76.5\t8\n' > printed.1
printf 'A\t8\t[c]\t[c]\t[c]\nB\t14\t[c]\t[c]\t[c]\nC\t12\t[c]\t[c]\t[c]\nTotal\t34\t16\t47.1 [r]\t18\n' > printed.2
"$reader" truth.1 printed.1 truth.2 printed.2 > found 2>&1
is 'one row alone changed' "$?" 1
has 'and it is that one' found 'C is found with the others'
unmarked printed.2 > printed
check 'either issue is safe' "$reader" truth.2 printed

group 'the reader knows what marks say'
marks() {
	"$reader" truth.1 printed.1 truth.2 "$2" > found 2>&1
	is "$1: exit" "$?" 2
	has "$1" found "$3"
}
marks 'none' printed 'the total is marked wrongly'
sed 's/^C.*/C\t12\t[c]\t[c] [r]\t[c]/' printed.2 > printed
marks 'one that tells' printed 'C: withheld, and marked'
# B is as it was, C is not.
printf 'A\t3\t8\nB\t11\t14\nC\t12\t12\n' > truth.1
printf 'A\t3\t8\nB\t11\t14\nC\t6\t12\n' > truth.2
printf 'A\t8\t[c]\t[c]\t[c]\nB\t14\t[c]\t[c]\t[c]\nC\t12\t6\t50.0\t6\nTotal\t34\t20\t58.8 [r]\t14\n' > printed.2
marks 'one too few' printed.2 'C: in print otherwise, and not marked'
sed 's/50.0/50.0 [r]/' printed.2 > printed
check 'as it must be' "$reader" truth.1 printed.1 truth.2 printed

# ---- the teams of the sample ----

group 'the sample, in two issues'
mkdir sample
board sample
awk -F , 'NR > 1 { print $4 "\t" $5 "\t" $6 }' \
    "$top/samples/spotlight/teams.csv" > sample/truth.1
is 'teams' "$(wc -l < sample/truth.1)" 23
publish sample sample/truth.1 1
is 'rows printed' "$(wc -l < sample/printed.1)" 24
check 'issue 1' "$reader" sample/truth.1 sample/printed.1
is 'nobody is named elsewhere' \
    "$(names_once sample/issue.1.pdf sample/truth.1)" ''
# What the correction of 14 assessments may have been: those of three teams.
awk -F '\t' -v OFS='\t' '
$1 == "Family Safeguarding West 1" { $2 += 8 }
$1 == "Family Help East 1 - CA" { $2 += 4 }
$1 == "Family Help Central 1 - CA" { $2 += 2 }
{ print }' sample/truth.1 > sample/truth.2
board_corrected sample
publish sample sample/truth.2 2
check 'both issues' "$reader" sample/truth.1 sample/printed.1 \
    sample/truth.2 sample/printed.2
pdftotext -layout sample/issue.2.pdf sample/text.2
has 'the correction is told' sample/text.2 'first reported as 67% (100 of 150)'
# Family Help Central 1 - CA has 16 of 18 now, and 18 - 16 is small; it was
# withheld before and is so still.
grep -F '[c]' sample/printed.1 | cut -f 1 | sort > withheld.1
grep -F '[c]' sample/printed.2 | cut -f 1 | sort > withheld.2
is 'what was withheld stays so' "$(comm -23 withheld.1 withheld.2)" ''

group 'no bar is drawn of what is withheld'
# Their colour, which nothing else of these papers has.
bars() {
	qpdf --qdf --object-streams=disable "$1" - |
	    grep -acF '0.42 0.549 0.671 rg'
}
(cd sample && "$PROGRAM" build --edition members board.ini) > said 2>&1 ||
	fail 'members' said
table_of sample/members/board.pdf > members.printed
is 'members see all' "$(grep -cF '[c]' members.printed)" 0
unmarked members.printed > printed
check 'as it is' "$reader" sample/truth.2 printed
shown=$(awk -F '\t' '$5 ~ /^[0-9]/ && $5 > 0 && $1 != "Total"' \
    sample/printed.2 | wc -l)
is 'public bars' "$(bars sample/issue.2.pdf)" "$shown"
check 'members have more' test "$(bars sample/members/board.pdf)" -gt "$shown"

group 'the order of rows tells nothing'
grep -F '[c]' sample/printed.2 | cut -f 1 > order
LC_ALL=C sort order > sorted
same 'withheld rows stand by name' order sorted
is 'and last' "$(sed '$d' sample/printed.2 | awk '
	/\[c\]/ { seen = 1; next }
	seen { print "late" }')" ''

group 'an issue built again is the same'
before=$(digest sample/board.pdf)
(cd sample && "$PROGRAM" build --publish board.ini) > said 2>&1
is 'bytes' "$(digest sample/board.pdf)" "$before"
is 'issues' "$(sqlite3 sample/store.db 'SELECT max(issue) FROM publication')" 2

# ---- what one issue says of another ----

# two NAME ROWS1 ROWS2: both issues of one paper.
two() {
	mkdir "$1"
	board "$1"
	printf "$2" > "$1/truth.1"
	printf "$3" > "$1/truth.2"
	publish "$1" "$1/truth.1" 1
	publish "$1" "$1/truth.2" 2
}
read_two() {
	"$reader" "$1/truth.1" "$1/printed.1" "$1/truth.2" "$1/printed.2"
}

group 'what was withheld stays withheld'
# Shown now, B would say what was left for A.
two grown 'A\t3\t20\nB\t15\t30\nC\t20\t40\n' \
    'A\t10\t20\nB\t15\t30\nC\t20\t40\n'
check 'no small number is left' read_two grown
is 'rows withheld' "$(grep -F '[c]' grown/printed.2 | cut -f 1 | tr '\n' ' ')" \
    'A B '

group 'what was shown protects nobody'
# A is small now, and B and C were shown as they are.
two shrunk 'A\t8\t20\nB\t9\t30\nC\t30\t40\n' \
    'A\t3\t20\nB\t9\t30\nC\t30\t40\n'
is 'rows of issue 1' "$(wc -l < shrunk/printed.1)" 4
has 'it is said' shrunk/said.2 'an earlier issue, with the figures of the whole'
is 'there is no issue 2' "$(digest shrunk/board.pdf)" \
    "$(digest shrunk/issue.1.pdf)"
# D is not what it was: nobody knows what it is now.
two partner 'A\t8\t20\nB\t9\t30\nC\t30\t40\nD\t12\t50\n' \
    'A\t3\t20\nB\t9\t30\nC\t30\t40\nD\t13\t50\n'
check 'with D' read_two partner
is 'rows withheld' "$(grep -F '[c]' partner/printed.2 | cut -f 1 |
    tr '\n' ' ')" 'A D '

group 'a table that nothing protects is left out'
two ones 'A\t1\t30\nB\t1\t30\n' 'A\t9\t30\nB\t10\t30\n'
is 'rows of issue 1' "$(wc -l < ones/printed.1)" 0
has 'it is said' ones/said.1 'left out of the public edition'
pdftotext ones/issue.1.pdf ones/text
has 'on the page too' ones/text 'This table is not published'
# Shown in the next issue, they would tell what they were.
is 'rows of issue 2' "$(wc -l < ones/printed.2)" 0
has 'that is said' ones/said.2 'as in an earlier issue'
before=$(digest ones/board.pdf)
(cd ones && "$PROGRAM" build --publish board.ini) > said 2>&1
is 'built again' "$(digest ones/board.pdf)" "$before"

group 'a row that changed alone'
# The total lost 10, and C alone changed: it had 12.
two lone 'A\t3\t8\nB\t11\t14\nC\t12\t12\n' \
    'A\t3\t8\nB\t11\t14\nC\t2\t12\n'
is 'rows of issue 1' "$(wc -l < lone/printed.1)" 4
has 'it is said' lone/said.2 'an earlier issue, with the figures of the whole'
two company 'A\t3\t8\nB\t11\t14\nC\t12\t12\nD\t20\t40\n' \
    'A\t3\t8\nB\t11\t14\nC\t2\t12\nD\t21\t40\n'
is 'D changed too' "$(grep -F '[c]' company/printed.2 | cut -f 1 |
    tr '\n' ' ')" 'A B C D '
check 'and so' read_two company

group 'a change that nobody sees'
# A and B are withheld, and one has what the other lost; there is an issue 2 only
# because its words are others.
two unseen 'A\t3\t20\nB\t15\t30\nC\t20\t40\n' \
    'A\t4\t20\nB\t14\t30\nC\t20\t40\n'
is 'is no other issue' "$(digest unseen/issue.2.pdf)" \
    "$(digest unseen/issue.1.pdf)"
echo 'More words.' >> unseen/words.md
publish unseen unseen/truth.2 2
pdftotext unseen/issue.2.pdf unseen/text
has 'there is an issue 2' unseen/text 'Issue 2'
same 'with the same table' unseen/printed.2 unseen/printed.1
is 'no note' "$(grep -c Corrections unseen/text)" 0
is 'no mark' "$(grep -cF '[r]' unseen/text)" 0
# C can be seen to have changed, on the day before A did.
mkdir days
board days
printf 'A\t3\t20\nB\t15\t30\nC\t20\t40\n' > days/truth.1
printf 'A\t3\t20\nB\t15\t30\nC\t22\t40\n' > days/truth.2
printf 'A\t4\t20\nB\t14\t30\nC\t22\t40\n' > days/truth.3
publish days days/truth.1 1
data days/truth.2 days/data.csv
(cd days && "$PROGRAM" import --date 2024-10-02 --reason 'C had two more' \
    store.db data.csv) > said 2>&1 || fail 'importing' said
publish days days/truth.3 3
check 'is safe' "$reader" days/truth.1 days/printed.1 days/truth.3 \
    days/printed.3
has 'marked' days/printed.3 'C	40	22	55.0 [r]	18'
has 'its day and reason' days/note.3 \
    'Changed	C had two more	2 October 2024	1 (issue 1)'

# The reason is told of the whole, too.
two reason 'A\t3\t20\nB\t15\t30\nC\t20\t40\n' \
    'A\t3\t20\nB\t15\t30\nC\t20\t40\n'
printf "A\t4\t20\nB\t15\t30\nC\t20\t40\n" > truth
data truth reason/data.csv
(cd reason && "$PROGRAM" import --date 2024-10-02 --reason 'A’s one more' \
    store.db data.csv && "$PROGRAM" build --publish board.ini) > said 2>&1
has 'a reason that names a row is pointed at' said \
    'names a row that is withheld in this edition'
has 'by what it says' said '"A’s one more"'

group 'what was printed in full'
printf 'A\t3\t20\nB\t15\t30\nC\t20\t40\n' > truth
mkdir full
board full
sed -i '/^suppress/d' full/board.ini
publish full truth 1
is 'all rows are shown' "$(grep -c '\[c\]' full/printed.1)" 0
board full
publish full truth 2
has 'is hidden in vain' full/said.2 'withholding them hides nothing: A'

# ---- what other tables and texts say ----

# import FOLDER FILE...: into its store.
import() {
	folder=$1
	shift
	(cd "$folder" && "$PROGRAM" import store.db "$@") > "$folder/said" \
	    2>&1 || fail "importing: $folder" "$folder/said"
}

# small FOLDER: a store of three teams, A with a small number, and a paper.
small() {
	mkdir "$1"
	board "$1"
	printf 'A\t3\t20\nB\t15\t30\nC\t20\t40\n' > "$1/truth"
	data "$1/truth" "$1/data.csv"
	import "$1" ../indicators.csv data.csv
}

# build FOLDER LAYOUT: publish; what is withheld stands in $withheld by name.
build() {
	(cd "$1" && "$PROGRAM" build --publish "$2") > "$1/said" 2>&1
	status=$?
	withheld=
	[ $status = 0 ] || return
	table_of "$1/$(sed -n 's/^output = //p' "$1/$2")" > "$1/printed"
	withheld=$(grep -F '[c]' "$1/printed" | cut -f 1 | tr '\n' ' ')
}

# marked FOLDER ROWS: a paper of data with marks.
marked() {
	mkdir "$1"
	board "$1"
	printf 'indicator,period,breakdown,category,numerator,denominator,status\n' \
	    > "$1/data.csv"
	printf "$2" | sed 's/^/timely,2024-09,/' >> "$1/data.csv"
	import "$1" ../indicators.csv data.csv
}

group 'a row that the data withholds'
marked mark 'team,A,,,c\nteam,B,15,30,\nteam,C,20,40,\nteam,D,30,50,\n,,68,140,\n'
build mark board.ini
is 'takes another with it' "$withheld" 'A B Total '
build mark board.ini
is 'built again' "$(sqlite3 mark/store.db 'SELECT max(issue) FROM publication')" \
    1
marked marks 'team,A,,,c\nteam,B,,,low\nteam,C,20,40,\nteam,D,30,50,\n,,53,100,\n'
build marks board.ini
is 'of two the sum is a row' "$withheld" 'A C Total '	# B has its own mark
marked bare 'team,A,,,c\nteam,B,15,30,\nteam,C,20,40,\n,,38,80,\n'
sed -i '/^suppress/d' bare/board.ini
build bare board.ini
has 'is warned of otherwise' bare/said 'has a mark instead of its figures'
# 2 of 2; B has no number in time that it could give or take.
marked alone 'team,A,,,c\nteam,B,0,30,\n,,2,32,\n'
build alone board.ini
is 'the paper is made' "$status" 0
has 'without the table' alone/said 'left out of the public edition'

group 'the same table elsewhere'
small again
sed '/^suppress/d; s/board.pdf/other.pdf/' again/board.ini > again/other.ini
build again board.ini
is 'withheld' "$withheld" 'A B '
build again other.ini
is 'and so in another paper' "$withheld" 'A B '
small pack
sed '/^suppress/d' pack/board.ini > pack/other.ini
cat > pack/pack.ini <<'END'
[pack]
extends = agenda-pack
council = Example Council
panel = Panel
meeting = 2024-11-28
date = 2024-11-20
time = 5 pm
venue = Hall
contact = Officer, officer@example.gov.uk
store = store.db
output = pack.pdf
period = 2024-09
[item one]
title = Visits
text = To see them.
[appendix a]
title = All
file = other.ini
[appendix b]
title = Not all
file = board.ini
[front]
members = Councillor K (Chair)
notices = notices.md
[agenda]
signed = Director
[minutes m]
file = minutes.md
END
printf '[notices]\nversion = 2023-01-01\n---\n# Access\nNone.\n' \
    > pack/notices.md
cat > pack/minutes.md <<'END'
[minutes]
panel = Panel
held = 2024-10-24
first-item = 1
present = Councillor K (Chair)
---
# Apologies
None.
END
build pack pack.ini
is 'and in both papers of a pack' "$withheld" 'A B A B '

group 'a table that gives another back'
small late
cat > late/more.csv <<'END'
id,name,unit,decimals,per,better,numerator,denominator,aggregation,source,definition
late,Visits late,percent,0,100,lower,visits late,visits,in-month,,
END
sed 's/^timely/late/; s/,3,20$/,17,20/; s/,38,90$/,52,90/' late/data.csv \
    > late/late.csv
import late more.csv late.csv
cat >> late/board.ini <<'END'
[breakdown late]
title = Visits late by team
indicator = late
breakdown = team
label = Team
base = Visits
share = Late
rest = In time
END
build late board.ini
is 'is an error' "$status" 2
has 'with both places' late/said \
    'late by team, and timely at board.ini:11'
echo 'suppress = yes' >> late/board.ini
build late board.ini
is 'or withholds the same' "$withheld" 'A B A B '

group 'a number joined to a name'
mkdir joined
board joined
printf 'Jigsaw 1\t3\t20\nJigsaw 12\t15\t30\nC\t20\t40\n' > joined/truth
data joined/truth joined/data.csv
import joined ../indicators.csv data.csv
for words in 'Jigsaw 1 had 4.' 'Jigsaw-1 had 4.' 'jigsaw1 had 4.' \
    'Jigsaw–1 had 4.' 'Jigsaw13 had 4.' 'Jigsaw had 4.'; do
	printf 'All is well.\n\nOf these %s\n' "$words" > joined/words.md
	(cd joined && "$PROGRAM" check board.ini) > said 2>&1
	case $words in
	*13* | 'Jigsaw had'*)	want=0 ;;
	*)			want=1 ;;
	esac
	is "$words" "$(grep -c '^words.md:3:10: .*names a row' said)" "$want"
done

group 'words that name a row withheld'
small words
cat >> words/words.md <<'END'

All teams are well. Of 20 visits
of team A, three were in time. B is well.

C made 20 of 40.
END
visits_table more 'By team' >> words/board.ini
cat >> words/board.ini <<'END'
standfirst = Three were in time
measure = 20 visits
END
build words board.ini
has 'in a text' words/said \
    'words.md:4:9: warning: this sentence has a number and names a row'
is 'once' "$(grep -c '^words.md' words/said)" 1
has 'in a standfirst' words/said '"Three" in "Three were in time"'
has 'in a measure' words/said '"20" in "20 visits"'
cat >> words/board.ini <<'END'
withheld-standfirst = Few were in time
withheld-measure = Visits
END
build words board.ini
is 'which can have others' "$(grep -cE '"Three"|"20"' words/said)" 0
mv words/words.md words/words.txt
sed 's/words\.md/words.txt/' words/board.ini > words/named.ini
build words named.ini
has 'in a text by whatever name' words/said \
    'words.txt:4:9: warning: this sentence has a number and names a row'

# A row's name is one in small letters too, unless it is a mere letter.
group 'words of a layout that name a row withheld'
mkdir own
board own
printf 'North\t3\t20\nB\t15\t30\nC\t20\t40\n' > own/truth
data own/truth own/data.csv
import own ../indicators.csv data.csv
echo 'In north, three were in time. Of b there were 9.' > own/words.md
sed -i 's/^title = Visits in time/&: 3 in NORTH/
    s/^\(rows = .*\)September/\1North, 3 late/' own/board.ini
sed 's/3 in NORTH/mainly North/; s/North, 3 late/Whole/' own/board.ini \
    > own/plain.ini
cat >> own/board.ini <<'END'
standfirst = All is well.
    North is late.
    The Northern office had 3.
[columns both]
title = Both
standfirst = All is well. In North there were 17.
left = text words
right = bars whole
END
build own board.ini
is 'withheld' "$withheld" 'B North '
is 'in a text, a title, a list and a standfirst' "$(grep 'names a row' \
    own/said | sed 's/: warning.*//' | tr '\n' ' ')" \
    "board.ini:$(grep -n 'in NORTH' own/board.ini | sed 's/:.*/:9/') \
board.ini:$(grep -n '^rows' own/board.ini | sed 's/:.*/:8/') \
board.ini:$(grep -n '17' own/board.ini | sed 's/:.*/:14/') words.md:1:4 "
build own plain.ini
is 'names alone say nothing' "$(grep -c '^plain.*names a row' own/said)" 0

# named WORDS: in a text of the folder own/.
named() {
	printf "$1\n" > own/words.md
	(cd own && "$PROGRAM" check plain.ini) > said 2>&1
	is "$1" "$(grep -c '^words.md.*names a row' said)" "$2"
}

group 'however a sentence is typed that names a row withheld'
for words in 'North’s 3 visits were in time.' '“North” three.' 'North–three.' \
    'B—15.' 'North… three.' 'North had\n3 in time.' \
    'North (e.g. 3) is late.' 'North, approx. 3 late.' 'North had no visits.' \
    'North had a single one.' 'North was twice late.' \
    '| | North | C |\n|---|---|---|\n| In time | 3 | 20 |'; do
	named "$words" 1
done
for words in 'North is well. All were seen.' 'The Northern office had 3.' \
    'North is well.\n\n1. All were seen.' 'North was well in 2023.'; do
	named "$words" 0
done
sed -i 's/^label = Team$/& (North 3)/; s/^base = .*/base = North 20/' \
    own/plain.ini
(cd own && "$PROGRAM" check plain.ini) > said 2>&1
is 'in the words of the table' "$(grep -c '^plain.*names a row' said)" 2

# ---- tables of other indicators that count the same ----

# counted FOLDER SEEN: visits in time, among what another indicator counts, by the
# words SEEN, among the children: all but two of East.
counted() {
	mkdir "$1"
	cat > "$1/indicators.csv" <<-END
	id,name,unit,decimals,per,better,numerator,denominator
	seen,Children seen,percent,0,100,higher,$2,children
	timely,Visits in time,percent,0,100,higher,visits in time,children visited
	END
	cat > "$1/data.csv" <<-'END'
	indicator,period,breakdown,category,numerator,denominator
	seen,2024-09,team,East,38,40
	seen,2024-09,team,West,30,60
	seen,2024-09,team,North,40,80
	seen,2024-09,team,South,50,90
	seen,2024-09,,,158,270
	timely,2024-09,team,East,20,38
	timely,2024-09,team,West,15,30
	timely,2024-09,team,North,20,40
	timely,2024-09,team,South,26,50
	timely,2024-09,,,81,158
	END
	import "$1" indicators.csv data.csv
	visits_keys > "$1/board.ini"
	visits_table timely 'In time by team' >> "$1/board.ini"
	echo 'suppress = yes' >> "$1/board.ini"
	sed 's/timely/seen/; s/^base.*/base = Children/; s/board.pdf/seen.pdf/' \
	    "$1/board.ini" > "$1/seen.ini"
	sed '1,/^date/d' "$1/seen.ini" >> "$1/board.ini"
}

# Two of East were not seen, and North or South is not needed to hide that.
group 'a table below another one'
lower='East	[c]	[c]	[c]	[c];West	[c]	[c]	[c]	[c]'
upper='East	40	[c]	[c]	[c];West	60	[c]	[c]	[c]'
for words in 'children visited' 'the seen'; do
	counted "below ${words#* }" "$words"
	build "below ${words#* }" board.ini
	is "$words: what is withheld" "$(grep -F '[c]' \
	    "below ${words#* }/printed" | tr '\n' ';')" "$lower;$upper;"
done
sed -i '/^timely,2024-09,team,West/s/30$/31/
    /^timely,2024-09,team,South/s/50$/49/' 'below seen/data.csv'
import 'below seen' data.csv
build 'below seen' board.ini
is 'half of the counts are enough, and leave it open' "$(grep -F '[c]' \
    'below seen/printed' | tr '\n' ';')" "$lower;$lower;"

# Issue 1 has the upper table alone, and issue 2 the lower one, which need not ask.
group 'a table below one of an earlier issue'
counted later 'children visited'
sed '/^suppress/,$d' later/board.ini > later/lower.ini
build later seen.ini
is 'issue 1' "$withheld" 'East West '
build later lower.ini
is 'issue 2' "$(grep -F '[c]' later/printed | tr '\n' ';')" "$lower;"

# late FOLDER DENOMINATORS [KEY]: 3, 31, 42 and 53 late of so many visits, and in
# another issue of so many children.
late() {
	mkdir "$1"
	cat > "$1/indicators.csv" <<-'END'
	id,name,unit,decimals,per,better,numerator,denominator
	of-visits,Late of visits,percent,0,100,lower,children late,visits
	of-children,Late of children,percent,0,100,lower,seen late,children
	END
	set -- "$1" "$3" $2
	cat > "$1/data.csv" <<-END
	indicator,period,breakdown,category,numerator,denominator
	of-visits,2024-09,team,East,3,40
	of-visits,2024-09,team,West,31,60
	of-visits,2024-09,team,North,42,80
	of-visits,2024-09,team,South,53,90
	of-visits,2024-09,,,129,270
	of-children,2024-09,team,East,3,$3
	of-children,2024-09,team,West,31,$4
	of-children,2024-09,team,North,42,$5
	of-children,2024-09,team,South,53,$6
	of-children,2024-09,,,129,$(($3 + $4 + $5 + $6))
	END
	import "$1" indicators.csv data.csv
	visits_keys > "$1/visits.ini"
	visits_table teams 'Late by team' | sed 's/timely/of-visits/' \
	    >> "$1/visits.ini"
	sed 's/of-visits/of-children/; s/board.pdf/children.pdf/' \
	    "$1/visits.ini" > "$1/children.ini"
	echo 'suppress = yes' >> "$1/visits.ini"
	echo "$2" >> "$1/children.ini"
}

# North has fewer children than West, and by itself would be East's partner; so East
# would be 129 - 31 - 42 - 53.
group 'the same counts under another indicator in a later issue'
for asked in 'suppress = yes' ''; do
	late "again ${asked:+asked}" '35 58 51 64' "$asked"
	build "again ${asked:+asked}" visits.ini
	is 'issue 1' "$withheld" 'East West '
	build "again ${asked:+asked}" children.ini
	is "issue 2${asked:+, $asked}" "$withheld" 'East West '
	build "again ${asked:+asked}" visits.ini
	is 'and issue 1 once more' "$withheld" 'East West '
done
late only '35 58 51 64' 'suppress = yes'
build only children.ini
is 'which alone withholds others' "$withheld" 'East North '
# West's 31 of 32 are confidential too, and so was not known of issue 1.
late whole '35 32 51 64' 'suppress = yes'
build whole visits.ini
build whole children.ini
is 'of other bases' "$withheld" 'East West '

# ---- made-up tables ----

# rows SEED: teams, of 0 to 20 visits each.
rows() {
	awk -v seed="$1" '
	function below(n) {
		seed = (seed * 16807) % 2147483647
		return seed % n
	}
	BEGIN {
		seed = seed * 7919 + 1
		for (i = 0; i < 5; i++)
			below(2)
		for (n = 3 + below(6); n > 0; n--) {
			d = below(3) == 0 ? below(7) : below(21)
			print "Team " n "\t" below(d + 1) "\t" d
		}
	}'
}

# corrected SEED TRUTH: one to three rows are otherwise.
corrected() {
	awk -F '\t' -v OFS='\t' -v seed="$1" '
	function below(n) {
		seed = (seed * 16807) % 2147483647
		return seed % n
	}
	BEGIN { seed = seed * 104729 + 7; below(2); below(2) }
	below(4) == 0 { $2 = below($3 + 1) }
	below(8) == 0 { $3 += below(4) }
	{ print }' "$2"
}

group "made-up tables, in two issues each"
left_out=0 withheld=0
for seed in $(seq 1 "$tables"); do
	folder=made.$seed
	mkdir "$folder"
	board "$folder"
	rows "$seed" > "$folder/truth.1"
	corrected "$seed" "$folder/truth.1" > "$folder/truth.2"
	set --
	for issue in 1 2; do
		publish "$folder" "$folder/truth.$issue" "$issue"
		if [ -s "$folder/printed.$issue" ]; then
			set -- "$@" "$folder/truth.$issue" \
			    "$folder/printed.$issue"
			withheld=$((withheld + $(grep -cF '[c]' \
			    "$folder/printed.$issue")))
		elif [ -e "$folder/issue.$issue.pdf" ]; then
			left_out=$((left_out + 1))
			is "$seed: no row of a table left out" \
			    "$(pdftotext "$folder/issue.$issue.pdf" - |
			    grep -c '^Team')" 0
		fi
	done
	[ $# = 0 ] || check "table $seed" "$reader" "$@"
done
check "rows were withheld: $withheld" test "$withheld" -gt "$tables"
check "not all tables were left out: $left_out" \
    test "$left_out" -lt "$tables"

finish
