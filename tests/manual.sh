#!/bin/sh
# manual.sh - the manual pages are well formed, and what they show works.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
pages=$top/build/man

group 'form'
for page in packwright.1 packwright-layout.5 packwright-data.5; do
	check "$page is made" test -s "$pages/$page"
	check "$page: mandoc" mandoc -Tlint -Wwarning "$pages/$page"
	is "$page: tables not filled in" "$(grep -n '@[A-Z]*@' "$pages/$page")" ''
done

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
example packwright.1 > "$work/examples"
is 'commands in the examples' "$(grep -c '^packwright ' "$work/examples")" 11
while IFS= read -r line; do
	# A line of a crontab: five fields, and a folder that is not there.
	line=$(printf '%s\n' "$line" |
	    sed 's,^[0-9*/]* [0-9*/]* [0-9*/]* [0-9*/]* [0-9*/]* cd /srv/packs && ,,')
	check "$line" sh -c "$line"
done < "$work/examples"
check 'init made a paper' test -s spring/performance-summary.pdf
check 'build made one' test -s performance-summary.pdf
check 'so did --as-at' test -s then.pdf
has 'chart made a drawing' re-referrals.svg '<svg'

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
check 'the paper' test -s performance-summary.pdf

finish
