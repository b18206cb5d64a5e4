import { RoleInstructions } from '#harness/program/role-instructions.ts';
import { featureBit } from '#sim/core/features.ts';
import type { AgentIndex, ProposalPayload, SpendPurpose } from '#sim/ports/actions.ts';
import { QUOTE, TOKEN } from './units-plan.ts';
import type { UnitsStage } from './units-stage.ts';

const VOTER = 0;
const CROWD = 1;
/** Agents from here on make one proposal each. */
const FIRST_PROPOSER = 2;
export const GOVERNANCE_AGENTS = 14;

const PARAMETER = { kind: 'parameter', id: 0, value: TOKEN } as const;
const spend = (purpose: SpendPurpose): ProposalPayload => ({
  kind: 'spend',
  purpose,
  recipient: undefined,
  amountBaseUnits: 1_000n * TOKEN,
  priceQuoteUnits: purpose === 'buyback' ? QUOTE / 2n : 0n,
});

/** A proposal of each kind from draft to effect, and every other end; then the roles. */
export async function measureGovernance(stage: UnitsStage): Promise<void> {
  await stage.stake(VOTER, 1_000_000n, 180);
  for (let i = 0; i < 16; i += 1) await stage.stake(CROWD, 5_000n, i % 2 === 0 ? 0 : 30);
  for (let agent = FIRST_PROPOSER; agent < GOVERNANCE_AGENTS; agent += 1) await stage.stake(agent, 20_000n, 0);
  await stage.rollTo(3);
  const proposer = proposers();
  const carried = [
    { instruction: 'execute_parameter_change', situation: 'of the pool', payload: PARAMETER },
    { instruction: 'execute_treasury_spend', situation: 'payment', payload: spend('payment') },
    { instruction: 'execute_treasury_spend', situation: 'grant to rewards', payload: spend('reward_grant') },
    { instruction: 'execute_treasury_spend', situation: 'burn', payload: spend('burn') },
    { instruction: 'execute_treasury_spend', situation: 'buyback programme', payload: spend('buyback') },
    {
      instruction: 'execute_protocol_upgrade',
      situation: 'a buffer of 2,500 bytes',
      payload: { kind: 'upgrade', buffer: Uint8Array.from({ length: 2_500 }, (_, i) => i % 251) },
    },
    {
      instruction: 'execute_feature_activation',
      situation: 'on',
      payload: { kind: 'feature', flag: featureBit('penaltyBurn'), enabled: true },
    },
  ] as const;
  const ids: number[] = [];
  for (const { payload, situation } of carried) {
    ids.push(await stage.propose(proposer(), payload));
    stage.note('create_proposal', `${payload.kind}, ${situation}`);
  }
  await measureVotes(stage, ids);
  const forgotten = await draft(stage, proposer());
  await measureOtherEnds(stage, proposer);
  await stage.rollTo(11);
  for (const proposalId of ids) await stage.operate({ kind: 'finalize_proposal', proposalId });
  stage.note('finalize_proposal', 'passed');
  for (const proposalId of ids) await stage.operate({ kind: 'queue_proposal', proposalId });
  stage.note('queue_proposal', 'after a vote');
  await stage.rollTo(15);
  for (const [i, { instruction, situation }] of carried.entries()) {
    await stage.measureOperator(situation, { kind: 'execute_proposal', proposalId: ids[i] ?? -1 }, instruction);
  }
  // The first sale also opens the account that is paid to.
  const sale = { kind: 'buy_back', agent: VOTER, amountBaseUnits: 10n * TOKEN } as const;
  await stage.act(sale);
  await stage.measure('a sale', sale);
  await measureExpiry(stage, forgotten);
  await measureRoles(stage);
}

function proposers(): () => AgentIndex {
  let next = FIRST_PROPOSER;
  return () => next++;
}

async function draft(stage: UnitsStage, agent: AgentIndex): Promise<number> {
  const [created] = await stage.act({ kind: 'create_proposal', agent, payload: PARAMETER });
  return created?.proposalId ?? -1;
}

async function measureVotes(stage: UnitsStage, ids: readonly number[]): Promise<void> {
  stage.note('activate_proposal', 'one entry');
  for (const proposalId of ids) await stage.act({ kind: 'cast_vote', agent: VOTER, proposalId, side: 'yes' });
  stage.note('cast_vote', 'one entry');
  await stage.measure('16 entries', { kind: 'cast_vote', agent: CROWD, proposalId: ids[0] ?? -1, side: 'no' });
}

async function measureOtherEnds(stage: UnitsStage, proposer: () => AgentIndex): Promise<void> {
  const doomed = proposer();
  const proposalId = await draft(stage, doomed);
  await stage.measure('a draft', { kind: 'cancel_proposal', agent: doomed, proposalId });
  await stage.measureOperator('of a cancelled draft', { kind: 'return_bond', proposalId });
  const vetoed = await stage.propose(proposer(), PARAMETER);
  await stage.measureOperator('an active one', { kind: 'veto_proposal', proposalId: vetoed });
  await stage.operate({ kind: 'return_bond', proposalId: vetoed });
}

/** A draft of the third day, two weeks of grace later. */
async function measureExpiry(stage: UnitsStage, proposalId: number): Promise<void> {
  await stage.rollTo(18);
  await stage.measureOperator('a draft', { kind: 'expire_proposal', proposalId });
}

async function measureRoles(stage: UnitsStage): Promise<void> {
  const { addresses, operator, guardian } = stage.chain.deployment;
  const roles = new RoleInstructions(addresses);
  const authority = operator.wallet;
  const successor = await stage.newWallet('successor');
  await stage.measureOperator('an owner', { kind: 'attest', agent: VOTER });
  await stage.measureOperator('an owner', { kind: 'revoke_attestation', agent: VOTER });
  await stage.measureOperator('one bit', { kind: 'pause', mask: 1, seconds: 60 });
  await stage.measureOperator('by the guardian', { kind: 'unpause' });
  await stage.send(authority, roles.setAttestor(authority.address, successor.address));
  stage.note('set_attestor', 'another');
  await stage.send(authority, roles.setGuardian(authority.address, guardian.address));
  stage.note('set_guardian', 'the same');
  await stage.send(authority, roles.proposeAuthority(authority.address, successor.address));
  stage.note('propose_authority', 'another');
  await stage.send(successor, roles.acceptAuthority(successor.address));
  stage.note('accept_authority', 'by the proposed one');
}
