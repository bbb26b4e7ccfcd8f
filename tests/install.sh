#!/bin/sh
# install.sh - what `make install` and `make deb` put somewhere works there, finds
# its fonts beside itself, and goes again.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
unset PACKWRIGHT_DATA

# works WHAT ROOT: a working folder by the program below ROOT, and its paper.
works() {
	rm -rf "$work/folder"
	check "$1: init" "$2/usr/bin/packwright" init "$work/folder"
	check "$1: build" sh -c "cd '$work/folder' &&
	    '$2/usr/bin/packwright' build performance-summary.ini"
	check "$1: PDF" qpdf --check "$work/folder/performance-summary.pdf"
}

group 'make install'
check 'install' make -s install "DESTDIR=$work/root" PREFIX=/usr
works 'installed' "$work/root"
mv "$work/root" "$work/elsewhere"
works 'moved' "$work/elsewhere"
check 'manual page' mandoc -Tlint -Wwarning \
    "$work/elsewhere/usr/share/man/man1/packwright.1"
check 'the samples are there' \
    test -x "$work/elsewhere/usr/share/packwright/samples/cron/monthly.sh" -o \
    -f "$work/elsewhere/usr/share/packwright/samples/cron/monthly.sh"

group 'completion'
# completes WANT WORD...: the last word of that line.
completes() {
	want=$1
	shift
	is "$*" "$(bash -c '. "$1"; shift
	    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _packwright
	    echo "${COMPREPLY[*]}"' - \
	    "$work/elsewhere/usr/share/bash-completion/completions/packwright" \
	    "$@")" "$want"
}
completes status packwright sta
completes --stale packwright build --sta
completes 'public members all' packwright status --edition ''
completes members packwright build --edition m

group 'make uninstall'
mv "$work/elsewhere" "$work/root"
check 'uninstall' make -s uninstall "DESTDIR=$work/root" PREFIX=/usr
is 'files left' "$(find "$work/root" -type f)" ''

group 'make deb'
check 'deb' make -s deb "DEB=$work/packwright.deb"
check 'unpacked' dpkg-deb -x "$work/packwright.deb" "$work/unpacked"
works 'unpacked' "$work/unpacked"
dpkg-deb -f "$work/packwright.deb" Depends | tr ',' '\n' > "$work/depends"
for library in libc6 libhpdf libcairo2 libsqlite3-0 libqpdf libharfbuzz0b; do
	has 'depends' "$work/depends" "$library"
done
check 'every file has its checksum' sh -c "cd '$work/unpacked' &&
    dpkg-deb --ctrl-tarfile '$work/packwright.deb' |
    tar -xO ./md5sums | md5sum --check --quiet"

finish
