#!/bin/sh
# parallel.sh - every pack that is out of date, with GNU parallel: on this machine,
# or with --sshlogin on those that share its folders.
#
#   parallel.sh STORE FOLDER [OPTION OF PARALLEL...]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
store=${1:?parallel.sh STORE FOLDER} folder=${2:?parallel.sh STORE FOLDER}
shift 2

n=$(sh "$here/prepare.sh" "$store" "$folder")
status=0
if [ "$n" -gt 0 ]; then
	# A job that fails says why; the others go on.
	seq "$n" | parallel --quote "$@" sh "$here/job.sh" "$folder" || status=$?
fi
sh "$here/merge.sh" "$store" "$folder"
exit "$status"
