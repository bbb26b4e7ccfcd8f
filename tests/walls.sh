#!/bin/sh
# walls.sh - the include rules of the house, read against our #include lines.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh

# A room, and what it may include beside itself and the C library: rooms, or
# single headers of rooms, or libraries that no other room includes.
rooms='
base	nettle/sha2.h
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
paper	base store measure spec font slip picture page story chart utf8proc.h
cmd	base store measure spec font slip picture page story chart pdf paper
'

# Headers of the C library and of the system; what else is a library.
system=' assert.h ctype.h dirent.h errno.h fcntl.h float.h getopt.h inttypes.h
limits.h malloc.h math.h setjmp.h signal.h stdarg.h stdbool.h stddef.h stdint.h stdio.h
stdlib.h string.h strings.h sys/file.h sys/mman.h sys/prctl.h sys/stat.h sys/statvfs.h
sys/time.h sys/types.h sys/wait.h time.h unistd.h '
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

# rooms.svg is what src/README.md shows: an arrow for each room that includes
# another, but for what follows from other arrows, from box to box.
group 'picture'
awk '
	{
		split($1, path, "/")
		if ($2 !~ /_int\.h$/ && split($2, to, "/") == 2 &&
		    to[1] != path[2])
			print path[2], to[1]
	}' "$work/includes" | LC_ALL=C sort -u | while read -r room other; do
	[ ! -d "src/$other" ] || echo "$room $other"
done > "$work/edges"
awk '
	{ edge[$1, $2]; room[$1]; room[$2] }
	END {
		for (e in edge)
			reach[e]
		for (k in room)
			for (i in room)
				for (j in room)
					if (i SUBSEP k in reach &&
					    k SUBSEP j in reach)
						reach[i, j]
		for (e in edge) {
			split(e, at, SUBSEP)
			drawn = 1
			for (k in room)
				if (at[1] SUBSEP k in reach &&
				    k SUBSEP at[2] in reach)
					drawn = 0
			if (drawn)
				print at[1] "-" at[2]
		}
	}' "$work/edges" | LC_ALL=C sort > "$work/want"
grep -o '<path id="[a-z]*-[a-z]*"' src/rooms.svg | cut -d '"' -f 2 |
    LC_ALL=C sort > "$work/drawn"
is 'arrows' "$(cat "$work/drawn")" "$(cat "$work/want")"

# An arrow begins at the left edge of its room and ends seven points right of the
# other, at the height of both.
is 'ends of arrows' "$(tr '<' '\n' < src/rooms.svg | awk -F '"' '
	/^g id=/ { name = $2; next }
	/^rect x=/ && name != "" {
		left[name] = $2; top[name] = $4; wide[name] = $6; high[name] = $8
		name = ""
		next
	}
	/^path id=/ {
		ends[++n] = $2
		gsub(/[A-Z]/, " ", $6)
		drawn[n] = $6
	}
	END {
		for (i = 1; i <= n; i++) {
			split(ends[i], room, "-")
			last = split(drawn[i], at, " ")
			a = room[1]; b = room[2]
			end = left[b] + wide[b] + 7
			if (at[1] != left[a] || at[last - 1] != end ||
			    at[2] < top[a] || at[2] > top[a] + high[a] ||
			    at[last] < top[b] || at[last] > top[b] + high[b])
				print ends[i]
		}
	}')" ''

# The page names every file of the largest room, once.
group 'page'
sed -n 's/`//g; /^| For | Files |/,/^$/s/^|[^|]*| \(.*\) |$/\1/p' src/README.md |
    tr -d ',' | tr ' ' '\n' | grep -v -e '^-' -e '^Files$' > "$work/globs"
for file in $(cd src/paper && ls); do
	named=0
	while read -r glob; do
		# shellcheck disable=SC2254 # it is a pattern
		case ${file%.[ch]} in
		$glob)	named=$((named + 1)) ;;
		esac
	done < "$work/globs"
	is "rows with src/paper/$file" $named 1
done

# page.h and a room's other headers are written with their room, so that a line
# says where it leads.
group 'names'
is 'files of one name' "$(ls src/*/*.[ch] | sed 's,.*/,,' | LC_ALL=C sort |
    uniq -d)" ''
while read -r place header; do
	case $header in
	qpdf/*|nettle/*) ;;		# libraries with a folder
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
