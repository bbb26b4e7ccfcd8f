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
	check "$1: PDF" qpdf --check "$work/folder/performance-summary-2022-12.pdf"
}

group 'make install'
root="$work/a root"
check 'install' make -s install "DESTDIR=$root" PREFIX=/usr
works 'installed' "$root"
mv "$root" "$work/elsewhere"
works 'moved' "$work/elsewhere"
check 'manual page' mandoc -Tlint -Wwarning \
    "$work/elsewhere/usr/share/man/man1/packwright.1"
doc=$work/elsewhere/usr/share/doc/packwright
sed -n 's/^!\[.*](\([^)]*\))$/\1/p' "$doc/README.md" > "$work/pictures"
is 'pictures of the README' "$(grep -c . "$work/pictures")" 1
check 'are beside it' test -s "$doc/$(cat "$work/pictures")"
check 'what is said of the fonts' \
    test -s "$work/elsewhere/usr/share/packwright/fonts/README.md"
has "their licences" "$work/elsewhere/usr/share/packwright/fonts/\
fonts-roboto-unhinted.copyright" Apache-2.0
check 'the samples are there' \
    test -x "$work/elsewhere/usr/share/packwright/samples/cron/monthly.sh" -o \
    -f "$work/elsewhere/usr/share/packwright/samples/cron/monthly.sh"

group 'completion'
"$PROGRAM" manual completion > "$work/completion"
same "the program's own" "$work/elsewhere/usr/share/bash-completion/completions/packwright" \
    "$work/completion"

group 'make uninstall'
mv "$work/elsewhere" "$root"
check 'uninstall' make -s uninstall "DESTDIR=$root" PREFIX=/usr
is 'files left' "$(find "$root" -type f)" ''
is 'folders left' "$(cd "$root/usr" && find . -type d | sort | tr '\n' ' ')" \
    '. ./bin ./share ./share/man '
check 'into a folder of its own' \
    make -s install "DESTDIR=$root" PREFIX=/opt/packwright
: > "$root/opt/packwright/share/mine"
check 'and out' make -s uninstall "DESTDIR=$root" PREFIX=/opt/packwright
is "what is left is somebody else's" \
    "$(cd "$root/opt/packwright" && find . | sort | tr '\n' ' ')" \
    '. ./share ./share/mine '
rm "$root/opt/packwright/share/mine"
check 'once more' make -s uninstall "DESTDIR=$root" PREFIX=/opt/packwright
is 'nothing is left' "$(find "$root/opt" -mindepth 1)" ''
make -s install PREFIX=opt > "$work/said" 2>&1
is 'a prefix below the clone: exit' $? 2
has 'a prefix below the clone' "$work/said" \
    'PREFIX=opt does not begin with a slash: nothing was done'

group 'make deb'
deb=packwright_0.1_$(dpkg --print-architecture).deb
is 'its name' "$(make -s print-DEB)" "build/$deb"
make -s deb "DEB=$work/packwright.deb" > "$work/said" 2>&1
is 'deb' "$?$(cat "$work/said")" \
    "0made $work/packwright.deb: sudo apt install $work/packwright.deb"
check 'unpacked' dpkg-deb -x "$work/packwright.deb" "$work/unpacked"
works 'unpacked' "$work/unpacked"
dpkg-deb -f "$work/packwright.deb" Depends | tr ',' '\n' > "$work/depends"
copyright=$work/unpacked/usr/share/doc/packwright/copyright
has 'the program' "$copyright" 'no licence has been chosen'
has 'Roboto' "$copyright" 'License: Apache-2.0'
has 'DejaVu' "$copyright" 'Bitstream Vera'
for library in libc6 libhpdf libcairo2 libsqlite3-0 libqpdf libharfbuzz0b; do
	has 'depends' "$work/depends" "$library"
done
check 'no symbols' sh -c "! nm '$work/unpacked/usr/bin/packwright' 2> /dev/null |
    grep -q ."
zcat "$work/unpacked/usr/share/doc/packwright/changelog.gz" > "$work/changes"
is 'what changed' "$(head -n 1 "$work/changes")" \
    'packwright (0.1) unstable; urgency=medium'
check 'every file has its checksum' sh -c "cd '$work/unpacked' &&
    dpkg-deb --ctrl-tarfile '$work/packwright.deb' |
    tar -xO ./md5sums | md5sum --check --quiet"

finish
