#!/bin/sh
# walls.sh - the include rules of the house, read against our #include lines.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh

# A room, and what it may include beside itself and the C library: rooms, or
# single headers of rooms, or libraries that no other room includes.
rooms='
base	sha2.h
store	base sqlite3.h csv.h
measure	base store/series.h
spec	base ini.h
font	base hb.h hb-ot.h hb-subset.h
slip	base qpdf/qpdf-c.h libdeflate.h
picture	base png.h
page	base linebreak.h
story	base page/block.h cmark-gfm.h cmark-gfm-core-extensions.h
	cmark-gfm-extension_api.h
chart	base measure font cairo.h cairo-svg.h
pdf	base font slip page/page.h hpdf.h libdeflate.h
paper	base store measure spec font slip picture page story chart
cmd	base store measure spec font slip picture page story chart pdf paper
'

# Headers of the C library and of the system; what else is a library.
system=' assert.h ctype.h dirent.h errno.h fcntl.h float.h getopt.h inttypes.h
limits.h malloc.h math.h setjmp.h signal.h stdarg.h stdbool.h stddef.h stdint.h stdio.h
stdlib.h string.h strings.h sys/file.h sys/mman.h sys/prctl.h sys/stat.h sys/time.h
sys/types.h sys/wait.h time.h unistd.h '
system=$(echo "$system" | tr '\n' ' ')

# What ROOM may include.
allowed() {
	echo "$rooms" | awk -v room="$1" '
		/^[a-z]/ { here = $1 == room; $1 = "" }
		here { printf "%s ", $0 }'
}

# "FILE:LINE HEADER" of every #include below src.
includes() {
	grep -n '^[ 	]*#[ 	]*include' src/*/*.[ch] |
	    sed 's/:[ 	]*#[ 	]*include[ 	]*["<]/ /; s/[">].*//'
}

# Whether ROOM may include HEADER.
may_include() {
	for may in $1 $(allowed "$1"); do
		case $2 in
		"$may"|"$may"/*) return 0 ;;
		esac
	done
	return 1
}

group 'rooms'
is 'every room is in the table' \
    "$(echo "$rooms" | sed -n 's/^\([a-z][a-z]*\)	.*/\1/p' | LC_ALL=C sort)" \
    "$(find src -mindepth 2 -name '*.[ch]' | cut -d / -f 2 | LC_ALL=C sort -u)"
includes > "$work/includes"
while read -r place header; do
	room=${place#src/} room=${room%%/*}
	case $header in
	schema.inc|*.def)
		continue ;;		# parts of a file
	*_int.h)
		check "$place: $header is of another room" \
		    test "${header%%/*}" = "$room"
		continue ;;
	esac
	case $system in
	*" $header "*)
		continue ;;
	esac
	check "$place: $room may not include $header" may_include "$room" \
	    "$header"
done < "$work/includes"

# page.h and a room's other headers are written with their room, so that a line
# says where it leads.
group 'names'
is 'files of one name' "$(ls src/*/*.[ch] | sed 's,.*/,,' | LC_ALL=C sort |
    uniq -d)" ''
while read -r place header; do
	case $header in
	qpdf/*)	;;			# a library with a folder
	*/*)	[ "${header%%/*}" = sys ] ||
		    check "$place: no src/$header" test -e "src/$header" ;;
	*)	check "$place: write ${header} with its room" \
		    test ! -e "$(dirname "${place%%:*}")/$header" ;;
	esac
done < "$work/includes"

# The environment, the clock and the terminal are cmd's.
group 'what only cmd may do'
for call in getenv secure_getenv time clock clock_gettime gettimeofday \
    localtime printf puts putchar perror vprintf exit setlocale; do
	grep -nw "$call(" src/*/*.[ch] | grep -v '^src/cmd/' |
	    grep -v '^[^:]*:[0-9]*:[ 	]*\*' |
	    grep -v '^[^:]*:[0-9]*: \*' > "$work/calls"
	# Running out of memory ends the program, wherever it happens.
	[ "$call" != exit ] || sed -i '/^src\/base\/arena\.c:/d' "$work/calls"
	check "$call() outside cmd" test ! -s "$work/calls"
	[ ! -s "$work/calls" ] || cat "$work/calls"
done
grep -nwE 'stdout|stderr|stdin' src/*/*.[ch] | grep -v '^src/cmd/' |
    grep -v '^src/base/arena\.[ch]:' |
    grep -vE '^[^:]*:[0-9]*:[ 	]*(/?\*|//)' > "$work/calls"
is 'standard streams outside cmd' "$(cat "$work/calls")" ''

group 'headers compile alone'
mkdir "$work/gen"
flags=$(pkg-config --cflags cairo harfbuzz harfbuzz-subset sqlite3 libcmark-gfm)
for header in $(cd src && ls */*.h); do
	echo "#include \"$header\"" > "$work/alone.c"
	# shellcheck disable=SC2086 # flags are words
	check "$header" gcc -std=c11 -D_GNU_SOURCE -Isrc $flags -Wall -Wextra \
	    -fsyntax-only "$work/alone.c"
done

finish
