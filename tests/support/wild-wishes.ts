import type { EconomyModel } from '#sim/ledger/economy/economy-model.ts';
import { U64_MAX } from '#sim/ledger/reward-math.ts';
import { VOTE_SIDES } from '#sim/ports/actions.ts';
import type { Dice } from './dice.ts';
import { PAYLOAD_LIMIT_CASES } from './payload-wishes.ts';
import { anyAgent, type HistoryAction, type Wish } from './staker-wishes.ts';

const U32_MAX = 2 ** 32 - 1;

/** Amounts that hardly anything takes. */
function oddAmount({ staking }: EconomyModel, dice: Dice): bigint {
  const { pool } = staking;
  return dice.pick([
    0n,
    1n,
    pool.minStake - 1n,
    pool.totalSupply,
    pool.maxStake + 1n,
    U64_MAX,
    dice.amount(0n, pool.maxStake),
  ]);
}

function someProposal({ proposals }: EconomyModel, dice: Dice): number {
  return dice.between(0, proposals.length + 1);
}

type WildWish = (model: EconomyModel, dice: Dice) => HistoryAction;

/** Anybody asks for anything: unknown places, wrong owners, wrong times, amounts out of range. */
const WILD: readonly WildWish[] = [
  (model, dice) => ({
    kind: 'stake',
    agent: anyAgent(model, dice),
    amountBaseUnits: oddAmount(model, dice),
    lockDays: dice.pick([0, 7, 8, 30, 180, 3_650]),
  }),
  (model, dice) => ({
    kind: 'unstake',
    agent: anyAgent(model, dice),
    amountBaseUnits: oddAmount(model, dice),
    force: dice.chance(0.5),
    entryIndex: dice.between(0, 17),
  }),
  (model, dice) => ({ kind: 'claim_rewards', agent: anyAgent(model, dice) }),
  (model, dice) => ({
    kind: 'extend_lock',
    agent: anyAgent(model, dice),
    entryIndex: dice.between(0, 17),
    lockDays: dice.pick([0, 7, 8, 180]),
  }),
  (model, dice) => ({ kind: 'refresh_boosters', agent: anyAgent(model, dice) }),
  (model, dice) => ({ kind: 'pay_debate_fee', agent: anyAgent(model, dice), amountBaseUnits: oddAmount(model, dice) }),
  (model, dice) => ({
    kind: 'create_proposal',
    agent: anyAgent(model, dice),
    payload: dice.oneOf(PAYLOAD_LIMIT_CASES) ?? { kind: 'feature', flag: 99, enabled: true },
  }),
  (model, dice) => ({ kind: 'activate_proposal', agent: anyAgent(model, dice), proposalId: someProposal(model, dice) }),
  (model, dice) => ({ kind: 'cancel_proposal', agent: anyAgent(model, dice), proposalId: someProposal(model, dice) }),
  (model, dice) => ({
    kind: 'cast_vote',
    agent: anyAgent(model, dice),
    proposalId: someProposal(model, dice),
    side: dice.oneOf(VOTE_SIDES) ?? 'abstain',
  }),
  (model, dice) => ({ kind: 'buy_back', agent: anyAgent(model, dice), amountBaseUnits: oddAmount(model, dice) }),
  (model, dice) => ({ kind: 'fund_rewards', amountBaseUnits: oddAmount(model, dice) }),
  (model, dice) => ({ kind: 'compound_rewards', agent: anyAgent(model, dice) }),
  (model, dice) => ({ kind: 'release_ticket', agent: anyAgent(model, dice), index: dice.pick([0, 1, U32_MAX]) }),
  (model, dice) => ({ kind: 'finalize_proposal', proposalId: someProposal(model, dice) }),
  (model, dice) => ({ kind: 'queue_proposal', proposalId: someProposal(model, dice) }),
  (model, dice) => ({ kind: 'execute_proposal', proposalId: someProposal(model, dice) }),
  (model, dice) => ({ kind: 'expire_proposal', proposalId: someProposal(model, dice) }),
  (model, dice) => ({ kind: 'return_bond', proposalId: someProposal(model, dice) }),
  (model, dice) => ({ kind: 'veto_proposal', proposalId: someProposal(model, dice) }),
  (_model, dice) => ({
    kind: 'pause',
    mask: dice.pick([0, 1, 1 << 9, U32_MAX]),
    seconds: dice.pick([0, 1, 7 * 86_400 + 1, U32_MAX]),
  }),
  () => ({ kind: 'unpause' }),
  (model, dice) => ({ kind: 'revoke_attestation', agent: anyAgent(model, dice) }),
];

export const anything: Wish = (model, dice) => dice.oneOf(WILD)?.(model, dice);
