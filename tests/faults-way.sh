#!/bin/sh
# faults-way.sh - what stands in the way: links, folders, FIFOs and other people's
# files where ours go; stores that are locked, damaged or no store.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
. tests/tools/walk.sh

# As somebody who is not root, who sees the program and its fonts.
mkdir "$work/bin" && cp "$PROGRAM" "$work/bin/packwright" &&
    cp -R "$PACKWRIGHT_DATA/fonts" "$PACKWRIGHT_DATA/layouts" "$work/bin" &&
    chmod 755 "$work"
nobody() {
	if [ "$(id -u)" = 0 ]; then
		set -- setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
	fi
	PACKWRIGHT_DATA=$work/bin "$@" 2> "$work/err"
}

# refused WHAT STATUS WANT MESSAGE
refused() {
	is "$1: exit" "$2" "$3"
	has "$1" "$work/err" "$4"
}

# ---- where the file is made before it gets its name ----

in_way='a file of somebody else'"'"'s stands where this is made'
group 'in place of the temporary file'
scene base
echo mine > victim
victim_is_whole() {
	is "$1: what it leads to" "$(cat victim)" mine
	check "$1: the PDF" cmp board.pdf ../base/board.pdf
}
ln -s victim .board.pdf.part
"$PROGRAM" build --publish board.ini 2> "$work/err"
refused 'a link' $? 4 "$in_way"
has 'which' "$work/err" 'take it away: ./.board.pdf.part'
victim_is_whole 'a link'
check 'a link: it stays' test -L .board.pdf.part
rm .board.pdf.part && ln -s nowhere .board.pdf.part
"$PROGRAM" build --publish board.ini 2> "$work/err"
refused 'a link to nothing' $? 4 "$in_way"
check 'a link to nothing: nothing is made' test ! -e nowhere
rm .board.pdf.part && ln victim .board.pdf.part
"$PROGRAM" build --publish board.ini 2> "$work/err"
refused 'a hard link' $? 4 "$in_way"
victim_is_whole 'a hard link'
rm .board.pdf.part && mkfifo .board.pdf.part
timeout 10 "$PROGRAM" build --publish board.ini 2> "$work/err"
refused 'a FIFO' $? 4 "$in_way"
check 'a FIFO: it stays' test -p .board.pdf.part
rm .board.pdf.part && mkdir .board.pdf.part
"$PROGRAM" build --publish board.ini 2> "$work/err"
refused 'a folder' $? 4 "$in_way"
rmdir .board.pdf.part
if [ "$(id -u)" = 0 ]; then
	echo theirs > .board.pdf.part
	chown 65534 .board.pdf.part
	"$PROGRAM" build --publish board.ini 2> "$work/err"
	refused 'of another user' $? 4 "$in_way"
	is 'of another user: it stays' "$(cat .board.pdf.part)" theirs
	rm .board.pdf.part
else
	echo '      not root: nobody else to have a file in the way'
fi
"$PROGRAM" build --publish board.ini 2> "$work/err"
is 'nothing in the way: exit' $? 0

# Each waits for five seconds, both at once.
group 'a lock that another program has, and keeps'
scene base
echo left > .board.pdf.part
sed 's/^output = .*/output = other.pdf/' board.ini > other.ini
"$PROGRAM" build --publish other.ini
flock .board.pdf.part "$PROGRAM" build --publish board.ini 2> file.err &
flock . "$PROGRAM" build --stale store.db 2> "$work/err"
refused 'on the folder' $? 4 'another run is at the stores of this folder, or another program has locked it, so nothing was made again: try again when it is done: fuser -v . tells who it is'
wait $!
is 'on the temporary file: exit' $? 4
has 'on the temporary file' file.err 'board.pdf: error: another program has locked the file in which this is made before it gets its name, nothing was changed: try again when it is done: ./.board.pdf.part'
"$PROGRAM" build --publish board.ini 2> "$work/err"
is 'no lock: exit' $? 0

# ---- where the file goes ----

group 'in place of the output'
scene base
echo '%PDF, mine' > victim
ln -s victim x.pdf
"$PROGRAM" build --over -o x.pdf board.ini 2> "$work/err"
is 'a link: exit' $? 0
is 'a link: what it led to' "$(cat victim)" '%PDF, mine'
check 'a link: the file took its place' test -f x.pdf -a ! -L x.pdf
ln victim y.pdf
"$PROGRAM" build --over -o y.pdf board.ini 2> "$work/err"
is 'a hard link: exit' $? 0
is 'a hard link: its other name' "$(cat victim)" '%PDF, mine'
for other in /dev/null /dev/full; do
	"$PROGRAM" build --over -o $other board.ini 2> "$work/err"
	refused $other $? 4 'not a file, so it is not replaced by one'
	check "$other: it stays" test -c $other
