#!/usr/bin/env bash
# Builds the vulnerable twins of the staking program: one of each feature vuln-* in its Cargo.toml.
# usage: build-twins.sh [OUT_DIR [FEATURE..]]
# Writes OUT_DIR/<feature>/{staking.so,manifest.json}; without arguments all of them into programs/staking/twins.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
program=$root/programs/staking
out=${1:-$program/twins}
[ $# -gt 0 ] && shift
if [ $# -eq 0 ]; then
  mapfile -t features < <(sed -n 's/^\(vuln-[a-z0-9]*\) *=.*/\1/p' "$program/Cargo.toml")
  set -- "${features[@]}"
fi
for feature in "$@"; do
  bash "$root/programs/toolchain/build.sh" "$program" "$out/$feature" "$feature"
  grep -aq "ACTSIM VULNERABLE TWIN $feature" "$out/$feature/staking.so" || {
    echo "the twin of $feature does not say that it is one" >&2
    exit 1
  }
done
