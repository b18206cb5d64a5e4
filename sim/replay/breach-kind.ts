import type { Breach } from '../ledger/ledger.ts';

const AGENT = /\bagent [^\s:]+/g;
const NUMBER = /-?\d[\d_.,]*/g;

/**
 * What a breach is about, without whose account it is and how much is missing: the invariant, what it was checked of, and
 * the words of what was expected and found. An invariant such as `ledger.outcomes` speaks of many flaws; two breaches of
 * one kind are of the same.
 */
export function breachKind({
  invariant,
  where,
  expected,
  found,
}: Pick<Breach, 'invariant' | 'where' | 'expected' | 'found'>): string {
  const told = [where, expected, found].map((text) => text.replace(AGENT, 'agent').replace(NUMBER, '0'));
  return [invariant, ...told].join('\n');
}
