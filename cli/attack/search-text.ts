import { formatAmount } from '#scenarios/index.ts';
import { attackDefinition } from '#sim/attacks/registry.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import type { CapitalReport } from './run-attack.ts';

/** One try of a search, in a line. */
export function tryText(capitalBaseUnits: bigint, succeeded: boolean, spec: RunSpec): string {
  return `${amount(capitalBaseUnits, spec)}: ${succeeded ? 'succeeds' : 'does not succeed'}`;
}

/** What a search came to, in two or three lines. */
export function capitalFoundText({ smallestSuccess, largestFailure, tries, spec, kind }: CapitalReport): string {
  const { id, title } = attackDefinition(kind);
  const head = `${id} ${title}: `;
  const runs = `${tries.length} runs with seed ${spec.seed}`;
  if (smallestSuccess === undefined) {
    const most = largestFailure === undefined ? 'what there is' : amount(largestFailure, spec);
    return `${head}does not succeed with ${most}, all that the scenario leaves to an attacker\n${runs}\n`;
  }
  if (largestFailure === undefined) {
    return `${head}succeeds with ${amount(smallestSuccess, spec)} already, the least that was tried\n${runs}\n`;
  }
  return (
    `${head}succeeds with ${amount(smallestSuccess, spec)}\n` +
    `does not with ${amount(largestFailure, spec)}\n` +
    `${runs}; more capital is taken never to fail where less succeeds\n`
  );
}

function amount(baseUnits: bigint, { token }: RunSpec): string {
  const share = (Number(baseUnits) / Number(token.supplyBaseUnits)) * 100;
  return `${formatAmount(baseUnits, token.symbol, token.decimals)} (${share.toPrecision(3)}% of the supply)`;
}
