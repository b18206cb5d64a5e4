import * as z from 'zod';
import {
  type AgentAction,
  type AgentActionKind,
  type OperatorAction,
  type OperatorActionKind,
  type ProposalPayload,
  SPEND_PURPOSES,
  SWAP_SIDES,
  VOTE_SIDES,
} from '../ports/actions.ts';
import { agentIndex, hexBytes, u32, u64 } from './trace-fields.ts';

const agent = agentIndex;
const proposalId = u32;
const amountBaseUnits = u64;
const trade = { side: z.enum(SWAP_SIDES), amountIn: u64, minOut: u64 };

const payload: z.ZodType<ProposalPayload> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('parameter'), id: u32, value: u64 }),
  z
    .strictObject({
      kind: z.literal('spend'),
      purpose: z.enum(SPEND_PURPOSES),
      recipient: agentIndex.optional(),
      amountBaseUnits,
      priceQuoteUnits: u64,
    })
    // The port wants the key itself, and JSON drops one that is undefined.
    .transform(({ recipient, ...spend }) => ({ ...spend, recipient })),
  z.strictObject({ kind: z.literal('upgrade'), buffer: hexBytes }),
  z.strictObject({ kind: z.literal('feature'), flag: u32, enabled: z.boolean() }),
]);

type SchemaOf<Action extends { readonly kind: string }> = {
  readonly [Kind in Action['kind']]: z.ZodType<Omit<Extract<Action, { readonly kind: Kind }>, 'kind'>>;
};

const lock = { agent, entryIndex: u32 };

/** What each kind says beside its name; a kind that is missing here does not compile. */
const AGENT_ACTIONS: SchemaOf<AgentAction> = {
  stake: z.strictObject({ agent, amountBaseUnits, lockDays: u32 }),
  unstake: z.strictObject({ ...lock, amountBaseUnits, force: z.boolean() }),
  claim_rewards: z.strictObject({ agent }),
  extend_lock: z.strictObject({ ...lock, lockDays: u32 }),
  set_compounding: z.strictObject({ agent, enabled: z.boolean() }),
  refresh_boosters: z.strictObject({ agent }),
  pay_debate_fee: z.strictObject({ agent, amountBaseUnits }),
  create_proposal: z.strictObject({ agent, payload }),
  activate_proposal: z.strictObject({ agent, proposalId }),
  cancel_proposal: z.strictObject({ agent, proposalId }),
  cast_vote: z.strictObject({ agent, proposalId, side: z.enum(VOTE_SIDES) }),
  buy_back: z.strictObject({ agent, amountBaseUnits }),
  swap: z.strictObject({ agent, ...trade }),
  add_liquidity: z.strictObject({ agent, maxBaseUnits: u64, maxQuoteUnits: u64 }),
  remove_liquidity: z.strictObject({ agent, shares: u64 }),
  transfer: z.strictObject({ agent, recipient: agentIndex, amountBaseUnits }),
};

const nothing = z.strictObject({});
const ofProposal = z.strictObject({ proposalId });
const ofAgent = z.strictObject({ agent });

const OPERATOR_ACTIONS: SchemaOf<OperatorAction> = {
  roll: nothing,
  mint_inflation: nothing,
  fund_rewards: z.strictObject({ amountBaseUnits }),
  compound_rewards: ofAgent,
  release_ticket: z.strictObject({ agent, index: u32 }),
  release_vested: z.strictObject({ grant: u32 }),
  sweep_penalties: nothing,
  finalize_proposal: ofProposal,
  queue_proposal: ofProposal,
  execute_proposal: ofProposal,
  expire_proposal: ofProposal,
  return_bond: ofProposal,
  veto_proposal: ofProposal,
  pause: z.strictObject({ mask: u32, seconds: u32 }),
  unpause: nothing,
  attest: ofAgent,
  revoke_attestation: ofAgent,
  fund_wallet: z.strictObject({ agent, amountBaseUnits, amountQuoteUnits: u64 }),
  desk_swap: z.strictObject(trade),
};

/** An action by its kind; the kind picks the schema of the rest. */
function actionOf<Action extends { readonly kind: string }>(schemas: Readonly<Record<string, z.ZodType>>) {
  return z.looseObject({ kind: z.string().max(64) }).transform(({ kind, ...rest }, context): Action => {
    const schema = Object.hasOwn(schemas, kind) ? schemas[kind] : undefined;
    if (schema === undefined) {
      context.addIssue({ code: 'custom', path: ['kind'], message: 'expected a kind of action' });
      return z.NEVER;
    }
    const parsed = schema.safeParse(rest);
    if (parsed.success) return { kind, ...(parsed.data as object) } as unknown as Action;
    for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message });
    return z.NEVER;
  });
}

export const agentAction = actionOf<AgentAction>(AGENT_ACTIONS);
export const operatorAction = actionOf<OperatorAction>(OPERATOR_ACTIONS);

/** For tests: every kind that can be read. */
export const READABLE_KINDS: readonly (AgentActionKind | OperatorActionKind)[] = [
  ...(Object.keys(AGENT_ACTIONS) as AgentActionKind[]),
  ...(Object.keys(OPERATOR_ACTIONS) as OperatorActionKind[]),
];
