import { formatAmount } from '#scenarios/index.ts';
import { attackDefinition } from '#sim/attacks/registry.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import type { CapitalReport } from './run-attack.ts';

/** One try of a search, in a line. */
export function tryText(capitalBaseUnits: bigint, succeeded: boolean, spec: RunSpec): string {
  return `${amount(capitalBaseUnits, spec)}: ${succeeded ? 'succeeds' : 'does not succeed'}`;
}

/** What a search came to, in a few lines. */
export function capitalFoundText(report: CapitalReport): string {
  const { smallestSuccess, largestFailure, tooMuch, tries, spec, kind } = report;
  const { id, title } = attackDefinition(kind);
  const head = `${id} ${title}: `;
  const runs = `${tries.length} run${tries.length === 1 ? '' : 's'} with seed ${spec.seed}`;
  if (smallestSuccess === undefined) {
    const most = largestFailure === undefined ? 'what there is' : amount(largestFailure, spec);
    return `${head}does not succeed with ${most}, all that the scenario leaves to an attacker, nor with less\n${runs}\n`;
  }
  const lines = [
    largestFailure === undefined
      ? `${head}succeeds with ${amount(smallestSuccess, spec)} already, the least that was tried`
      : `${head}succeeds with ${amount(smallestSuccess, spec)}\ndoes not with ${amount(largestFailure, spec)}`,
    ...(tooMuch === undefined
      ? []
      : [`nor with ${amount(tooMuch, spec)}, all that the scenario leaves to an attacker`]),
    `${runs}; it is taken for granted that no less succeeds than what was found`,
  ];
  return `${lines.join('\n')}\n`;
}

function amount(baseUnits: bigint, { token }: RunSpec): string {
  const share = (Number(baseUnits) / Number(token.supplyBaseUnits)) * 100;
  return `${formatAmount(baseUnits, token.symbol, token.decimals)} (${share.toPrecision(3)}% of the supply)`;
}
