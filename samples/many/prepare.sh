#!/bin/sh
# prepare.sh - a list of the packs that are out of date, and a copy of the store to
# make them from.
#
#   prepare.sh STORE FOLDER
#
# FOLDER/copy.db is the store as it is now, FOLDER/jobs has a line for each pack:
# layout, edition, period asked for, output, with tabs between.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
store=${1:?prepare.sh STORE FOLDER} folder=${2:?prepare.sh STORE FOLDER}
packwright=${PACKWRIGHT:-packwright}

mkdir -p "$folder/records"
# What an earlier run published and nobody merged: else it would be made twice.
sh "$here/merge.sh" "$store" "$folder" >&2
rm -f "$folder/copy.db"
sqlite3 "$store" "VACUUM INTO '$folder/copy.db'"
chmod a-w "$folder/copy.db"
# jq says "-" for an empty field: a job that reads the line cannot lose it.
"$packwright" status --json --edition all "$folder/copy.db" > "$folder/status"
jq -r 'select(.stale and (.locked | not)) |
	[.layout, .edition, (.asked | if . == "" then "-" else . end),
	.output] | @tsv' "$folder/status" > "$folder/jobs"
wc -l < "$folder/jobs"
