#!/bin/sh
# manual.sh - the manual pages are well formed and whole, and what they and the
# README show works.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
pages=$top/build/man

group 'form'
for page in $(ls src/man | sed -n 's/\.in$//p'); do
	check "$page is made" test -s "$pages/$page"
	check "$page: mandoc" mandoc -Tlint -Wwarning "$pages/$page"
	is "$page: tables not filled in" "$(grep -n '@[A-Z]*@' "$pages/$page")" ''
done

# That they are those of the program which is tested.
for page in $(ls src/man | sed -n 's/\.in$//p'); do
	sh src/man/fill.sh "$PROGRAM" "src/man/$page.in" > "$work/page"
	same "$page: its tables" "$pages/$page" "$work/page"
done

# Words of the sources, one to a line on standard input, each of which must stand
# in PAGE behind BEFORE.
all_in() {
	while IFS= read -r word; do
		has "$word" "$pages/$1" "$2$word"
	done
}

group 'whole'
layout=packwright-layout.5
sed -n 's/^const struct kind kind_.*/kind/p' src/paper/*.c | wc -l > "$work/n"
is 'kinds and heads' "$(grep -c '^\.Ss \[' "$pages/$layout")" \
    "$(tr -d ' ' < "$work/n")"
all_in $layout '.It Cm ' <<END
$(sed -n 's/^	{ "\([a-z-]*\)", KEY_.*/\1/p' src/paper/*.c | sort -u)
END
all_in $layout '# ' <<END
$(sed -n 's/^	\[PART_.*\] = { "\([^"]*\)".*/\1/p' src/paper/decision_parts.c)
END
all_in packwright.1 '.It Fl -' <<END
$(sed -n "s/^	{ '.', \"\([a-z-]*\)\",.*/\1/p" src/cmd/options.c)
END
all_in packwright.1 '.Cm ' <<END
$(grep -L '\.hidden = true' src/cmd/cmd_*.c | sed 's/.*cmd_//; s/\.c$//')
END

# The N-th literal display of PAGE's examples, or all of them.
example() {
	awk -v want="${2:-0}" '
		/^\.Sh / { examples = $2 == "EXAMPLES" }
		!examples { next }
		/^\.Ed/ { inside = 0 }
		inside && (want == 0 || n == want) {
			sub(/^\\&/, ""); gsub(/\\e/, "\\"); print
		}
		/^\.Bd -literal/ { inside = 1; n++ }
	' "$pages/$1"
}

# ---- packwright(1): the commands ----

# They speak of a council's own folder: this is one, with a layout that quotes no
# figure, so that it holds in each month.
group 'packwright(1)'
mkdir "$work/bin" "$work/folder" && cp "$PROGRAM" "$work/bin/packwright"
PATH=$work/bin:$PATH
cd "$work/folder" || exit 1
SOURCE_DATE_EPOCH=1672617600 packwright init --quiet made	# 2 January 2023
cp made/figures.db .
cat > performance-summary.ini <<'END'
[pack]
title = Performance summary
period = 2022-12
date = 2023-01-18
store = figures.db
output = performance-summary.pdf

[indicators assessment]
title = Assessment
indicators = referrals, re-referrals

[columns charts]
title = Charts
left = chart re-referrals
right = chart referrals

[chart re-referrals]
title = Re-referrals
indicator = re-referrals

[chart referrals]
title = Referrals
indicator = referrals
kind = columns
END
cat > january.csv <<'END'
indicator,period,numerator,denominator,value
referrals,2023-01,,,310
re-referrals,2023-01,90,310,
END
cat > september.csv <<'END'
indicator,period,numerator,denominator
re-referrals,2022-09,95,314
END
cat > agenda-pack.ini <<'END'
[pack]
title = Agenda
meeting = 2023-01-26
date = 2023-01-18
sheet = portrait
store = figures.db
output = agenda-pack.pdf

[item minutes]
title = Minutes of the previous meeting
[minutes november]
file = minutes.md
END
cat > minutes.md <<'END'
[minutes]
panel = Example Panel
held = 2022-11-24
first-item = 22
present = Councillor A (Chair)
---
# Placement sufficiency

