#!/bin/sh
#SBATCH --job-name=packs
#SBATCH --cpus-per-task=1
#SBATCH --mem=512M
#SBATCH --time=00:10:00
#SBATCH --output=%x-%a.log
# slurm.sh - one pack that is out of date, as a task of a Slurm job array:
#
#   n=$(sh prepare.sh STORE FOLDER)
#   sbatch --wait --array=1-$n slurm.sh FOLDER $PWD
#   sh merge.sh STORE FOLDER
#
# Slurm runs a copy of this file, so it is told where job.sh lies.
set -eu
folder=${1:?slurm.sh FOLDER SCRIPTS} scripts=${2:?slurm.sh FOLDER SCRIPTS}

exec sh "$scripts/job.sh" "$folder" "${SLURM_ARRAY_TASK_ID:?not a job array}"