done
ln -s /dev/null device.pdf
"$PROGRAM" build --over -o device.pdf board.ini 2> "$work/err"
refused 'a link to a device' $? 4 'not a file, so it is not replaced by one'
ln -s loop.pdf loop.pdf
"$PROGRAM" build --over -o loop.pdf board.ini 2> "$work/err"
refused 'a link to itself' $? 4 'Too many levels of symbolic links'
for kind in 'export -o folder store.db observations' \
    'chart -o folder.png board.ini line'; do
	mkdir -p folder folder.png
	# shellcheck disable=SC2086
	"$PROGRAM" $kind 2> "$work/err"
	check "$kind: exit" test $? != 0
	check "$kind: it stays" test -d folder -a -d folder.png
done
echo 'no PDF' > z.pdf
LD_PRELOAD=$FAULTS FAULT=open:EACCES:1 FAULT_BELOW=$work/nowhere \
    "$PROGRAM" build --over -o z.pdf board.ini 2> "$work/err"
refused 'a file of another kind' $? 2 'there is a file here that is no PDF'
printf '%%PDF, kept close' > close.pdf
chmod 600 close.pdf
"$PROGRAM" build --over -o close.pdf board.ini 2> "$work/err"
is 'a mode that is kept' "$(stat -c %a close.pdf)" 600

group 'in place of the log'
scene base
mkfifo fifo
mkdir folder
for log in fifo folder none/run.log /dev/full; do
	cp ../base/store.db store.db
	timeout 10 "$PROGRAM" import --date 2023-03-05 --reason late --log $log \
	    store.db more.csv 2> "$work/err"
	is "$log: exit" $? 0
	has "$log" "$work/err" "packwright: the log $log: "
done
printf '{"time":"before"}\n' > "$work/log"
ln -s "$work/log" link.log
"$PROGRAM" import --date 2023-03-06 --reason late --log link.log store.db \
    change.csv
is 'a link is followed, and added to' "$(head -n 1 "$work/log")" \
    '{"time":"before"}'
has 'a link is followed, and added to' "$work/log" '"file":"change.csv"'

group 'a file of others that is named as the log'
scene base
echo 'mine' > victim
printf '{"time":12,"mine":true}\n' > victim.json
ln -s nowhere lost.log
: > empty.log
state > "$work/before"
for log in victim victim.json words.md board.pdf lost.log; do
	for command in 'import store.db more.csv' 'build --publish board.ini'; do
		# shellcheck disable=SC2086
		"$PROGRAM" $command --log $log 2> "$work/err"
		refused "$log, $command" $? 2 "$log: error: there is a file here that is no log of packwright, so nothing was added to it and nothing was done: name another"
	done
done
# Beside a store that is there, that this run makes, or that nobody has.
beside='SQLite keeps what is beside a store under such a name, so no log goes there and nothing was done: name another'
for log in store.db-wal store.db-journal new.db-journal other.db-shm; do
	for command in 'import store.db more.csv' \
	    'import new.db indicators.csv' 'build --publish board.ini'; do
		# shellcheck disable=SC2086
		"$PROGRAM" $command --log $log 2> "$work/err"
		refused "$log, $command" $? 2 "$log: error: $beside"
		is "$log, $command: once" "$(wc -l < "$work/err")" 1
	done
done
for command in 'import --log store.db store.db more.csv' \
    'import --log new.db new.db indicators.csv' \
    'import --log more.csv store.db more.csv' \
    'build --log x.pdf -o ./x.pdf board.ini'; do
	# shellcheck disable=SC2086
	"$PROGRAM" $command 2> "$work/err"
	refused "$command" $? 2 'this file is named for something else, so no log is added to it and nothing was done: name another'
done
state > "$work/after"
same 'nothing was done' "$work/after" "$work/before"
is 'nothing was added' "$(cat victim victim.json)" 'mine
{"time":12,"mine":true}'
# A PDF that comes meanwhile where the layout says.
"$PROGRAM" build --log late.pdf --json board.ini > "$work/out"
check 'a new one is begun' grep -q '^{"time":"' late.pdf
rm late.pdf
sed -i 's/board.pdf/late.pdf/' board.ini
"$PROGRAM" build --log late.pdf board.ini 2> "$work/err"
has 'a PDF that came meanwhile' "$work/err" 'packwright: the log late.pdf: '
is 'it is whole' "$(head -c 5 late.pdf; tail -n 1 late.pdf)" '%PDF-%%EOF'
sed -i 's/late.pdf/board.pdf/' board.ini
for log in empty.log empty.log /dev/null /dev/stderr /dev/stdout; do
	echo 'of mine' > "$work/err"
	"$PROGRAM" import --date 2023-03-06 --log $log store.db more.csv \
	    2>> "$work/err" >> "$work/err"
	is "$log: exit" $? 0
