import { describe, expect, it } from 'vitest';
import type { Agent } from '#sim/agents/population.ts';
import { Tally } from '#sim/engine/tally.ts';
import { STAKING_KINDS } from '#sim/policies/define-policy.ts';
import type { AgentAction, Outcome } from '#sim/ports/staking-chain.ts';

function anAgent(index: number, cohortIndex: number): Agent {
  return {
    index,
    id: `c${cohortIndex}/${index}`,
    cohortIndex,
    cohort: `c${cohortIndex}`,
    policyKind: 'staker',
    isAttacker: false,
    attested: false,
    mind: { decide: () => ({ intents: [], sleepDays: 1 }), learn: () => undefined },
  };
}

const STAKE: AgentAction = { kind: 'stake', agent: 0, amountBaseUnits: 5n, lockDays: 7 };
const CLAIM: AgentAction = { kind: 'claim_rewards', agent: 0 };
const ACCEPTED: Outcome = { accepted: true };

function rejected(errorName: string, errorCode: number): Outcome {
  return { accepted: false, errorCode, errorName };
}

describe('sim/engine/tally.ts', () => {
  it('counts by kind, by tick and since genesis', () => {
    const tally = new Tally(false, STAKING_KINDS);
    tally.openTick();
    tally.countOperator({ kind: 'roll' }, ACCEPTED);
    tally.countAgent(0, anAgent(0, 0), STAKE, ACCEPTED);
    tally.countAgent(0, anAgent(0, 0), CLAIM, rejected('NothingToClaim', 6009));
    tally.meterUnits(23);
    expect(tally).toMatchObject({ attempted: 2, accepted: 1, operatorActions: 1, computeUnits: 23 });
    tally.openTick();
    tally.meterUnits(30);
    expect(tally).toMatchObject({ attempted: 0, accepted: 0, operatorActions: 0, computeUnits: 7 });
    expect(tally).toMatchObject({ totalAttempted: 2, totalAccepted: 1, totalComputeUnits: 30 });
    expect(tally.agentKinds.claim_rewards).toEqual({ attempted: 1, accepted: 0 });
    expect(tally.operatorKinds.roll).toEqual({ attempted: 1, accepted: 1 });
  });

  it('lists refusals by cohort, kind and error, with their number', () => {
    const tally = new Tally(false, STAKING_KINDS);
    tally.openTick();
    tally.countAgent(4, anAgent(9, 1), STAKE, rejected('B', 2));
    tally.countAgent(4, anAgent(0, 0), CLAIM, rejected('A', 1));
    tally.countAgent(4, anAgent(0, 0), STAKE, rejected('C', 7));
    tally.countAgent(4, anAgent(1, 0), STAKE, rejected('B', 2));
    tally.countAgent(4, anAgent(2, 0), STAKE, rejected('B', 2));
    const row = { tickIndex: 4, cohort: 'c0', kind: 'stake' };
    expect(tally.failureRows()).toEqual([
      { ...row, errorName: 'B', errorCode: 2, count: 2 },
      { ...row, errorName: 'C', errorCode: 7, count: 1 },
      { ...row, kind: 'claim_rewards', errorName: 'A', errorCode: 1, count: 1 },
      { ...row, cohort: 'c1', errorName: 'B', errorCode: 2, count: 1 },
    ]);
    tally.openTick();
    expect(tally.failureRows()).toEqual([]);
  });

  it('keeps a row an action when asked to', () => {
    const tally = new Tally(true, STAKING_KINDS);
    tally.openTick();
    tally.countAgent(4, anAgent(0, 0), STAKE, ACCEPTED);
    tally.countAgent(4, anAgent(0, 0), CLAIM, rejected('NothingToClaim', 6009));
    const row = { tickIndex: 4, agentId: 'c0/0', cohort: 'c0' };
    expect(tally.actionRows).toEqual([
      { ...row, kind: 'stake', amountBaseUnits: 5n, outcome: 'accepted' },
      { ...row, kind: 'claim_rewards', amountBaseUnits: undefined, outcome: 'NothingToClaim' },
    ]);
    const quiet = new Tally(false, STAKING_KINDS);
    quiet.openTick();
    quiet.countAgent(4, anAgent(0, 0), STAKE, ACCEPTED);
    expect(quiet.actionRows).toEqual([]);
  });

  it('calls a kind that was meant or tried vacuous until one of it is accepted', () => {
    const tally = new Tally(false, STAKING_KINDS);
    tally.openTick();
    expect(tally.vacuousKinds()).toEqual(['stake', 'unstake', 'claim_rewards']);
    tally.countAgent(0, anAgent(0, 0), STAKE, ACCEPTED);
    tally.countAgent(0, anAgent(0, 0), CLAIM, rejected('NothingToClaim', 6009));
    tally.countAgent(0, anAgent(0, 0), { kind: 'refresh_boosters', agent: 0 }, rejected('NoBoosterEarned', 6043));
    tally.countOperator({ kind: 'mint_inflation' }, rejected('InflationCapExceeded', 6046));
    expect(tally.vacuousKinds()).toEqual(['unstake', 'claim_rewards', 'refresh_boosters', 'mint_inflation']);
  });

  it('counts deposits that the stake cap refused', () => {
    const tally = new Tally(false, []);
    tally.openTick();
    tally.countAgent(0, anAgent(0, 0), STAKE, rejected('StakeCapExceeded', 6003));
    tally.openTick();
    tally.countAgent(1, anAgent(0, 0), STAKE, rejected('StakeCapExceeded', 6003));
    expect(tally.stakeCapRefusals).toBe(2);
    expect(tally.coolDownRefusals).toBe(0);
  });

  it('counts drafts that the cool-down refused', () => {
    const tally = new Tally(false, []);
    tally.openTick();
    const payload = { kind: 'feature', flag: 3, enabled: true } as const;
    tally.countAgent(0, anAgent(0, 0), { kind: 'create_proposal', agent: 0, payload }, rejected('ProposalCoolDown', 1));
    expect(tally.coolDownRefusals).toBe(1);
  });

  it('names the tokens of trades: what a sale pays, and the most that liquidity takes', () => {
    const tally = new Tally(true, []);
    tally.openTick();
    const trades: readonly AgentAction[] = [
      { kind: 'swap', agent: 0, side: 'sell', amountIn: 3n, minOut: 1n },
      { kind: 'swap', agent: 0, side: 'buy', amountIn: 3n, minOut: 1n },
      { kind: 'add_liquidity', agent: 0, maxBaseUnits: 7n, maxQuoteUnits: 9n },
      { kind: 'remove_liquidity', agent: 0, shares: 2n },
    ];
    for (const trade of trades) tally.countAgent(4, anAgent(0, 0), trade, ACCEPTED);
    expect(tally.actionRows.map(({ amountBaseUnits }) => amountBaseUnits)).toEqual([3n, undefined, 7n, undefined]);
  });

  it('calls trades and fundings vacuous like all other kinds', () => {
    const tally = new Tally(false, ['swap', 'add_liquidity']);
    tally.openTick();
    tally.countAgent(0, anAgent(0, 0), { kind: 'remove_liquidity', agent: 0, shares: 2n }, rejected('x', 7007));
    tally.countAgent(0, anAgent(0, 0), { kind: 'swap', agent: 0, side: 'buy', amountIn: 1n, minOut: 1n }, ACCEPTED);
    tally.countOperator({ kind: 'desk_swap', side: 'sell', amountIn: 1n, minOut: 1n }, rejected('NothingOut', 7006));
    const funding = { kind: 'fund_wallet', agent: 0, amountBaseUnits: 1n, amountQuoteUnits: 0n } as const;
    tally.countOperator(funding, ACCEPTED);
    expect(tally.vacuousKinds()).toEqual(['add_liquidity', 'remove_liquidity', 'desk_swap']);
  });

  it('takes it for no vacuous kind when what attackers alone tried was refused', () => {
    const tally = new Tally(false, []);
    tally.openTick();
    const thief = { ...anAgent(0, 0), isAttacker: true };
    tally.countAgent(0, thief, STAKE, rejected('StakeCapExceeded', 6003));
    tally.countOperator({ kind: 'execute_proposal', proposalId: 0 }, rejected('TimelockActive', 1), true);
    expect(tally.vacuousKinds()).toEqual([]);
    tally.countAgent(0, anAgent(0, 0), STAKE, rejected('StakeCapExceeded', 6003));
    tally.countOperator({ kind: 'execute_proposal', proposalId: 0 }, rejected('TimelockActive', 1));
    expect(tally.vacuousKinds()).toEqual(['stake', 'execute_proposal']);
  });
});
