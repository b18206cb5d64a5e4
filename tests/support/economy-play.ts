import type { Breach } from '#sim/ledger/ledger.ts';
import type { ProposalPayload } from '#sim/ports/actions.ts';
import type { GenesisPlan, OperatorAction } from '#sim/ports/staking-chain.ts';
import { economyPlan } from '#tests/support/economy-plans.ts';
import { type FalseObservation, type LedgerPlay, playLedger } from '#tests/support/ledger-play.ts';
import { ANN, BOB } from '#tests/support/staking-plans.ts';

/** A payment of 5,000 to Cat. */
export const PAYMENT: ProposalPayload = {
  kind: 'spend',
  purpose: 'payment',
  recipient: 2,
  amountBaseUnits: 5_000n,
  priceQuoteUnits: 0n,
};

/** Ann has 30,000 staked for 180 days, Bob 25,000 for 90, since day 0; nothing is wrong. */
export function openEconomy(overrides: Partial<GenesisPlan> = {}): LedgerPlay {
  const play = playLedger(economyPlan(overrides));
  const found = play.tick({
    day: 0,
    operator: [{ kind: 'fund_rewards', amountBaseUnits: 700n }],
    agents: [
      { kind: 'stake', agent: ANN, amountBaseUnits: 30_000n, lockDays: 180 },
      { kind: 'stake', agent: BOB, amountBaseUnits: 25_000n, lockDays: 90 },
    ],
  });
  expectNothing(found);
  return play;
}

/** Ann's next proposal, made and open to votes on a day, with Ann's vote. Returns its id. */
export function propose(play: LedgerPlay, payload: ProposalPayload, day: number): number {
  const proposalId = play.economy.proposals.length;
  const found = play.tick({
    day,
    agents: [
      { kind: 'create_proposal', agent: ANN, payload },
      { kind: 'activate_proposal', agent: ANN, proposalId },
      { kind: 'cast_vote', agent: ANN, proposalId, side: 'yes' },
    ],
  });
  expectNothing(found);
  return proposalId;
}

/** Brings a proposal from nothing to the timelock's end: votes for 5 days, waits for 3. Returns its id. */
export function carry(play: LedgerPlay, payload: ProposalPayload, day: number): number {
  const proposalId = propose(play, payload, day);
  const decide: readonly OperatorAction[] = [
    { kind: 'finalize_proposal', proposalId },
    { kind: 'queue_proposal', proposalId },
  ];
  expectNothing(play.tick({ day: day + 5, operator: decide }));
  return proposalId;
}

/** Breaches of one invariant on a day with an execution and a falsified reading. */
export function foundOn(
  play: LedgerPlay,
  id: string,
  day: number,
  falsify: (observation: FalseObservation) => void,
  operator: readonly OperatorAction[] = [],
): readonly Breach[] {
  return play.tick({ day, operator, falsify }).filter(({ invariant }) => invariant === id);
}

function expectNothing(found: readonly Breach[]): void {
  const [first] = found;
  if (first !== undefined) {
    throw new Error(`${first.invariant} ${first.where}: expected ${first.expected}, found ${first.found}`);
  }
}
