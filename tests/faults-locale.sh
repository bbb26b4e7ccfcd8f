#!/bin/sh
# faults-locale.sh - other languages, time zones, clocks and masks: the same bytes
# and words in each, and files with the modes that the manual names.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
. tests/tools/walk.sh

# ---- locales ----

# What is imported, printed, drawn and said, once under the name WHAT.
everything() {
	scene base
	{
		"$PROGRAM" import --date 2023-03-05 --reason late store.db more.csv
		"$PROGRAM" import store.db none.csv
		"$PROGRAM" build --publish board.ini
		"$PROGRAM" chart -o line.png board.ini line
		"$PROGRAM" chart -o line.svg board.ini line
		"$PROGRAM" export -o out.csv store.db observations
		"$PROGRAM" history store.db referrals
		"$PROGRAM" status --json store.db
		"$PROGRAM" check none.ini
	} > "$work/said.$1" 2>&1
	mv "$work/said.$1" said
	sha256sum said board.pdf line.png line.svg out.csv > "$work/made.$1"
	state >> "$work/made.$1"
}

group 'locales'
everything want
mkdir "$work/locales"
# local LANGUAGE CHARSET: a German decimal is a comma, a Turkish I has no dot.
locale_try() {
	name=$1.$2
	if ! localedef -i "$1" -f "$2" "$work/locales/$name" 2> "$work/err"; then
		echo "      no locale $name here: $(head -n 1 "$work/err")"
		return
	fi
	is "$name: it is in force" "$(LOCPATH=$work/locales LC_ALL=$name \
	    locale decimal_point)" ,
	LOCPATH=$work/locales LC_ALL=$name LANG=$name
	export LOCPATH LC_ALL LANG
	everything "$name"
	LC_ALL=C.UTF-8
	unset LOCPATH LANG
	same "$name: made and said" "$work/made.$name" "$work/made.want"
}
locale_try de_DE UTF-8
locale_try de_DE ISO-8859-1
locale_try tr_TR ISO-8859-9
[ -z "$EVERY" ] || locale_try tr_TR UTF-8
for LC_ALL in C xx_YY.UTF-8; do
	export LC_ALL
	everything "$LC_ALL"
	same "$LC_ALL: made and said" "$work/made.$LC_ALL" "$work/made.want"
done
unset LC_ALL
everything unset
same 'unset: made and said' "$work/made.unset" "$work/made.want"
LC_ALL=C.UTF-8
export LC_ALL

group 'names of files'
scene base
for name in 'Größe und İstanbul' "$(printf 'caf\351')" "-dash" 'a
line' '100%s%n'; do
	sed "s/^store = .*/store = s.db/" board.ini > "./$name.ini"
	cp store.db s.db
	"$PROGRAM" build -o "./$name.pdf" "./$name.ini" > "$work/out" 2> "$work/err"
	is "$name: exit" $? 0
	check "$name" test -s "./$name.pdf"
	"$PROGRAM" import s.db "./$name.csv" 2> "$work/err"
	is "$name: not there: exit" $? 2
	is "$name: said in one line" "$(wc -l < "$work/err")" 1
	rm "./$name.ini" "./$name.pdf"
done

# ---- time ----

group 'time zones and SOURCE_DATE_EPOCH'
for TZ in UTC0 UTC-14 :/etc/passwd; do
	export TZ
	scene base
	"$PROGRAM" build --publish board.ini
	"$PROGRAM" history store.db referrals > said
	sha256sum board.pdf said > "$work/made.zone"
	[ "$TZ" != UTC0 ] || cp "$work/made.zone" "$work/made.utc"
	same "$TZ" "$work/made.zone" "$work/made.utc"
done
TZ=UTC0
scene base
for epoch in '' x -5 12x 99999999999999999999 253402300800; do
	SOURCE_DATE_EPOCH=$epoch "$PROGRAM" build -o x.pdf board.ini 2> "$work/err"
	is "'$epoch': exit" $? 0
	is "'$epoch' is not taken" "$(pdfinfo -isodates x.pdf |
	    sed -n 's/^CreationDate: *//p')" 2023-01-18T00:00:00Z
