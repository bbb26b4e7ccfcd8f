#!/bin/sh
# merge.sh - what the jobs published, into the store; then their records go.  One
# that the store has already changes nothing, so it can be run at any time, and
# again.
#
#   merge.sh STORE FOLDER
set -eu
store=${1:?merge.sh STORE FOLDER} folder=${2:?merge.sh STORE FOLDER}
packwright=${PACKWRIGHT:-packwright}

set -- "$folder"/records/*.record
[ -e "$1" ] || exit 0
"$packwright" merge "$store" "$@"
rm -f "$@"
