import { featureBit } from '#sim/core/features.ts';
import { TOKEN } from './units-plan.ts';
import type { UnitsStage } from './units-stage.ts';

const VOTER = 0;
const SINGLE = 1;
const CROWD = 2;
const PROPOSER = 3;
export const COSTLY_AGENTS = 4;

/** The same with aged power, vesting boosts, tickets, burned penalties and quadratic votes. */
export async function measureCostly(stage: UnitsStage): Promise<void> {
  await stage.stake(VOTER, 1_000_000n, 180);
  await stage.stake(SINGLE, 20_000n, 90);
  await stage.stake(PROPOSER, 20_000n, 0);
  for (let i = 0; i < 16; i += 1) await stage.stake(CROWD, 5_000n, 90);
  stage.note('stake', 'beside 15 entries, aged power');
  await stage.operate({ kind: 'fund_rewards', amountBaseUnits: 70_000n * TOKEN });
  await stage.rollTo(1);
  stage.note('roll', 'one day, aged power');
  await stage.rollTo(3);
  for (const agent of [VOTER, SINGLE, CROWD]) await stage.operate({ kind: 'attest', agent });
  const payload = { kind: 'feature', flag: featureBit('penaltyBurn'), enabled: false } as const;
  const proposalId = await stage.propose(PROPOSER, payload);
  const vote = (agent: number) => ({ kind: 'cast_vote', agent, proposalId, side: 'yes' }) as const;
  await stage.measure('one entry, quadratic, attested, aged power', vote(VOTER));
  await stage.measure('16 entries, quadratic, attested, aged power', vote(CROWD));
  await stage.rollTo(14);
  await stage.measure('one entry, vesting boost', { kind: 'claim_rewards', agent: SINGLE });
  await stage.measure('16 entries, vesting boosts', { kind: 'claim_rewards', agent: CROWD });
  const exit = { kind: 'unstake', amountBaseUnits: 5_000n * TOKEN, force: true, entryIndex: 0 } as const;
  await stage.measure('early, ticket, aged power', { ...exit, agent: SINGLE });
  const { stake } = (await stage.chain.readAgents([SINGLE]))[0] ?? {};
  const index = (stake?.ticketCount ?? 0) - 1;
  await stage.measureOperator('burned', { kind: 'sweep_penalties' });
  await stage.rollTo(20);
  await stage.measureOperator('a part', { kind: 'release_ticket', agent: SINGLE, index });
  await stage.rollTo(30);
  await stage.measureOperator('the rest, the ticket closes', { kind: 'release_ticket', agent: SINGLE, index });
}
