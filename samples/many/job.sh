#!/bin/sh
# job.sh - one job: make the pack in line N of FOLDER/jobs.
#
#   job.sh FOLDER N
#
# The store's copy is only read.  What was published is written to a record of its
# own, which merge.sh takes back into the store; a job may be run again.
set -eu
folder=${1:?job.sh FOLDER N} n=${2:?job.sh FOLDER N}
packwright=${PACKWRIGHT:-packwright}
tab=$(printf '\t')

line=$(sed -n "${n}p" "$folder/jobs")
[ -n "$line" ] || { echo "job.sh: $folder/jobs has no line $n" >&2; exit 2; }
layout=${line%%"$tab"*} line=${line#*"$tab"}
edition=${line%%"$tab"*} line=${line#*"$tab"}
asked=${line%%"$tab"*} output=${line#*"$tab"}

# A failure names its pack: jobs share texts.
trap '[ $? = 0 ] || echo "job $n: $layout was not made" >&2' EXIT
set -- --edition "$edition" -o "$output"
[ "$asked" = - ] || set -- "$@" --period "$asked"
"$packwright" build --publish --store "$folder/copy.db" \
    --record "$folder/records/$n.record" "$@" "$layout"