done
has 'where the standard streams lead' "$work/err" '{"time":"'
is 'an empty one is filled' "$(grep -c '^{"time":"' empty.log)" 2

group 'folders and files of others'
scene base
if [ "$(id -u)" = 0 ]; then
	chmod -R go-w .
	printf '%%PDF, theirs' > theirs.pdf
	mkdir -m 1777 open
	cp theirs.pdf open/theirs.pdf
	nobody "$work/bin/packwright" build --over -o theirs.pdf board.ini
	refused 'a folder of another' $? 4 'cannot write here, nothing was changed'
	nobody "$work/bin/packwright" build --over -o open/theirs.pdf board.ini
	refused 'a file of another in an open folder' $? 4 \
	    'cannot write the file, the old one is kept'
	is 'it stays' "$(cat open/theirs.pdf)" '%PDF, theirs'
	is 'nothing is left' "$(ls -A open)" theirs.pdf
	printf '%%PDF, theirs' > open/closed.pdf
	chmod 600 open/closed.pdf
	nobody "$work/bin/packwright" build --over -o open/closed.pdf board.ini
	refused 'one that cannot be looked into' $? 4 \
	    'closed.pdf: error: cannot read file: Permission denied'
	chmod 600 words.md
	nobody "$work/bin/packwright" check board.ini
	refused 'a text of another' $? 2 'words.md: Permission denied'
	chmod 600 store.db
	nobody "$work/bin/packwright" status store.db
	refused 'a store of another' $? 4 \
	    'store.db: error: cannot open the store: unable to open database file: Permission denied'
	chmod 644 store.db
	nobody "$work/bin/packwright" import --log run.log store.db more.csv
	refused 'a store to be read only' $? 4 'store may not be written'
	chmod 644 words.md
	"$PROGRAM" build --publish board.ini
	rm board.pdf
	chmod 777 .
	nobody "$work/bin/packwright" build --publish board.ini
	refused 'the same issue, which cannot be recorded' $? 4 \
	    'store may not be written, nothing was changed'
	check 'the same issue is not put there' test ! -e board.pdf
	chmod 755 .
else
	echo '      not root: nobody else to have a folder'
fi

# ---- stores ----

group 'a new store, tried first, where none can be made'
scene base
echo mine > file
mkdir closed
chmod 555 closed
for path in none/x.db file/x.db; do
	for dry in '' --dry-run; do
		"$PROGRAM" import $dry "$path" indicators.csv > "$work/out" \
		    2> "$work/err"
		refused "$path $dry" $? 4 "$path: error: cannot open the store"
		is "$path $dry: no store" "$(cat "$work/out")" ''
	done
done
for dry in '' --dry-run; do
	nobody "$work/bin/packwright" import $dry closed/x.db indicators.csv \
	    > "$work/out"
	refused "a closed folder $dry" $? 4 'error: cannot open the store'
done
"$PROGRAM" import --dry-run x.db indicators.csv > "$work/out" 2> "$work/err"
is 'where one can' "$?$(tail -n 1 "$work/out")" \
    '0x.db: new store, dry run: nothing was written'
check 'there is none' test ! -e x.db

group 'a store that is a link'
scene base
mkdir real && mv store.db real/store.db && ln -s real/store.db store.db
"$PROGRAM" import --date 2023-03-05 store.db more.csv 2> "$work/err"
is 'exit' $? 0
check 'it stays a link' test -L store.db
is 'rows' "$(sqlite3 real/store.db 'SELECT count(*) FROM observation
    WHERE value = 500')" 1
ln -s nowhere.db lost.db
"$PROGRAM" status lost.db 2> "$work/err"
refused 'to nothing' $? 2 'there is no store here yet'

# hold SECONDS: another program is at the store for that long.
hold() {
	rm -f held
	mkfifo held
	(echo 'BEGIN IMMEDIATE; SELECT 1;'; sleep "$1"; echo 'COMMIT;') |
	    sqlite3 store.db > held & holder=$!
	read -r _ < held
}

