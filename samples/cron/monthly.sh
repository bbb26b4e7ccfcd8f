#!/bin/sh
# monthly.sh - the monthly run of a folder: take new figures in, make again what
# they change, make this month's packs.  Silent when all is well; else one message
# on standard output, which cron mails, and exit status 1.
#
#   monthly.sh FOLDER
#
#   FOLDER/figures.db     the store
#   FOLDER/inbox/*.csv    new figures; NAME.csv.reason beside one says why its
#                         figures change others
#   FOLDER/packs          layouts to publish each month, a line each, or none
#
# It makes taken/ for files that are in the store, failed/ for files that are at
# fault, each with its message beside it, and log.jsonl for machines.
set -u
umask 022

# no WHAT: a run in which nothing can be done makes nothing, either.
no() {
	echo "packwright, monthly run of $folder: this needs you"
	echo
	echo "$*"
	exit 1
}

folder=${1:?monthly.sh FOLDER}
[ -d "$folder" ] || no "There is no such folder: name the one that has" \
    "figures.db and inbox."
folder=$(cd -- "$folder" && pwd) || exit 1
# The program that this was installed with, wherever that is: cron's PATH is short.
beside=$(dirname -- "$0")/../../../../bin/packwright
case $(cd -- "$(dirname -- "$0")" && pwd) in
*/share/packwright/samples/cron) [ -x "$beside" ] || beside=packwright ;;
*) beside=packwright ;;
esac
case $beside in
/*|packwright) ;;
*) beside=$PWD/$beside ;;
esac
packwright=${PACKWRIGHT:-$beside}
jobs=${JOBS:-2}				# packs made at once
patience=${PATIENCE:-900}		# seconds to wait for another run
most=${MOST:-120}			# lines of a message
store=$folder/figures.db
# The figures are those of last month.
month=${MONTH:-$(date -d "$(date +%Y-%m-15) -1 month" +%Y-%m)}

command -v "$packwright" > /dev/null ||
    no "There is no program $packwright: name it with PATH or PACKWRIGHT."
set -- "$folder"/inbox/*.[cC][sS][vV] "$folder"/inbox/.taking/*.[cC][sS][vV]
[ -f "$store" ] || [ -f "$1" ] || [ -f "$2" ] ||
    no "There is no store figures.db here, and no CSV file in inbox:" \
    "name the folder that has them."

cd "$folder" && mkdir -p inbox/.taking taken failed || exit 1
message=$(mktemp "${TMPDIR:-/tmp}/monthly.XXXXXX") || exit 1
faults=$(mktemp "${TMPDIR:-/tmp}/monthly.XXXXXX") || exit 1
trap 'rm -f "$message" "$faults"' EXIT
trap 'exit 1' HUP INT PIPE TERM

wrong=no			# also when the message itself cannot be kept
say() {
	wrong=yes
	echo "$*" >> "$message" || echo "$*"
}

# Print what there is to say, as much as a mail should hold, and end.
finish() {
	[ -s "$message" ] || [ $wrong = yes ] || exit 0
	echo "packwright, monthly run of $folder: this needs you"
	echo
	head -n "$most" "$message"
	lines=$(wc -l < "$message")
	[ "$lines" -le "$most" ] ||
	    echo "... and $((lines - most)) lines more, in log.jsonl"
	exit 1
}

# One run at a time.  The kernel takes the lock back when its holders are gone,
# however they went.
exec 9> .lock
if ! flock -w "$patience" 9; then
	say "Another run has been at it for $patience seconds. Look at it with:"
	say "  fuser -v $folder/.lock"
	finish
fi

# ---- figures ----

# import FILE...: messages to $faults.
import() {
	unreasoned=no
	if [ -f "$1.reason" ]; then
		"$packwright" import --log "$folder/log.jsonl" \
		    --reason "$(cat "./$1.reason")" -- "$store" "$@" 2> "$faults"
	elif corrects "$@"; then
		echo "It changes figures, and does not say why." > "$faults"
		unreasoned=yes
		return 2
	else
		"$packwright" import --log "$folder/log.jsonl" \
		    -- "$store" "$@" 2> "$faults"
	fi
}

# corrects FILE...: whether they change figures, whose reason papers print.
corrects() {
	[ -f "$store" ] &&
	    "$packwright" import --dry-run --json -- "$store" "$@" \
	    2>&1 > /dev/null | grep -q '"code":"IMPORT_NO_REASON"'
}

# Into FOLDER, under a name that nothing there has; says it.
put() {
	name=$(date +%Y-%m-%d)-$(basename -- "$1")
	again=1
	while [ -e "$2/$name" ]; do
		again=$((again + 1))
		name=$(date +%Y-%m-%d)-$again-$(basename -- "$1")
	done
	# The reason first: left behind, it would be the next such file's.
	[ ! -f "$1.reason" ] || mv "./$1.reason" "$2/$name.reason"
	mv "./$1" "$2/$name"
	echo "$name"
}

taken() {
	for file in "$@"; do
		put "$file" "$folder/taken" > /dev/null
	done
}

# word WORD: as one word of a command.
word() {
	case $1 in
	*[!A-Za-z0-9._/-]*)
		printf "'%s'\n" "$(printf '%s\n' "$1" | sed "s/'/'\\\\''/g")" ;;
	*)	printf '%s\n' "$1" ;;
	esac
}

# give_reason NAME FILE: how FILE, failed/NAME by now, comes in with its reason.
give_reason() {
	echo "Say why, and put the file back under its own name:"
	echo "  cd $(word "$folder")"
	echo "  echo 'Why the figures change' > $(word "inbox/$2.reason")"
	echo "  mv $(word "failed/$1") $(word "inbox/$2")"
}

# A file that is wrong goes aside.  One that is right when the machine fails (a full
# disk, a locked store) stays, for the next run.
refused() {
	if [ "$2" = 2 ]; then
		text=$(cat "$faults")
		[ -n "$text" ] || text="What is wrong with it, log.jsonl says."
		name=$(put "$1" "$folder/failed")
		[ "$unreasoned" = no ] ||
		    text="$text $(give_reason "$name" "$1")"
		printf '%s\n' "$text" > "$folder/failed/$name.txt"
		say "$1 is not in the store; it is failed/$name now:"
		sed 's/^/  /' "$folder/failed/$name.txt" >> "$message"
	else
		say "$1 is not in the store yet, the next run tries again:"
		sed 's/^/  /' "$faults" >> "$message"
	fi
}

# Files that may need each other go in together; if one is wrong, each alone, and
# again while that helps.  Those with a reason of their own go after them.
take_in() {
	cd "$folder/inbox/.taking" || exit 1
	set --
	for file in *.[cC][sS][vV]; do
		[ ! -f "$file" ] || [ -f "$file.reason" ] || set -- "$@" "$file"
	done
	if [ $# -gt 0 ]; then
		if import "$@"; then
			cat "$faults" >> "$message"
			taken "$@"
		else
			take_each "$@"
		fi
	fi
	for file in *.[cC][sS][vV]; do
		[ ! -f "$file" ] || take_each "$file"
	done
	cd "$folder" || exit 1
}

take_each() {
	helped=yes
	while [ $helped = yes ]; do
		helped=no
		for file in "$@"; do
			[ -f "$file" ] || continue
			if import "$file"; then
				cat "$faults" >> "$message"
				taken "$file"
				helped=yes
			fi
		done
	done
	for file in "$@"; do
		[ -f "$file" ] || continue
		import "$file" && { taken "$file"; continue; }
		refused "$file" $?
	done
}

# What a killed run had begun with comes first, in its turn.  A file in the store
# already changes nothing there.
take_in
for file in inbox/*.[cC][sS][vV]; do
	[ -f "$file" ] || continue
	[ ! -f "$file.reason" ] || mv "$file.reason" inbox/.taking
	mv "$file" inbox/.taking
done
take_in
for file in inbox/*; do
	case $file in
	*.[cC][sS][vV]|*.[cC][sS][vV].reason|*.part|'inbox/*') ;;
	*) say "$file is no CSV file: it is left there, and nothing is done with it." ;;
	esac
done
for file in inbox/*.reason inbox/.taking/*.reason; do
	[ ! -f "$file" ] || [ -f "${file%.reason}" ] ||
	    say "$file is a reason for no file: name it as the file, with .reason behind."
done

# ---- packs ----

# run COMMAND...: what it says is part of the message.
run() {
	"$packwright" "$@" 2> "$faults"
	status=$?
	cat "$faults" >> "$message"
	return $status
}

# Nothing was ever imported: nothing to make.
[ -f "$store" ] || finish

run build --stale --jobs "$jobs" --log "$folder/log.jsonl" "$store" ||
    say "Not every pack that is out of date could be made again."
[ -f packs ] || finish
while read -r layout; do
	case $layout in
	''|'#'*) continue ;;
	esac
	run check --quiet --log "$folder/log.jsonl" --period "$month" \
	    "$layout" || { say "$layout was not made for $month."; continue; }
	run build --publish --log "$folder/log.jsonl" --period "$month" \
	    "$layout" || say "$layout was not made for $month."
done < packs
finish
