import type { Instruction } from '#harness/program/message.ts';
import type { AddressedPayload } from '#harness/program/proposal-payload.ts';
import { featureBit } from '#sim/core/features.ts';
import { TOKEN } from '#tests/support/chain-plan.ts';
import type { Calls } from '../call.ts';
import type { World } from '../world.ts';

/** A parameter is a field of one account; the others are named and not looked at. */
const UNREAD = 'the parameter is of another account; this one is neither read nor written';
const CONTENT_HASH = new Uint8Array(32).fill(0x1c);

/** Proposals up to the end of voting, and what ends them otherwise. */
export function proposalCalls(world: World): Calls {
  const { at, governance, roles } = world;
  const candidate = world.staker('candidate');
  const saver = world.staker('saver');
  const [drafter, canceller] = [world.staker('drafter'), world.staker('canceller')];
  const create = (payload: AddressedPayload): Instruction =>
    governance.createProposal(candidate, world.proposalCount, payload, CONTENT_HASH);
  const draft = { proposal: world.proposal('canceller') };
  const stakeOfSaver = { user_stake: saver.userStake };
  return {
    create_proposal: {
      good: create({ kind: 'parameter', id: 43, value: 10n }),
      variants: [
        create({
          kind: 'spend',
          purpose: 'payment',
          destination: saver.owner,
          amountBaseUnits: TOKEN,
          priceQuoteUnits: 0n,
        }),
        create({ kind: 'upgrade', buffer: world.spareBuffer, sha256: CONTENT_HASH }),
        create({ kind: 'feature', flag: featureBit('pause'), enabled: false }),
      ],
      makes: ['proposal'],
      others: { ...stakeOfSaver, proposal: at.proposal(world.proposalCount + 1) },
      accepted: {
        'payload.tag 0': 'the good version',
        'payload.Parameter.id 0': 'min_stake may be 10',
        'payload.Parameter.value 1': 'a vote of one day is within the bounds',
        'payload.Spend.purpose 0': 'the good version',
        'payload.Spend.amount 1|max-1|max': 'what the treasury can pay is known when it pays',
        'payload.Spend.price 0': 'the good version',
        'payload.Feature.flag 0|1': 'each of the 18 features may be voted on',
        'payload.Feature.enabled 0|1': 'on or off',
      },
    },
    activate_proposal: {
      good: governance.activateProposal(drafter, world.proposal('drafter')),
      others: { ...draft, ...stakeOfSaver },
    },
    cancel_proposal: {
      good: governance.cancelProposal(canceller.owner, world.proposal('canceller')),
      others: { proposal: world.proposal('drafter') },
    },
    cast_vote: {
      good: governance.castVote(saver, world.proposal('balloted'), 1, at.attestation(saver.owner)),
      others: {
        ...draft,
        user_stake: candidate.userStake,
        'further 1': at.attestation(world.staker('voter').owner),
      },
      accepted: { 'side 0|1': 'no and yes' },
    },
    finalize_proposal: { good: governance.finalizeProposal(world.proposal('ended')), others: draft },
    queue_proposal: { good: governance.queueProposal(world.proposal('succeeded')), others: draft },
    expire_proposal: { good: governance.expireProposal(world.proposal('forgotten')), others: draft },
    veto_proposal: { good: roles.vetoProposal(world.guardian, world.proposal('vetoed')), others: draft },
    return_bond: {
      good: governance.returnBond(world.staker('bonded'), world.proposal('bonded')),
      others: { ...stakeOfSaver, proposal: world.proposal('bonded2') },
    },
  };
}

/** What a vote brings about. */
export async function executionCalls(world: World): Promise<Calls> {
  const { governance, mint } = world;
  const draft = { proposal: world.proposal('canceller') };
  const upgrade = world.proposal('upgrade');
  const buffer = await world.upgradeBuffer();
  return {
    execute_parameter_change: {
      good: governance.executeParameterChange(world.proposal('parameter')),
      others: draft,
      accepted: {
        'treasury forged|type': UNREAD,
        'emission forged|type': UNREAD,
      },
    },
    'execute_parameter_change of treasury': {
      good: governance.executeParameterChange(world.proposal('treasuryParameter')),
      others: draft,
      accepted: { 'emission forged|type': UNREAD },
    },
    'execute_parameter_change of emission': {
      good: governance.executeParameterChange(world.proposal('emissionParameter')),
      others: draft,
      accepted: { 'treasury forged|type': UNREAD },
    },
    execute_treasury_spend: {
      good: governance.executeTreasurySpend(world.proposal('spend'), world.staker('seller').tokenAccount, mint),
      others: draft,
    },
    execute_protocol_upgrade: {
      good: governance.executeProtocolUpgrade(upgrade, buffer),
      others: { ...draft, buffer: world.spareBuffer },
    },
    execute_feature_activation: {
      good: governance.executeFeatureActivation(world.proposal('feature')),
      others: { proposal: upgrade },
    },
  };
}
