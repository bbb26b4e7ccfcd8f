#!/bin/sh
# withheld.sh - words of a public paper that may give a withheld row back, wherever
# they are from and however they are typed.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
. tests/scene-visits.sh
cd "$work" || exit 1

cat > indicators.csv <<'END'
id,name,unit,decimals,per,better,numerator,denominator,aggregation,source,definition
timely,Visits in time,percent,0,100,higher,visits in time,visits,in-month,,
END
# Oak ends in a blank without width, and the accent of Cafe stands apart.
printf '%b\t%s\t%s\n' Jigsaw 4 9 'Health & Care' 3 5 'Team #2' 2 4 \
    'Oak\0342\0200\0213' 3 6 '\0305\0264y' 3 7 'Cafe\0314\0201' 2 9 \
    North 90 100 South_East 61 82 | visits_data '\t' > data.csv
"$PROGRAM" import store.db indicators.csv data.csv > said 2>&1 ||
    fail 'importing' said

# table FILE: a layout with the table that withholds them.
table() {
	{
		visits_keys
		visits_table teams 'Late visits by team'
		echo 'suppress = yes'
	} > "$1"
}

# ---- in texts ----

texts=0
table texts.ini

# say WANT TEXT: a section of it, of which so much must be said.
say() {
	texts=$((texts + 1))
	printf '%b\n' "$2" > "t$texts.md"
	printf '%s\t%s\n' "$1" "$2" >> texts
	printf '[text t%d]\ntitle = Words\nfile = t%d.md\n' $texts $texts \
	    >> texts.ini
}

# What goes on for who reads it, whatever its lines begin with.
say 1:1 'Jigsaw had\n3. All others had more.'
say 1:1 'Jigsaw had rank\n#4'
say 1:15 '> The team of Jigsaw had\n> 3 visits'
say 3:9 'All is well. Of 20\nvisits\nof the *Jigsaw* team, three were in time.'
say 1:1 'Jigsaw\\\nhad 3'
say 1:1 'Jigsaw had visits. It had 3.'
say 2:1 '```\nJigsaw had\n3\n```'
# Names and numbers as they are printed, not as they are written.
say 1:1 'Health &amp; Care had 2'
say 1:1 'Health and Care had 2'
say 1:1 'Team \\#2 had 2'
say 1:3 '**Jig**saw had 5'
say 1:6 'The [Jigsaw team](https://example.gov.uk) had 3'
say 1:11 'The team `Jigsaw` had `3`'
say 1:1 'Jigsaw had thr&shy;ee visits'
say 1:1 'Jigsaw had thr\0302\0255ee visits'
say 1:1 'Jig\0342\0200\0213saw had &#51; late'
say 1:1 'Jigsaw had \0360\0235\0237\0233 late'
say 1:1 'Jigsaw \0357\0274\0223'
say 1:1 'Jigsaw had [](=numerator timely)'
say 1:1 'Jigsaw had a trio'
# Letters of other languages, capitals, accents apart or not.
say 1:1 'Oak had 3'
say 1:1 '\0305\0265y had 3'
say 1:1 'W\0314\0202Y had 3'
say 1:1 'Caf\0303\0251 had 2'
# What a sentence is about may stand before it.
say 1:4 '## Jigsaw\n\nThree visits were late.'
say 1:4 '## Jigsaw\n\nThe team is well.\n\nThree visits were late.'
say 1:3 '# Jigsaw\n\n## Visits\n\nThree were late.'
say 3:1 '## 3 late visits\n\nJigsaw was late.'
say 1:3 '**Jigsaw.** Three visits were late.'
say 1:3 '**Jigsaw**\n\nThree visits were late.'
say 1:1 'Jigsaw:\n\n- late: three'
say 1:1 'Jigsaw had\n\n- well.\n- three late'
say 1:1 'Jigsaw had\n\n3. All others had more'
say 1:3 '- Jigsaw\n  - 3 late'
say 1:3 '> Jigsaw\n\nhad 3'
say 3:3 '3 late visits\n\n- Jigsaw\n- North'
# Tables.
say 1:3 '| Jigsaw | |\n|---|---|\n| late | 3 |'
say 3:3 '| a | b |\n|---|---|\n| Jigsaw | 3 |'
say 3:3 '| a | b |\n|---|---|\n| Jigsaw | |\n| late | 3 |'
say 3:3 '| a | b |\n|---|---|\n| Jigsaw | x |\n| | 3 |'
say 3:3 '| a | b |\n|---|---|\n| Jigsaw | It had three late visits. |'
say 1:11 'Visits of Jigsaw\n\n| a | b |\n|---|---|\n| late | 3 |'
say 3:3 '## Jigsaw\n\n| a | b |\n|---|---|\n| late | 3 |'
sed -i '$s/^3:3/1:4/' texts
# Names alone, and numbers of others.
say '' 'Jigsaw is well. All were seen.'
say '' 'Jigsaw is well in 2023.'
say '' 'The jigsaws had 3. Oaken were 3.'
say '' '## North\n\nThree visits were late.'
say '' '## Jigsaw\n\nIt is well.\n\n## North\n\nIt had 90.'
say '' '**Jigsaw**\n\nIt is well.\n\n**North**\n\nIt had 90.'
say '' 'Jigsaw is well.\n\n1. All were seen.\n2. Three were late.'
say '' '- Jigsaw is well\n- North had 90'
say '' '| a | b |\n|---|---|\n| Jigsaw | well |\n| North | 90 |'
say '' '| a | b |\n|---|---|\n| 3 | We shall look at Jigsaw again. |'