**RESOLVED** that the report be noted.
END
example packwright.1 > "$work/examples"
is 'commands in the examples' "$(grep -c '^packwright ' "$work/examples")" 20
while IFS= read -r line; do
	# A line of a crontab: five fields, and a folder that is not there.
	line=$(printf '%s\n' "$line" |
	    sed 's,^[0-9*/]* [0-9*/]* [0-9*/]* [0-9*/]* [0-9*/]* cd /srv/packs && ,,')
	check "$line" sh -c "$line"
done < "$work/examples"
packwright history figures.db > history
check 'init made a paper' test -s spring/performance-summary-2022-12.pdf
check 'build made one' test -s performance-summary.pdf
check 'so did --as-at' test -s then.pdf
has 'chart made a drawing' re-referrals.svg '<svg'
check 'a pack was made' test -s agenda-pack.pdf
check "and the members' one" test -s members/agenda-pack.pdf
has 'undo took an import back' history 'taken back by import 10'
has 'export made data' observations.csv 're-referrals,2022-09,,,,93,314,,,'
is 'the backup is whole' "$(sqlite3 figures-backup.db \
    'PRAGMA integrity_check')" ok
has 'export made rows' resolutions.csv '2022-11-24-22-1,'

# ---- packwright-data(5): four files ----

group 'packwright-data(5)'
mkdir "$work/data" && cd "$work/data" || exit 1
for n in 1 2 3 4; do
	example packwright-data.5 $n > $n.csv
done
check 'import' packwright import --quiet store.db 1.csv 2.csv 3.csv 4.csv
is 'rows' "$(sqlite3 store.db 'SELECT rows FROM import ORDER BY kind' |
    tr '\n' ' ')" '1 1 2 1 '

# ---- packwright-layout(5): a whole layout ----

group 'packwright-layout(5)'
mkdir "$work/layout" "$work/layout/text" && cd "$work/layout" || exit 1
example packwright-layout.5 > board.ini
cp "$work/folder/made/figures.db" .
echo 'An overview.' > text/overview.md
echo 'A commentary.' > text/assessment.md
check 'check' packwright check --strict board.ini
check 'build' packwright build board.ini
check 'the paper' test -s performance-summary-2022-12.pdf

# ---- the README and the tour: what they show is done, and says what they say ----

