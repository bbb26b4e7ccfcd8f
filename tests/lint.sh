#!/bin/sh
# lint.sh - warnings of gcc, of cppcheck and of mandoc, and the include rules.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh

group 'gcc'
check 'compiles without a warning' make -j2 CC='gcc -Werror' \
    BUILD="$work/build" "$work/build/packwright" units

# Lines of the tree that break the house's form.
group 'form'
sources=$(find src tests -name '*.[ch]')
# shellcheck disable=SC2086 # file names without blanks
{
	is 'blanks at the end of a line' "$(grep -n '[ 	]$' $sources)" ''
	is 'indented with blanks' "$(grep -nE '^ {8}' $sources)" ''
	is 'no line at the end' "$(for file in $sources; do
	    [ -z "$(tail -c 1 "$file")" ] || echo "$file"; done)" ''
}

group 'cppcheck'
# Two that are none: text.c divides by a power of ten, not by the remainder it
# then asks about, and utf8_write() fills the bytes whose length it returns.
# Headers of libraries are not ours.
check 'src and tests' cppcheck --quiet --std=c11 -Isrc -D_GNU_SOURCE \
    --enable=warning,performance,portability --error-exitcode=1 \
    --suppress=missingIncludeSystem --suppress=zerodivcond:src/base/text.c \
    --suppress=uninitvar:src/base/text.c \
    --template='{file}:{line}: {id}: {message}' src tests/tools

group 'manual pages'
check 'made' make -s man
check 'manual pages' mandoc -Tlint -Wwarning build/man/*

group 'include rules'
check 'walls' sh tests/walls.sh

group 'scripts'
for script_file in tests/*.sh src/man/*.sh; do
	check "$script_file" sh -n "$script_file"
done
check '.ci/run' bash -n .ci/run

finish
