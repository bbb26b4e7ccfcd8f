# walk.sh - a fault at one call after another, for the scripts on faults.  Read with
# `.` after lib.sh.
#
# Some calls of each kind fail; with EVERY=1 in the environment each one does, which
# takes minutes.

FAULTS=$(realpath -e "${FAULTS:-build/fault.so}") || exit 1	# make units
EVERY=${EVERY:-}

# ---- the smallest paper, published; then a correction, and its next issue ----

# Always at the same place: paths are part of the ledger.
mkdir "$work/scene" && cp tests/papers/minimal/* "$work/scene" &&
    cd "$work/scene" || exit 1
rm want.*
cat >> board.ini <<'END'

[chart line]
title = Referrals
indicator = referrals
END
"$PROGRAM" import --date 2023-01-05 store.db indicators.csv observations.csv
"$PROGRAM" build --publish board.ini
printf 'indicator,period,value\nreferrals,2022-11,400\n' > change.csv
"$PROGRAM" import --date 2023-02-05 --reason late store.db change.csv
sed -i 's/\[399\]/[400]/' words.md
sed -i 's/\[100\]/[101]/' board.ini
printf 'indicator,period,value\nreferrals,2022-10,500\n' > more.csv
cp -R . "$work/base"
"$PROGRAM" build --publish --record x.record board.ini
cp -R . "$work/recorded"

# What a store holds, but for numbers of processes and files, and for what is
# pending until the store is opened again.
facts="PRAGMA integrity_check;
SELECT indicator, period, breakdown, category, numerator, denominator, value,
    import, superseded FROM observation ORDER BY 1, 2, 3, 4, 8;
SELECT number, time, kind, file, sha256, rows, reason FROM import ORDER BY 1;
SELECT pack, edition, period, issue, digest, state, first_page, last_page
    FROM publication WHERE state = 'done' ORDER BY 1, 2, 3, 4;
SELECT issue, kind, question, r.digest, pages FROM publication_read AS r
    JOIN publication ON publication = number WHERE state = 'done'
    ORDER BY 1, 2, 3;"

# Each file that is here, and what is in it.
state() {
	ls -A | grep -v -e '-wal$' -e '-shm$' -e '^run.log$'
	for store in *.db *.record; do
		[ ! -e "$store" ] || echo "$store" \
		    "$(sqlite3 -readonly "$store" "$facts" 2>&1 | cksum)"
	done
	sha256sum -- [!.]*.pdf [!.]*.csv [!.]*.png 2> /dev/null
}

# reference SCENE COMMAND...: what it makes when nothing fails, and its calls.
reference() {
	from=$1
	shift
	scene "$from"
	state > "$work/old"
	LD_PRELOAD=$FAULTS FAULT_COUNT=$work/count "$PROGRAM" "$@" \
	    > "$work/out.want" 2> "$work/err"
	is "$*: exit" $? 0
	state > "$work/new"
	sort "$work/old" "$work/new" | uniq -d > "$work/both"
	sort "$work/old" "$work/new" > "$work/either"
}

# points KIND N: up to N of its calls, all with EVERY.
points() {
	awk -v kind="$1" -v n="$2" -v every="$EVERY" '$1 == kind {
		if (every != "" && kind != "memory" || $2 < n)
			n = $2
		for (i = 1; i <= n; i++)
			print int($2 * (i - 0.5) / n) + 1
	}' "$work/count"
}

# Nothing but the old and the new is here, and nothing that was is not.
undamaged() {
	state > "$work/now"
	grep -vxFf "$work/either" "$work/now" > "$work/other"
	check "$1: nothing else" test ! -s "$work/other"
	grep -vxFf "$work/now" "$work/both" > "$work/other"
	check "$1: nothing lost" test ! -s "$work/other"
}

# strike FAULT COMMAND...: run it with that fault; leaves its exit in $status.
strike() {
	with=$1
	shift
	scene "$from"
	LD_PRELOAD=$FAULTS FAULT=$with timeout 20 "$PROGRAM" "$@" \
	    > "$work/out" 2> "$work/err"
	status=$?
	runs=$((runs + 1))
}

# Once more without a fault: it is made.
again() {
	what=$1
	shift
	state > "$work/now"
	! cmp -s "$work/now" "$work/new" || return 0
	"$PROGRAM" "$@" > /dev/null 2> "$work/err"
	is "$what: once more" $? 0
	state > "$work/now"
	same "$what: made at last" "$work/now" "$work/new"
}
runs=0
