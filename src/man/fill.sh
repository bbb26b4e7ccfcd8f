#!/bin/sh
# fill.sh PROGRAM PAGE - a manual page with the program's own tables in place of
# its lines '.\" @KINDS@', '.\" @HEADS@', '.\" @COLUMNS@' and '.\" @FIGURES@'.
set -eu
program=$1
while IFS= read -r line; do
	case $line in
	'.\" @KINDS@')		"$program" manual kinds ;;
	'.\" @HEADS@')		"$program" manual heads ;;
	'.\" @COLUMNS@')	"$program" manual columns ;;
	'.\" @FIGURES@')	"$program" manual figures ;;
	*)			printf '%s\n' "$line" ;;
	esac
done < "$2"