group 'a store that another program is writing for a moment'
scene base
hold 0.3
"$PROGRAM" import --date 2023-03-05 store.db more.csv 2> "$work/err"
is 'it is waited for: exit' $? 0
wait $holder
is 'rows' "$(sqlite3 store.db 'SELECT count(*) FROM observation
    WHERE value = 500')" 1

# damaged WHAT MESSAGE [COMMAND]: each command says so, and leaves it alone.
damaged() {
	cp store.db store.was
	for command in 'status store.db' 'build -o x.pdf board.ini' \
	    'export store.db observations' "${3:-history store.db}"; do
		# shellcheck disable=SC2086
		timeout 20 "$PROGRAM" $command > /dev/null 2> "$work/err"
		got=$?
		check "$1, $command: exit $got" test $got = 4 -o $got = 2
		check "$1, $command: says so" grep -qE "store.db: error: ($2)" \
		    "$work/err"
	done
	check "$1: left alone" cmp store.db store.was
	check "$1: no PDF" test ! -e x.pdf
}

group 'a damaged store'
scene base
sqlite3 store.db 'PRAGMA wal_checkpoint(TRUNCATE)' > /dev/null
cp store.db sound.db
size=$(stat -c %s store.db)
for part in 0 1 50 99 100 600 5000; do
	head -c $part sound.db > store.db
	damaged "$part bytes of $size" \
	    'not a store of packwright, left alone|store is damaged, put a backup'
done
# An import takes an empty file for a store that is to be made.
write='import store.db more.csv'
head -c $((size / 2)) sound.db > store.db
damaged 'half of it' 'store is damaged, put a backup in its place' "$write"
head -c "$size" /dev/zero > store.db
damaged 'nothing but zeroes' 'not a store of packwright, left alone' "$write"
head -c "$size" /dev/urandom > store.db
damaged 'noise' 'not a store of packwright, left alone' "$write"
# Each page in turn: nothing dies, and the file is left as it is or said to be so.
page=4096
for i in 1 2 4 6 9; do
	cp sound.db store.db
	awk 'BEGIN { srand(5); for (i = 0; i < 4096; i++)
	    printf "%c", 33 + int(rand() * 90) }' |
	    dd of=store.db bs=$page seek=$i conv=notrunc 2> /dev/null
	for command in 'status store.db' 'export store.db observations' \
	    'import store.db more.csv' 'build -o x.pdf board.ini'; do
		# shellcheck disable=SC2086
		timeout 20 "$PROGRAM" $command > /dev/null 2> "$work/err"
		got=$?
		check "page $i, $command: exit $got" test $got -le 4
		[ $got = 0 ] || has "page $i, $command" "$work/err" ': error: '
	done
done

