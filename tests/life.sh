#!/bin/sh
# life.sh - the life of a recommendation over four meetings: from the minutes that
# resolve it, through what officers report and the panel decides, to the meeting
# that no longer has it on its list.
#
# life/ has the minutes, what came in between, and want.MEETING: the list as the
# panel's rules make it, written down before the program made one.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
cp tests/life/* "$work" && cp -R samples "$work" && cd "$work" || exit 1

# What the tags of a list say: its message, a line for a group, a row with bars
# between cells and strokes between lines, and the next list, a line for a reason.
read_list() {
	pdfinfo -struct-text "$1" | awk '
	function text(line) {		# without quotation marks
		sub(/^ *"/, "", line)
		sub(/"$/, "", line)
		gsub(/ +/, " ", line)
		return line
	}
	function row() {
		if (n == 1)
			print cell[1]
		else if (n == 2) {
			print cell[1]
			gsub(" / ", "\n  ", cell[2])
			print "  " cell[2]
		} else if (n > 2)
			print cell[1] " | " cell[2] " | " cell[3] " | " cell[4]
		n = 0
	}
	/^ *THead/ { head = 1 }
	/^ *TBody/ { head = 0; n = 0 }
	/^ *TR$/ { row() }
	/^ *(TH|TD):?$/ { cell[++n] = ""; lines = 0; next }
	/^ *(H[1-6]|P)( |:|$)/ {
		if ($1 != "P" || n == 0)
			row()
		lines = 1
		title = $1 == "H1"
		next
	}
	/^ *Table/ { n = 0 }
	/^ *"/ && !head && !title {
		if (n == 0)
			print text($0)
		else if (cell[n] == "")
			cell[n] = text($0)
		else
			cell[n] = cell[n] (lines ? " / " : "") text($0)
		lines = 0
	}
	END { row() }'
}

# Bring FILE... in, as on the day DATE.
bring() {
	day=$1
	shift
	"$PROGRAM" import --date "$day" store.db "$@" 2> err
	is "import of $*" $? 0
	is "import of $* is silent" "$(cat err)" ''
}

# The list for the meeting on DATE is as WANT has it.
list() {
	sed "s/MEETING/$1/" list.ini > now.ini
	"$PROGRAM" check now.ini 2> err
	is "check for $1" $? 0
	"$PROGRAM" build -o "$1.pdf" now.ini 2>> err
	is "build for $1" $? 0
	is "no fault for $1" "$(cat err)" ''
	read_list "$1.pdf" > "$1.txt"
	same "list for $1" "$1.txt" "$2"
}

# What MINUTES resolved, but for the minutes before them: no action follows.
resolved() {
	"$PROGRAM" export "$1.ini" resolutions 2> err |
	    grep -v ',Minutes of the previous meeting,' > "resolved-$1.csv"
	is "export of $1 is silent" "$(cat err)" ''
}

group 'July: resolved'
resolved july
bring 2023-07-14 resolved-july.csv
list 2023-07-06 want.july
cp store.db before.db
resolved july
bring 2023-07-15 resolved-july.csv
is 'the same minutes again change nothing' "$(dump store.db)" \
    "$(dump before.db)"

group 'September: reported'
bring 2023-09-20 reported-september.csv
list 2023-09-28 want.september
cp 2023-09-28.txt september.was

group 'November: one not accepted stays, the rejected one has left'
resolved september
bring 2023-10-06 resolved-september.csv decided-september.csv
bring 2023-11-15 reported-november.csv
list 2023-11-23 want.november

# A decision of the day after: the two stay, and the slip is told.
group 'a slip in the day of a decision takes nothing off'
cp store.db slip.db
sed 's/2023-11-23/2023-11-24/' decided-november.csv > slip.csv
"$PROGRAM" import --date 2023-12-01 slip.db slip.csv 2> err
is 'import' $? 0
sed 's/MEETING/2024-01-25/; s/store\.db/slip.db/' list.ini > slip.ini
"$PROGRAM" build -o slip.pdf slip.ini 2> err
is 'build' $? 0
has 'the meeting that is meant' err 'slip.csv:2:1: warning: decided on a day'
has 'the meeting that is meant' err \
    '2023-07-06-2-1, 2023-11-24 (did you mean 2023-11-23?)'
is 'one message for each' "$(wc -l < err)" 2
read_list slip.pdf > slip.txt
is 'rows' "$(grep -c '^[0-9] |' slip.txt)" 4

group 'January: what was accepted has left'
bring 2023-12-01 decided-november.csv
bring 2024-01-17 reported-january.csv
list 2024-01-25 want.january

group 'after January: what is decided is known'
bring 2024-02-02 decided-january.csv
list 2024-01-25 want.january-after

# What came later changes nothing of an earlier paper.
group 'an earlier list'
sed 's/MEETING/2023-09-28/; /^next/d' list.ini > now.ini
"$PROGRAM" build -o again.pdf now.ini 2> err
is 'build' $? 0
read_list again.pdf > again.txt
sed '/^The list at the next/,$d' september.was > table.was
same 'the list for September' again.txt table.was

# Bound in a pack, it has the pack's numbers and stamps.
group 'an appendix'
cat > pack.ini <<-END
	[pack]
	extends = agenda-pack
	council = Example Council
	panel = Example Panel
	meeting = 2024-01-25
	time = 5.30 pm
	venue = Civic Centre
	contact = Officer, officer@example.gov.uk
	date = 2024-01-17
	store = store.db
	output = pack.pdf

	[agenda]
	signed = Director
	published = 2024-01-17

	[item list]
	title = Monitoring recommendations
	text = To note the list.

	[appendix list]
	title = The list
	file = bound.ini
	END
sed 's/MEETING/2024-01-25/' list.ini > bound.ini
"$PROGRAM" build pack.ini 2> err
is 'build' $? 0
is 'no fault' "$(cat err)" ''
pdftotext -layout pack.pdf pack.txt
has 'its stamp' pack.txt 'Agenda Item 7 · Appendix 1'
has 'its pages on the agenda' pack.txt '1–2'
has 'its row' pack.txt vacancies

# The published paper's own figures, those that can be read.
group 'the sample'
mkdir out && cd samples/monitoring || exit 1
"$PROGRAM" import --date 2025-01-22 ../../out/figures.db *.csv 2> ../../err
is 'import' $? 0
"$PROGRAM" build --allow ../.. -o ../../sample.pdf --publish \
    ../monitoring.ini 2>> ../../err
is 'build' $? 0
cd "$work" || exit 1
is 'no fault' "$(cat err)" ''
pdfinfo -struct-text sample.pdf | sed -n 's/^ *"\(.*\)"$/\1/p' > words
for words in 'Six recommendations are followed here. Two are reported complete' \
    36% 'point Better' 8% '+2 points Worse' '[x]' 26% 'No figure for Nov'; do
	has 'on the page' words "$words"
done
is 'recommendations' "$(grep -cx '[123]' words)" 6

finish
