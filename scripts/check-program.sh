#!/usr/bin/env bash
# Rebuilds the programs and the vulnerable twins, and compares every artifact with the committed one, byte by byte.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
status=0

# compare FRESH COMMITTED SCRIPT: the same files with the same bytes.
compare() {
  local file
  while read -r file; do
    if cmp "$1/$file" "$2/$file"; then
      echo "same: ${2#"$root"/programs/}/$file"
    else
      echo "differs: ${2#"$root"/programs/}/$file; commit the result of: npm run $3" >&2
      status=1
    fi
  done < <({ cd "$1" && find . -type f; cd "$2" && find . -type f ! -name README.md; } | sed 's|^\./||' | sort -u)
}

for name in staking probe market; do
  bash "$root/programs/toolchain/build.sh" "$root/programs/$name" "$fresh/$name"
  compare "$fresh/$name" "$root/programs/$name/artifacts" program:build
done
bash "$root/scripts/build-twins.sh" "$fresh/twins"
compare "$fresh/twins" "$root/programs/staking/twins" program:twins
exit $status
