# lib.sh - what the test scripts share.  Read with `.`, after cd to the top.
#
# A CHECK can fail, a GROUP is a row of checks under one name: one line for each
# group, and what was wrong above it.  The script's last line has its counts.

PROGRAM=$(realpath "${PROGRAM:-build/packwright}")
PACKWRIGHT_DATA=$(realpath "${PACKWRIGHT_DATA:-.}")
NO_COLOR=1
LC_ALL=C.UTF-8
TZ=UTC0
export PROGRAM PACKWRIGHT_DATA NO_COLOR LC_ALL TZ
unset SOURCE_DATE_EPOCH PACKWRIGHT_RESULTS PACKWRIGHT_ALLOW
umask 022

top=$(pwd)
script=${TEST_NAME:-$(basename "$0" .sh)}
work=$(mktemp -d "${TMPDIR:-/tmp}/packwright-test.XXXXXX")
disk=		# mounted below it, by disk_mount
trap 'cd /; [ -z "$disk" ] || umount "$disk"; chmod -R u+w "$work"
    rm -rf "$work"' EXIT
trap 'exit 1' HUP INT PIPE TERM

passed=0 failed=0
group_name='' group_passed=0 group_failed=0

group_end() {
	[ -n "$group_name" ] || return 0
	if [ "$group_failed" = 0 ]; then
		echo "ok    $script: $group_name ($group_passed)"
	else
		echo "FAIL  $script: $group_name ($group_failed of" \
		    "$((group_passed + group_failed)))"
	fi
	group_name='' group_passed=0 group_failed=0
}

group() {
	group_end
	group_name=$1
}

pass() {
	passed=$((passed + 1)) group_passed=$((group_passed + 1))
}

# fail WHAT [FILE]: FILE's beginning shows why.
fail() {
	failed=$((failed + 1)) group_failed=$((group_failed + 1))
	echo "      $1"
	[ $# -lt 2 ] || head -n 40 "$2" | cut -c 1-300 | sed 's/^/        /'
}

# check WHAT COMMAND...: it must succeed.  What it prints is shown if not.
check() {
	what=$1
	shift
	if "$@" > "$work/.shown" 2>&1; then
		pass
	else
		fail "$what" "$work/.shown"
	fi
}

# is WHAT GOT WANT
is() {
	if [ "$2" = "$3" ]; then
		pass
	else
		fail "$1: got '$2', want '$3'"
	fi
}

# same WHAT GOT WANT: two files, as text.
same() {
	check "$1 (-want +got)" diff -u --label want --label got "$3" "$2"
}

# has WHAT FILE TEXT: a line of FILE has TEXT.
has() {
	if grep -qF -- "$3" "$2"; then
		pass
	else
		fail "$1: nowhere '$3' in:" "$2"
	fi
}

# lacks WHAT FILE TEXT: no line of FILE has TEXT.
lacks() {
	if grep -qF -- "$3" "$2"; then
		fail "$1: '$3' in:" "$2"
	else
		pass
	fi
}

# tool NAME: where a program of the tests is, as `make units` made it.
tool() {
	tool=$top/build/$1
	[ -x "$tool" ] || tool=$(dirname "$PROGRAM")/$1
	echo "$tool"
}

digest() {
	sha256sum < "$1" | cut -d ' ' -f 1
}

# What a store holds, with every revision.
dump() {
	sqlite3 -readonly "$1" .dump
}

# scene [NAME]: into a fresh copy of the folder NAME, or base, that is always at the
# same place: paths are part of the ledger.
scene() {
	cd "$work" && rm -rf scene && cp -R "${1:-base}" scene && cd scene || exit 1
}

# disk_mount SIZE: into a disk of that size, which has what base has.  False where one
# has no right to that.
disk_mount() {
	mkdir "$work/disk" &&
	    mount -t tmpfs -o size="$1" none "$work/disk" 2> /dev/null || return
	disk=$work/disk
	cp -R "$work/base/." "$disk"
	cd "$disk" || exit 1
}

# disk_fill BYTES: the file ballast takes all of it but so many.
disk_fill() {
	head -c $(($(stat -f -c '%a * %S' .) - $1)) /dev/zero > ballast
}

disk_unmount() {
	cd "$work" && umount "$disk"
	disk=
}

finish() {
	group_end
	echo "$script: $passed passed, $failed failed"
	[ "$failed" = 0 ]
	exit
}
