#!/bin/sh
# narrative.sh - what real papers said of their own figures: every statement that
# disagrees with them and can be bound is found, none that agrees is blamed.
# narrative/README.md tells of the statements.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh

texts='january november monitoring july'

cp tests/narrative/*.ini tests/narrative/*.md "$work"
statements=$top/tests/narrative/statements.csv
cd "$work" || exit 1
samples=$top/samples

# In two imports, since September 2024 was corrected.
"$PROGRAM" import --quiet --date 2025-01-10 store.db \
    "$samples"/performance/[ciot]*.csv "$samples"/performance/areas.csv \
    "$samples"/performance/neighbours.csv "$samples"/audit/audits.csv \
    "$top"/tests/narrative/audits.csv "$top"/tests/narrative/minutes.csv \
    > import.log 2>&1 || cat import.log
"$PROGRAM" import --quiet --date 2025-01-11 store.db \
    "$samples"/spotlight/indicators.csv "$samples"/spotlight/observations.csv \
    "$samples"/spotlight/targets.csv "$samples"/monitoring/indicators.csv \
    "$samples"/monitoring/observations.csv > import.log 2>&1 || cat import.log
"$PROGRAM" import --quiet --date 2025-01-12 --reason \
    "last-day completions counted late" store.db \
    "$samples"/spotlight/correction.csv > import.log 2>&1 || cat import.log

# The statements on lines of FIELD matching VALUE.
statements() {
	awk -F , -v field="$1" -v value="$2" \
	    'NR > 1 && $field == value { print $1 }' "$statements" | sort -nu
}

# What check says of text $1: "STATEMENT MESSAGE" a line.
said() {
	"$PROGRAM" check "$1.ini" > "$1.out" 2>&1
	echo $? > "$1.status"
	awk -v text="$1.md" '
		NR == FNR { if ($1 ~ /^[0-9]+\.$/) at[FNR] = $1 + 0; next }
		index($0, text ":") {
			split(substr($0, index($0, text ":")), part, ":")
			message = $0
			sub(/^.*(error|warning): /, "", message)
			sub(/^the sentence and the data disagree: /, "", message)
			print at[part[2]], message
			next
		}
		/error|warning/ { print "nowhere", $0 }' "$1.md" "$1.out"
}

# What the table expects of it.
expected() {
	awk -v text="$1" '
		NR == 1 { next }
		split($0, part, ",") && part[2] == text && /"/ {
			says = $0
			sub(/^[^"]*"/, "", says)
			sub(/"$/, "", says)
			print part[1], says
		}' "$statements"
}

group "what the texts say against the data"
for text in $texts; do
	said "$text" | sort > "$text.got"
	expected "$text" | sort > "$text.want"
	same "$text" "$text.got" "$text.want"
	is "$text: exit status" "$(cat "$text.status")" 2
done

group "every statement that can be bound is"
cat ./*.md | sed -n 's/^\([0-9]*\)\. .*](=.*/\1/p' | sort -n > bound.got
statements 4 yes > bound.want
same "bound in the texts" bound.got bound.want
statements 4 no | while read -r n; do
	grep -q "^| $n |" README.md || echo "$n"
done > missing
: > none
same "not bound, and the README says why" missing none

group "the verdicts are those of the papers' reader"
for verdict in 'agrees 17' 'disagrees 14' 'not_checkable 5'; do
	set -- $verdict
	is "$1" "$(statements 3 "$1" | wc -l)" "$2"
done
awk -F , '$3 != "disagrees" && /"/' "$statements" > blamed
same "no statement that agrees is blamed" blamed none
awk -F , 'NR > 1 && $3 == "disagrees" && $4 == "yes" && !/"/' \
    "$statements" > unfound
same "none that disagrees is passed over" unfound none

# ---- after a correction ----

# The places of FILE's expected lines, each behind the figure's bracket.
places() {
	awk -v file="$1" '{
		line = $0; at = 0
		while (match(line, /\[[^][]*\]\(=[^)]*\)/)) {
			print file ":" FNR ":" at + RSTART
			at += RSTART
			line = substr(line, RSTART + 1)
		}
	}' "$1"
}

group "after a correction every place that says the figure is listed"
cp -R "$top"/tests/narrative/everywhere .
cp "$top"/tests/papers/pictures/logo.png everywhere/picture.png
cd everywhere || exit 1
check "before it all agree" "$PROGRAM" check --allow .. everywhere.ini
printf 'indicator,period,value\nreferrals,2022-12,411\n' > late.csv
"$PROGRAM" import --quiet --date 2025-01-13 --reason "late" ../store.db late.csv
"$PROGRAM" check --allow .. everywhere.ini > got 2>&1
is "exit status" $? 2
{ places everywhere.ini; places places.md; } | sort > want
grep ': error: the sentence and the data disagree' got |
    sed -n 's/^\([^:]*:[0-9]*:[0-9]*\): .*/\1/p' | sort > listed
same "where" listed want
is "what the data says" "$(grep -c 'it says 299, referrals is 411,' got)" \
    "$(grep -o '\[299\](=referrals)' everywhere.ini places.md | wc -l)"
cd .. || exit 1

group "decision reports and minutes"
cp -R "$samples"/agenda "$samples"/performance "$samples"/audit \
    "$samples"/monitoring .
