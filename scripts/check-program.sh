#!/usr/bin/env bash
# Rebuilds the program and compares every artifact with the committed one, byte by byte.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
bash "$root/programs/toolchain/build.sh" "$root/programs/staking" "$fresh"
status=0
for file in staking.so staking.json manifest.json; do
  if cmp "$fresh/$file" "$root/programs/staking/artifacts/$file"; then
    echo "same: $file"
  else
    echo "differs: $file; commit the result of: npm run program:build" >&2
    status=1
  fi
done
exit $status
