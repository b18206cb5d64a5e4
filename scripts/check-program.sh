#!/usr/bin/env bash
# Rebuilds the programs and compares every artifact with the committed one, byte by byte.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
status=0
for name in staking probe market; do
  fresh=$(mktemp -d)
  committed=$root/programs/$name/artifacts
  bash "$root/programs/toolchain/build.sh" "$root/programs/$name" "$fresh"
  for file in "$committed"/*; do
    file=$(basename "$file")
    if cmp "$fresh/$file" "$committed/$file"; then
      echo "same: $name/$file"
    else
      echo "differs: $name/$file; commit the result of: npm run program:build" >&2
      status=1
    fi
  done
  rm -rf "$fresh"
done
exit $status
