#!/bin/sh
# suppression.sh - small numbers in public papers: what a reader has who takes the
# finished PDFs apart, of one issue and of two, and what that gives back.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh

reader=$top/build/reader
[ -x "$reader" ] || reader=$(dirname "$PROGRAM")/reader
tables=30		# made up, of two issues each
cd "$work" || exit 1

# ---- a paper with everything that a reader could use ----

cat > indicators.csv <<'END'
id,name,unit,decimals,per,better,numerator,denominator,aggregation,source,definition
timely,Visits in time,percent,0,100,higher,visits in time,visits,in-month,,
END

# board FOLDER: the layout of its paper.
board() {
	cat > "$1/board.ini" <<-'END'
	[pack]
	title = Visits
	council = Example Council
	store = store.db
	output = board.pdf
	period = 2024-09
	date = 2024-10-10
	[breakdown teams]
	title = Late visits by team
	indicator = timely
	breakdown = team
	label = Team
	base = Visits
	share = In time
	rest = Late
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
	awk -F '\t' '
	BEGIN { print "indicator,period,breakdown,category,numerator,denominator" }
	{ print "timely,2024-09,team," $1 "," $2 "," $3; n += $2; d += $3 }
	END { print "timely,2024-09,,," n "," d }' "$1" > "$2"
}

# The table of PDF as a screen reader has it: cells with tabs between.
table_of() {
	pdfinfo -struct-text "$1" | awk '
	function flush() {
		if (cells > 1 && line !~ /^Team\t/)
			print line
		line = ""
		cells = 0
	}
	/^ *Table/ { inside = 1 }
	/^ *(TR|H[1-6]|P|Sect)/ { flush() }
	/^ *(H[1-6]|P|Sect)/ { inside = 0 }
	inside && /^ *"/ {
		sub(/^ *"/, "")
		sub(/"$/, "")
		line = line (cells++ > 0 ? "\t" : "") $0
	}
	END { flush() }'
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
	if [ $status = 2 ] && grep -q 'an earlier issue shows' "$1/said.$3"; then
		return
	fi
	[ $status = 0 ] || fail "publishing: $1" "$1/said.$3"
	cp "$1/board.pdf" "$1/issue.$3.pdf"
	table_of "$1/issue.$3.pdf" > "$1/printed.$3"
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
check 'as it is' "$reader" sample/truth.2 members.printed
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
has 'it is said' shrunk/said.2 'an earlier issue shows rows as they still are'
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
