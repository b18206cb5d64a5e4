import type { Invariant } from '#sim/ledger/invariant.ts';
import { INVARIANTS, LEDGER_BALANCES_ID, LEDGER_OUTCOMES_ID } from '#sim/ledger/invariants.ts';
import { isMain } from './check.ts';
import { writeGenerated } from './generated-file.ts';

/** The page `docs/reference/invariants.md`. */
export function invariantPage(invariants: readonly Pick<Invariant, 'id' | 'title' | 'severity'>[]): string {
  const lines = [
    '# Invariants',
    '',
    'Generated from `sim/ledger` by `npm run generate`; do not edit. Checked after every tick on accounts as read from the',
    'chain. A broken one of severity `error` ends the run with exit code 1. Ids are never used again.',
    '',
    '| id | what holds | severity |',
    '| --- | --- | --- |',
    ...invariants.map(({ id, title, severity }) => `| ${id} | ${title.replaceAll('|', '\\|')} | ${severity} |`),
    `| ${LEDGER_BALANCES_ID} | every balance and field is what the ledger predicted | error |`,
    `| ${LEDGER_OUTCOMES_ID} | every action was accepted or refused as the ledger predicted | error |`,
  ];
  return `${lines.join('\n')}\n`;
}

if (isMain(import.meta.url)) writeGenerated('docs/reference/invariants.md', invariantPage(INVARIANTS));
