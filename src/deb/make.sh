#!/bin/sh
# make.sh - a Debian package of what `make install` has put below a folder.
#
#   make.sh VERSION ROOT FILE.deb
set -eu
here=$(cd "$(dirname "$0")" && pwd)
version=${1:?make.sh VERSION ROOT FILE} root=${2:?make.sh VERSION ROOT FILE}
deb=${3:?make.sh VERSION ROOT FILE}
program=$root/usr/bin/packwright

# The packages of the libraries that PROGRAM asks for by name, each at least as
# new as the one it was built with.  What they need themselves, they say.
depends() {
	objdump -p "$program" | awk '$1 == "NEEDED" { print $2 }' |
	while read -r name; do
		file=$(ldd "$program" | awk -v name="$name" \
		    '$1 == name { print $3 }')
		file=$(realpath "$file")
		# Debian's packages may know it under /usr or not.
		dpkg-query -S "$file" 2> /dev/null ||
		    dpkg-query -S "${file#/usr}"
	done | cut -d : -f 1 | sort -u | while read -r package; do
		printf '%s (>= %s), ' "$package" \
		    "$(dpkg-query -W -f='${Version}' "$package" |
		    sed 's/+deb.*//; s/-[^-]*$//')"
	done | sed 's/, $//'
}

# What may be done with it: the fonts' terms are those of Debian's packages.
copyright() {
	cat "$here/copyright"
	for terms in "$root"/usr/share/packwright/fonts/*.copyright; do
		printf '\n\n==== %s ====\n\n' "$(basename "$terms" .copyright)"
		cat "$terms"
	done
}

mkdir -p "$root/DEBIAN"
doc=$root/usr/share/doc/packwright
copyright > "$doc/copyright"
sed "s|@VERSION@|$version|" "$here/changelog" | gzip -9n > "$doc/changelog.gz"
chmod 644 "$doc/copyright" "$doc/changelog.gz"
strip "$program"
sed -e "s|@VERSION@|$version|" \
    -e "s|@ARCHITECTURE@|$(dpkg --print-architecture)|" \
    -e "s|@SIZE@|$(du -sk "$root/usr" | cut -f 1)|" \
    -e "s|@DEPENDS@|$(depends)|" "$here/control.in" > "$root/DEBIAN/control"
(cd "$root" && find usr -type f -exec md5sum {} +) > "$root/DEBIAN/md5sums"
dpkg-deb --root-owner-group --build "$root" "$deb" > /dev/null
