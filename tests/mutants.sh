#!/bin/sh
# mutants.sh - are faults in the arithmetic noticed?  The classic ones, and some more
# by lot; `make mutate` tries all.
exec sh "$(dirname "$0")/mutate.sh" --some
