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
# normalCheckLevelMaxBranches and missingIncludeSystem say that something was not
# looked at; the headers of libraries are none of ours.
check 'src and tests' cppcheck --quiet --std=c11 -Isrc -D_GNU_SOURCE \
    --enable=warning,performance,portability --inline-suppr \
    --error-exitcode=1 --suppress=missingIncludeSystem \
    --template='{file}:{line}: {id}: {message}' src tests/tools

group 'scripts'
for script_file in tests/*.sh src/man/*.sh; do
	check "$script_file" sh -n "$script_file"
done
check '.ci/run' bash -n .ci/run

finish