done
for epoch in 0 951782400 253402300799; do
	SOURCE_DATE_EPOCH=$epoch "$PROGRAM" build -o x.pdf board.ini
	is "$epoch" "$(pdfinfo -isodates x.pdf | sed -n 's/^CreationDate: *//p')" \
	    "$(date -u -d "@$epoch" +%Y-%m-%dT%H:%M:%SZ)"
done

# clock SECONDS DAY [STORED]: what an import without --date has for its day.  None is
# of an earlier day than the one before it.
clock() {
	scene base
	LD_PRELOAD=$FAULTS FAULT_CLOCK=$1 "$PROGRAM" import --reason late \
	    --log run.log store.db more.csv 2> "$work/err"
	is "$1: exit" $? 0
	is "$1: day" "$(sqlite3 store.db "SELECT date(time, 'unixepoch')
	    FROM import ORDER BY number DESC LIMIT 1")" "${3:-$2}"
	is "$1: log" "$(jq -r '.time[:10]' run.log | sort -u)" "$2"
	scene base
	LD_PRELOAD=$FAULTS FAULT_CLOCK=$1 "$PROGRAM" build --publish board.ini
	is "$1: build" $? 0
	check "$1: the PDF" cmp board.pdf "$work/clock.pdf"
}
group 'clocks'
scene base
"$PROGRAM" build --publish board.ini
cp board.pdf "$work/clock.pdf"
clock 0 1970-01-01 2023-02-05
clock 1700000000 2023-11-14
clock 2147483648 2038-01-19
clock 4102444800 2100-01-01

# ---- modes ----

group 'masks'
for mask in 000 077; do
	scene base
	umask $mask
	rm -f board.pdf
	"$PROGRAM" import --date 2023-03-05 --log run.log new.db \
	    indicators.csv observations.csv
	"$PROGRAM" build --publish board.ini
	"$PROGRAM" build --edition members board.ini 2> "$work/err"
	"$PROGRAM" build --publish --store store.db --record y.record \
	    -o y.pdf board.ini 2> "$work/err"
	"$PROGRAM" build --publish --store store.db --record m.record \
	    --edition members board.ini 2> "$work/err"
	"$PROGRAM" chart -o line.png board.ini line
	"$PROGRAM" export -o out.csv store.db observations
	"$PROGRAM" export --edition members -o all.csv store.db observations
	umask 022
	for file in board.pdf y.pdf y.record line.png out.csv; do
		is "$mask: $file" "$(stat -c %a $file)" 644
	done
	is "$mask: members/board.pdf" "$(stat -c %a members/board.pdf)" 600
	is "$mask: m.record" "$(stat -c %a m.record)" 600
	is "$mask: members" "$(stat -c %a members)" 700
	is "$mask: all.csv" "$(stat -c %a all.csv)" 600
	# As any file that is made: the mask says who else.
	for file in new.db run.log; do
		is "$mask: $file" "$(stat -c %a $file)" \
		    "$(printf %o $((0644 & ~0$mask)))"
	done
done
# Its owner can use what is made, even if the mask would not have it.
group 'masks that leave the owner nothing'
cd "$work" && chmod 755 . && mkdir -m 777 open bin && cp "$PROGRAM" bin/packwright &&
    cp -R "$PACKWRIGHT_DATA/fonts" "$PACKWRIGHT_DATA/layouts" "$top/samples" bin
chmod -R a+rX bin
nobody() {
	if [ "$(id -u)" = 0 ]; then
		set -- setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
	fi
	PACKWRIGHT_DATA=$work/bin "$@" 2> "$work/err"
}
cd open || exit 1
for mask in 0777 0277; do
	umask $mask
	nobody ../bin/packwright init --quiet work$mask
	is "$mask, init: exit" $? 0
	nobody ../bin/packwright import new$mask.db \
	    work$mask/performance/indicators.csv
	is "$mask, import: exit" $? 0
	nobody ../bin/packwright build -o $mask.pdf \
	    work$mask/performance-summary.ini
	is "$mask, build: exit" $? 0
	umask 022
	for store in work$mask/figures.db new$mask.db; do
		is "$mask: $store" "$(stat -c %a $store)" 600
	done
	is "$mask: folder" "$(stat -c %a work$mask)" 700
done

group 'a folder that nobody may look into'
nobody mkdir -m 0 closed
nobody ../bin/packwright init closed
is 'init: exit' $? 4
has 'init' "$work/err" 'closed: error: cannot look into this folder, nothing was written: Permission denied'

finish