group 'a page of the ledger that cannot be read'
scene base
"$PROGRAM" build --publish board.ini
page=$(sqlite3 store.db "SELECT rootpage FROM sqlite_schema
    WHERE name = 'publication'")
size=$(sqlite3 store.db 'PRAGMA page_size')
rm -f store.db-wal store.db-shm
head -c "$size" /dev/zero | tr '\0' x |
    dd of=store.db bs="$size" seek=$((page - 1)) conv=notrunc status=none
"$PROGRAM" build board.ini 2> "$work/err"
refused 'a draft' $? 4 'store is damaged'
check 'a draft is not made' test ! -e board-draft.pdf

group 'a log that is not the store'"'"'s'
scene base
sqlite3 store.db 'PRAGMA wal_checkpoint(TRUNCATE)' > /dev/null
rm -f store.db-wal store.db-shm
before=$(state)
head -c 50000 /dev/urandom > store.db-wal
"$PROGRAM" status store.db > /dev/null 2> "$work/err"
is 'noise: exit' $? 0
is 'noise: nothing of it is in the store' "$(state)" "$before"
rm -f store.db-wal store.db-shm
mkdir store.db-wal
"$PROGRAM" import store.db more.csv 2> "$work/err"
check 'a folder: exit' test $? = 4
has 'a folder' "$work/err" 'store.db: error: '
rmdir store.db-wal
is 'a folder: store' "$(state)" "$before"
if [ "$(id -u)" = 0 ]; then
	chmod 777 . && chmod 666 store.db
	: > store.db-wal && chmod 600 store.db-wal
	nobody "$work/bin/packwright" import store.db more.csv
	refused 'one of another user' $? 4 'store.db: error: '
	rm -f store.db-wal
	is 'one of another user: store' "$(state)" "$before"
fi

group 'something else where SQLite keeps its files'
scene base
sqlite3 store.db 'PRAGMA wal_checkpoint(TRUNCATE)' > /dev/null
rm -f store.db-wal store.db-shm
echo mine > victim
mkdir other && ln -s ../store.db other/link.db
before=$(state)
rm -f store.db-wal store.db-shm
for end in -journal -wal -shm; do
	for make in mkfifo mkdir 'ln -s victim'; do
		$make store.db$end
		for command in 'status store.db' 'history other/link.db' \
		    'build -o x.pdf board.ini' 'import store.db more.csv' \
		    'import --dry-run store.db more.csv'; do
			# shellcheck disable=SC2086
			timeout 10 "$PROGRAM" $command > /dev/null 2> "$work/err"
			refused "$end, $make, $command" $? 4 \
			    "error: something else stands where SQLite keeps its files beside the store, nothing was read or changed: look at it, and take it away: $work/scene/store.db$end: "
		done
		rm -r store.db$end
	done
done
is 'what a link led to' "$(cat victim)" mine
is 'the store' "$(state)" "$before"
for make in mkfifo mkdir 'ln -s /dev/zero'; do
	$make other.db
	for command in 'status other.db' 'import other.db more.csv' \
	    'build --store other.db -o x.pdf board.ini'; do
		# shellcheck disable=SC2086
		timeout 10 "$PROGRAM" $command > /dev/null 2> "$work/err"
		refused "$make, $command" $? 2 \
		    'other.db: error: not a store of packwright, left alone: not a regular file'
	done
	rm -r other.db
done

# Of what a killed writer left, all or nothing is read, and never the half of it.
group 'a folder that takes no files, and a store with something beside it'
scene base
if [ "$(id -u)" = 0 ]; then
	sqlite3 store.db 'PRAGMA journal_mode = DELETE' > /dev/null
	mkdir -m 755 shut && cp store.db shut
	head -c 600 /dev/zero | tr '\0' x > shut/store.db-journal
	ln -s shut/store.db store.link
	for path in shut/store.db store.link; do
		nobody "$work/bin/packwright" status $path > /dev/null
		check "$path: exit" test $? = 4
		has "$path" "$work/err" "$path: error: cannot open the store"
		has "$path: remedy" "$work/err" 'something in its -wal or -journal, so copy both to where something can'
	done
	rm shut/store.db-journal
	nobody "$work/bin/packwright" status store.link > /dev/null
	is 'nothing beside it: exit' $? 0
else
	echo '      not root: nobody else to have a folder'
fi

group 'few files may be open'
scene base
"$PROGRAM" build -o want.pdf board.ini
for most in 4 5 6 7 8 10; do
	for command in 'status store.db' 'history store.db' 'check board.ini' \
	    'build -o x.pdf board.ini' 'export -o x.csv store.db observations' \
	    'chart -o x.png board.ini line' 'import --dry-run store.db more.csv' \
	    'undo --dry-run store.db 3' 'merge store.db x.record'; do
		# shellcheck disable=SC2086
		(ulimit -n $most; exec "$PROGRAM" $command) > /dev/null \
		    2> "$work/err"
		got=$?
		case "$command $got" in
		*0) pass ;;
		merge*2) has "$most, $command" "$work/err" 'No such file' ;;
		*4) has "$most, $command" "$work/err" \
		    'Too many open files, allow more with ulimit -n' ;;
		*) fail "$most, $command: exit $got" "$work/err" ;;
		esac
	done
done
check 'at last it is made' cmp x.pdf want.pdf

group 'a store that is full'
scene base
sqlite3 store.db 'PRAGMA wal_checkpoint(TRUNCATE)' > /dev/null
state > "$work/old"
awk 'BEGIN { print "indicator,period,breakdown,category,value"
	for (i = 0; i < 2000; i++)
		print "referrals,2022-10,part,p" i "," i }' > "$work/many.csv"
(ulimit -f 150; exec "$PROGRAM" import store.db "$work/many.csv") 2> "$work/err"
refused 'exit' $? 4 \
    'store.db: error: cannot read or write the store, nothing was changed: disk I/O error: File too large, allow larger ones with ulimit -f'
state > "$work/now"
same 'nothing changed' "$work/now" "$work/old"
(ulimit -f 1; exec "$PROGRAM" build -o x.pdf board.ini) 2> "$work/err"
refused 'a PDF' $? 4 'x.pdf: error: cannot write the file, the old one is kept: File too large, allow larger ones with ulimit -f'
(ulimit -f 8; exec "$PROGRAM" status store.db) > /dev/null 2> "$work/err"
is 'what is only read: exit' $? 0
state > "$work/now"
same 'nothing changed, nothing left' "$work/now" "$work/old"

finish
