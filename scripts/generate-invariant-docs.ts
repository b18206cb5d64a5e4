import type { InvariantEntry } from '#sim/ledger/invariant.ts';
import { INVARIANTS, LEDGER_CHECKS } from '#sim/ledger/invariants.ts';
import { isMain } from './check.ts';
import { writeGenerated } from './generated-file.ts';

/** The page `docs/reference/invariants.md`. */
export function invariantPage(entries: readonly InvariantEntry[]): string {
  const lines = [
    '# Invariants',
    '',
    'Generated from `sim/ledger` by `npm run generate`; do not edit. Checked on accounts as read from the chain: `tick` after',
    'every tick, `touched` for each account read in it, `scan` when all accounts are read, `tests` not in a run but by tests on',
    'both engines. A broken one of severity `fatal` ends the run with exit code 1, a `warning` is counted. Ids are never used',
    'again.',
    '',
    '| id | what holds | compares | severity | cadence | source |',
    '| --- | --- | --- | --- | --- | --- |',
    ...entries.map(({ id, title, compares, severity, cadence, source }) => {
      const cells = [id, title, compares, severity, cadence, source].map((cell) => cell.replaceAll('|', '\\|'));
      return `| ${cells.join(' | ')} |`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}

if (isMain(import.meta.url))
  writeGenerated('docs/reference/invariants.md', invariantPage([...INVARIANTS, ...LEDGER_CHECKS]));
