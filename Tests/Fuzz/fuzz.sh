#!/usr/bin/env bash
# fuzz.sh PROGRAM FOLDER SECONDS [READER...]: fuzzes each reader for so long, from the seeds in
# corpus/ and, where it is present, from what other programs wrote. New inputs gather in FOLDER;
# a crash, a hang or a gigabyte of memory is a finding, whose input is kept there too. Inputs have up to
# 64 KiB, so that a seed of another program is read to its end; what reads XML is given its words.
set -euo pipefail
program=$(realpath "$1") folder=$2 seconds=$3
shift 3
here=$(cd "$(dirname "$0")" && pwd)
interop=$here/../../../shared/interop
[ $# -gt 0 ] || set -- $(ls "$here/corpus")
# On a crash Swift's own backtrace waits for ever under this sanitizer.
export SWIFT_BACKTRACE=enable=no
export LSAN_OPTIONS=suppressions=$here/../leaks.txt
status=0
TIMEFORMAT='%U %S'
for reader; do
  seeds=("$here/corpus/$reader") words=()
  case $reader in
    tmx* | po | xliff | tbx) [ ! -d "$interop/${reader%doctor}" ] || seeds+=("$interop/${reader%doctor}") ;;
  esac
  case $reader in
    tmx* | xliff | tbx | wordxml) words=("-dict=$here/xml.dict") ;;
  esac
  mkdir -p "$folder/$reader" "$folder/findings"
  if { time YIZHI_READER=$reader "$program" -max_total_time="$seconds" -max_len=65536 -timeout=10 \
    "${words[@]}" -rss_limit_mb=1024 -artifact_prefix="$folder/findings/$reader-" \
    "$folder/$reader" "${seeds[@]}" > "$folder/$reader.log" 2>&1; } 2> "$folder/$reader.time"; then
    runs=$(grep -aoE 'Done [0-9]+ runs' "$folder/$reader.log" | grep -aoE '[0-9]+' || true)
    used=$(awk '{ printf "%d", $1 + $2 }' "$folder/$reader.time")
    echo "$reader: ${runs:-no} runs in $used s of processor time, no finding"
  else
    echo "$reader: FINDING, see $folder/$reader.log and $(ls "$folder"/findings/"$reader"-* | tail -n 1)"
    status=1
  fi
  rm -f /dev/shm/yizhi-*-fuzz*
done
exit $status
