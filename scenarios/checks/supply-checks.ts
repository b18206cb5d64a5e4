import { formatAmount, formatPercentage } from '../schema/quantities.ts';
import type { SourcePath } from '../text/source-document.ts';
import type { Finding, ScenarioDraft } from './finding.ts';

/** An amount that the program bounds by a part of the supply. */
interface SupplyBound {
  readonly path: SourcePath;
  readonly amount: bigint | undefined;
  /** The supply is divided by it. */
  readonly divisor: bigint;
}

/** Amounts against the supply, as the program's own bounds have it. */
export function checkSupplyBounds({
  token,
  staking,
  rewards,
  governance,
  treasury,
}: ScenarioDraft): readonly Finding[] {
  if (token === undefined) return [];
  const bounds: readonly SupplyBound[] = [
    { path: ['staking', 'max_stake'], amount: staking?.max_stake, divisor: 1n },
    { path: ['rewards', 'min_claim'], amount: rewards?.min_claim, divisor: 1_000n },
    { path: ['rewards', 'min_debate_fee'], amount: rewards?.min_debate_fee, divisor: 1n },
    { path: ['governance', 'min_proposal_stake'], amount: governance?.min_proposal_stake, divisor: 100n },
    { path: ['governance', 'min_vote_stake'], amount: governance?.min_vote_stake, divisor: 100n },
    { path: ['governance', 'bond'], amount: governance?.bond, divisor: 100n },
    { path: ['treasury', 'reserve_floor'], amount: treasury?.reserve_floor, divisor: 1n },
    { path: ['treasury', 'buyback', 'weekly_cap'], amount: treasury?.buyback.weekly_cap, divisor: 100n },
  ];
  return bounds.flatMap(({ path, amount, divisor }) => {
    const most = token.supply / divisor;
    if (amount === undefined || amount <= most) return [];
    const part = divisor === 1n ? '' : `${formatPercentage(10_000 / Number(divisor))} of `;
    const expected = `at most ${part}token.supply, ${formatAmount(most, token.symbol, token.decimals)}`;
    return [{ path, expected, found: formatAmount(amount, token.symbol, token.decimals) }];
  });
}