"$PROGRAM" check texts.ini > said 2>&1
group 'however a text is written'
for i in $(seq 1 $texts); do
	is "$(sed -n "${i}s/^[^	]*	//p" texts)" \
	    "$(sed -n "/names a row/s/^t$i\.md:\([0-9]*:[0-9]*\): .*/\1/p" said |
	    tr '\n' ' ')" "$(sed -n "${i}s/	.*/ /p" texts | sed 's/^ $//')"
done
is 'and nothing else is said of it' \
    "$(grep 'names a row' said | grep -vc '^t[0-9]*\.md:')" 0

group 'members see all'
"$PROGRAM" check --edition members texts.ini > said 2>&1
is 'nothing is said' "$(grep -c 'names a row' said)" 0

# ---- in whatever else is printed ----

cat > recommended.csv <<'END'
id,meeting,title,number,proposed
v-1,2024-03-25,Visits,1,Make visits by Jigsaw timely.
END
cat > updates.csv <<'END'
id,date,status,taken
v-1,2024-10-01,in-progress,"In September Jigsaw had 3 visits late, and Team #2 had 2."
END
cat > schedule.csv <<'END'
month,row,entry,from,to
2024-10,Audit focus,Jigsaw: 3 late,,
2024-11,Audit focus,Jigsaw again,,
END
cat > steps.csv <<'END'
step,actor,act,deadline,next
a,Jigsaw,Sends 3 cases,,b
b,North,Closes 4 of them,,
END
cat > pairs.csv <<'END'
category,children,population
Jigsaw,40,50
North,60,50
END
table all.ini
cat >> all.ini <<'END'
label = Team (Jigsaw 3)
END
sed -i '/^label = Team$/d; s/^date = /footer = Jigsaw had 3\nauthor = 2 of Jigsaw\nmeeting = 2024-10-30\npanel = Panel\n&/' \
    all.ini
cat >> all.ini <<'END'
[monitor list]
meetings = 2024-12-01, 2024-10-30, 2024-03-25
[grid year]
title = The year
file = schedule.csv
[steps process]
title = Steps
file = steps.csv
[pairs both]
title = Both
file = pairs.csv
children = Children
children-source = Data
children-year = 2023
children-left-out = Nothing
population = All
population-source = Census
population-year = 2021
population-left-out = Nothing
[bars whole]
title = Visits in time
indicator = timely
rows = 2024-09 Jigsaw
END
"$PROGRAM" import store.db recommended.csv updates.csv > said 2>&1 ||
    fail 'importing' said
"$PROGRAM" check all.ini > said 2>&1

# told WHERE [WORDS]: once, and with them if nobody can be sent there.
told() {
	at=all.ini:$(grep -nF "$1" all.ini | sed 's/:.*//'):${3-1}
	is "$1" "$(grep -c "^$at: .*names a row.*$2" said)" 1
}
group 'whatever file a sentence is from'
has 'an update' said 'updates.csv:2:42: warning: this sentence has a number'
is 'what it is about is not' "$(grep -c '^recommended' said)" 0
told '[grid year]' 'Jigsaw: 3 late"$'
has 'a step' said 'steps.csv:2:3: warning: this sentence has a number'
is 'and no other one' "$(grep -c '^steps' said)" 1
told '[pairs both]' 'Jigsaw | .*40'
told 'rows = 2024-09' '"Jigsaw | 76% |"$' 8	# 168 of 222
told 'footer = ' '' 10
told 'author = ' '' 10
told 'label = ' '' 9

finish