printf 'indicator,period,value\ncla,2022-10,560\n' > late.csv
"$PROGRAM" import --quiet --date 2025-01-14 --reason "late" store.db late.csv
sed -i '/^extends/a store = ../store.db' agenda/agenda-pack.ini
"$PROGRAM" check agenda/agenda-pack.ini > got 2>&1
grep -o '[a-z0-9-]*\.md:[0-9]*:[0-9]*: error: .* it says [0-9]*, [^,]*' got |
    sed 's/:[0-9]*:[0-9]*: .*it says/ it says/' | sort -u > listed
has "the report" listed 'performance.md it says 299, referrals is 411'
has "the minutes" listed '2022-11-24.md it says 552, cla 2022-10 is 560'

# ---- neighbours worked out ----

# 20% and 15% of two that report come to 17.5%; our own is 25%.
group "against the neighbours' own observations"
mkdir near && cp "$top"/tests/papers/neighbours/*.csv near && cd near || exit 1
"$PROGRAM" import --quiet --date 2023-01-05 store.db ./*.csv
cat > near.ini <<'END'
[pack]
title = Near
period = 2022-12
date = 2023-01-18
store = store.db
model = 2021
neighbours = mean

[text words]
file = words.md
END
cat > words.md <<'END'
The neighbours have [17.5%](=neighbours share), which is [8 points](=against neighbours share) less; we are [worse](=against neighbours share).
END
check "they agree" "$PROGRAM" check near.ini
cat > words.md <<'END'
The neighbours have [20%](=neighbours share); we are [better](=against neighbours share).
In November they had [](=neighbours share 2022-11).
END
"$PROGRAM" check near.ini > got 2>&1
has "their figure" got 'words.md:1:21: error: the sentence and the data disagree: it says 20%, neighbours share is 18% (17.50), the unweighted mean of 2, of 2022-12'
has "against it" got 'it says better, against neighbours share is +8 points (7.50), 25 in 2022-12, statistical-neighbours is 17.50 of 2022-12'
has "none reports" got 'words.md:2:43: error: no statistical neighbour has a figure: import theirs, and name their model in [pack]: share in 2022-11'
is "of the model that is named" "$(grep -c '; the store has' got)" 0
printf 'area,neighbour,rank\n%s\n' "$(sed -n '2s/^\([^,]*,[^,]*,[^,]*\).*/\1/p' \
    neighbours.csv)" > bare.csv
"$PROGRAM" import --quiet --date 2023-01-06 store.db bare.csv
echo 'In December they had [](=neighbours share).' > words.md
for model in '' 2020; do
	sed -i "s/^model = .*/model = $model/" near.ini
	"$PROGRAM" check near.ini > got 2>&1
	has "model '$model'" got 'name their model in [pack]: share in 2022-12; the store has neighbours without a model, which need one, and of model 2021'
done
cd .. || exit 1

# ---- numbers that are bound to nothing ----

group "a question is suggested when exactly one fits"
cp "$top"/tests/narrative/loose.* .
mkdir bound && "$PROGRAM" import --quiet --date 2023-01-05 bound/store.db \
    "$samples"/performance/*.csv
mv loose.* bound && cd bound || exit 1
"$PROGRAM" check --numbers loose.ini > got 2>&1
is "exit status" $? 0
sed -n 's/^\(loose[^:]*:[0-9]*:[0-9]*\): note: number is bound to no data: /\1 /p' \
    got | sed 's/, did you mean \[[^]]*\](=\(.*\))?$/ \1/; t; s/$/ -/' > listed
same "suggested" listed loose.want
# What is suggested can be pasted.
cp loose.md loose.was
sed -n 's/^loose.md:\([0-9]*\):\([0-9]*\):.*did you mean \(.*\)?$/\1 \2 \3/p' \
    got | sort -k 1,1n -k 2,2nr > paste
while read -r line col text; do
	number=${text#\[} && number=${number%%\]*}
	awk -v line="$line" -v col="$col" -v text="$text" -v number="$number" '
		NR == line { $0 = substr($0, 1, col - 1) text \
		    substr($0, col + length(number)) } { print }' \
	    loose.md > pasted && mv pasted loose.md
done < paste
"$PROGRAM" check --numbers loose.ini > got 2>&1
is "exit status of what was pasted" $? 0
is "numbers that are left" "$(grep -c '^loose.md.*bound to no data' got)" \
    "$(grep -c '^loose.md.* -$' loose.want)"
is "suggestions that are left" "$(grep '^loose.md' got |
    grep -c 'did you mean')" 0
cd .. || exit 1

group "of a large store only what the layout shows is suggested"
mkdir large && cd large || exit 1
{
	echo id,name,unit,better
	for i in $(seq 120); do
		echo "count-$i,Count $i,count,higher"
	done
} > indicators.csv
cat > observations.csv <<'END'
indicator,period,value
count-3,2022-12,4321
count-7,2022-12,8765
count-9,2022-12,7654
END
cat > board.ini <<'END'
[pack]
title = Paper
period = 2022-12
store = store.db
[indicators list]
title = List
indicators = count-1, count-3
[chart line]
title = Line
indicator = count-9
[text words]
file = words.md
END
echo 'It was 4321, then 8765, at last 7654.' > words.md
"$PROGRAM" import --quiet --date 2023-01-05 store.db indicators.csv observations.csv
"$PROGRAM" check --numbers board.ini 2>&1 | grep '^words' > got
cat > want <<'END'
words.md:1:8: note: number is bound to no data: 4321, did you mean [4321](=count-3)?
words.md:1:19: note: number is bound to no data: 8765
words.md:1:33: note: number is bound to no data: 7654, did you mean [7654](=count-9)?
END
same "suggested" got want
cd .. || exit 1

finish