# In a section of a tour, a block of indented lines is a file, whose name stands
# above it as **`name`**, or commands behind "$ " with what they print.  Writes a
# script that does all that FILE has under HEADING into STEPS, and what it must
# say into WANT.
tour() {
	awk -v heading="$2" -v steps="$3" -v want="$4" '
		function quoted(s) {
			gsub(/\047/, "\047\\\047\047", s)
			return "\047" s "\047"
		}
		function end_block() {
			if (file)
				print "END OF FILE" > steps
			block = file = blanks = 0
		}
		/^##? / { end_block(); inside = $0 == heading }
		!inside { next }
		/^$/ { blanks++; next }
		!/^    / {
			end_block()
			for (rest = $0; match(rest, /[*][*]`[^`]+`[*][*]/);
			    rest = substr(rest, RSTART + RLENGTH))
				name = substr(rest, RSTART + 3, RLENGTH - 6)
			next
		}
		{
			line = substr($0, 5)
			if (!block) {
				file = line !~ /^[$] /
				if (file)
					print "cat > " name \
					    " <<\047END OF FILE\047" > steps
			} else
				for (; file && blanks > 0; blanks--)
					print "" > steps
			block = 1
			blanks = 0
			if (file)
				print line > steps
			else
				print line > want
			if (!file && line ~ /^[$] /) {
				print "printf \047%s\\n\047 " quoted(line) > steps
				print substr(line, 3) > steps
			}
		}
		END { end_block() }
	' "$1"
}

# go FILE HEADING: make that tour in the clone; it says what FILE has.  Sizes
# change with every hair's breadth.
go() {
	rm -f "$work"/tour.*
	tour "$top/$1" "$2" "$work/tour.sh" "$work/tour.want"
	(cd "$work/clone" && PACKWRIGHT_RESULTS=1 sh "$work/tour.sh") \
	    > "$work/tour.got" 2>&1
	sed -i 's/[0-9]* bytes/… bytes/' "$work/tour.got"
	same "$2" "$work/tour.got" "$work/tour.want"
}

group 'samples/TOUR.md'
mkdir "$work/clone" && cd "$work/clone" || exit 1
cp "$PROGRAM" packwright
ln -s "$top/fonts" "$top/layouts" "$top/samples" .
go samples/TOUR.md '# From an empty folder to a committee pack, in fifteen minutes'
is 'its files' "$(ls adults | grep -c '[.]\(md\|ini\)$')" 8
pdftotext adults/adults.pdf adults.txt
has 'what changed is told' adults.txt 'Care homes in difficulty, report: changed'
is 'public: the exempt paper' "$(grep -c Larkspur adults.txt)" 0
pdftotext adults/members/adults.pdf members.txt
has 'members: the exempt paper' members.txt 'Larkspur House'

group 'README: a performance summary'
go README.md '## Five minutes, from CSV to a performance summary'
pdftotext my-folder/performance-summary-2022-12.pdf summary.txt
has 'the new page' summary.txt 'The front door'

group 'README: a figure corrected'
go README.md '## Ten minutes, from a wrong figure to a spotlight on it'
pdftotext -layout visits/visits.pdf visits.txt
has 'issue' visits.txt 'Issue 2'
has 'what it was' visits.txt 'first reported as 67% (100 of 150)'
is 'rows withheld' "$(grep -cE '^(North +29|South +18) +\[c\]' visits.txt)" 2
(cd visits && packwright build --edition members visits.ini)
pdftotext -layout visits/members/visits.pdf visits.txt
is 'members: rows withheld' "$(grep -c '\[c\]' visits.txt)" 0

group 'README: the life of a recommendation'
go README.md '## Ten minutes, the life of a recommendation'
pdftotext panel/monitoring-2023-04-27.pdf panel.txt
has 'it has left' panel.txt 'One recommendation is followed here.'

group 'README: a paper kind of your own'
go README.md '## A paper kind of your own'
pdftotext complaints/spring.pdf spring.txt
has 'working days' spring.txt 'by 19 April 2023'
has 'boxes' spring.txt 'Then steps 3 and 4'

group 'READMEs of the samples'
for sample in audit spotlight monitoring; do
	mkdir "$work/$sample" && cd "$work/$sample" || exit 1
	cp -R "$top/samples/$sample/." .
	sed -n 's/^    //p' README.md > steps
	check "$sample" sh -e steps
	check "$sample: a paper" test -s ./*.pdf
done

# A copy of the sources with the README's section kind.  The table gains a name
# and nothing else, so what else was compiled with it is as good as new.
group 'README: a section kind of your own'
mkdir "$work/own" && cd "$work/own" || exit 1
cp -Rp "$top/src" "$top/Makefile" . && cp -Rp "$top/build" build
sed -n '/^```c$/,/^```$/p' "$top/README.md" | sed '/^```/d' > src/paper/quote.c
sed -i 's/^KIND(picture)/&\nKIND(quote)/' src/paper/kinds.def
touch -r "$top/src/paper/kinds.def" src/paper/kinds.def
touch src/paper/paper.c
check 'it is built' make -s BUILD=build WARN="-Wall -Wextra -Werror" \
    build/packwright
cat > quote.ini <<'END'
[pack]
title = Voices
sheet = portrait
date = 2023-06-01
output = quote.pdf
[quote a]
words = Nobody told us *why*
who = A parent
END
check 'and used' build/packwright build --strict quote.ini
pdftotext quote.pdf quote.txt
has 'its words' quote.txt 'Nobody told us why'
sed -i '/^who/d' quote.ini
build/packwright check quote.ini > said 2>&1
is 'without a key: exit' $? 2
has 'without a key' said '[quote a] wants who'

group 'README: kinds'
"$PROGRAM" manual kinds | sed -n 's/^\.Ss \[\([a-z]*\).*/\1/p' > kinds
is 'of sections' "$(while read -r kind; do
	grep -q "^| .*\`\[$kind\]\`.* | " "$top/README.md" || echo "$kind"
done < kinds)" ''
"$PROGRAM" manual columns | sed -n 's/^\.It Sy //p' > kinds
is 'of data' "$(while read -r kind; do
	grep -q "^| .*$kind.* | " "$top/README.md" || echo "$kind"
done < kinds)" ''

finish
