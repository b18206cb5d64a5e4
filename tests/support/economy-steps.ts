import * as fc from 'fast-check';
import type { EconomyModel } from '#sim/ledger/economy/economy-model.ts';
import { PARAMETER_IDS } from '#sim/ledger/economy/parameter-table.ts';
import {
  type AgentAction,
  type OperatorAction,
  type ProposalPayload,
  SPEND_PURPOSES,
  VOTE_SIDES,
} from '#sim/ports/actions.ts';

/** What happens at one moment of a random history: time passes, then one wallet acts. */
export interface EconomyStep {
  readonly hoursLater: number;
  readonly act: (model: EconomyModel) => AgentAction | OperatorAction;
}

type Act = EconomyStep['act'];

const agent = fc.nat({ max: 3 });
const amount = fc.integer({ min: 0, max: 30_000 }).map(BigInt);

const payload: fc.Arbitrary<ProposalPayload> = fc.oneof(
  fc.record({
    kind: fc.constant('parameter' as const),
    // Some ids that no parameter has.
    id: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PARAMETER_IDS) }, { weight: 1, arbitrary: fc.nat(100) }),
    value: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 12_000 })).map(BigInt),
  }),
  fc.record({
    kind: fc.constant('spend' as const),
    purpose: fc.constantFrom(...SPEND_PURPOSES),
    recipient: fc.option(agent, { nil: undefined }),
    amountBaseUnits: amount,
    priceQuoteUnits: fc.constantFrom(0n, 0n, 5n, 10n, 30n),
  }),
  fc.record({ kind: fc.constant('upgrade' as const), buffer: fc.uint8Array({ minLength: 1, maxLength: 8 }) }),
  fc.record({ kind: fc.constant('feature' as const), flag: fc.nat(18), enabled: fc.boolean() }),
);

/** Mostly one of the last proposals, so that they get somewhere. */
function proposalOf(model: EconomyModel, back: number): number {
  return Math.max(model.proposals.length - 1 - back, 0);
}
const back = fc.nat(3);

const stake: fc.Arbitrary<Act> = fc
  .record({
    agent,
    amountBaseUnits: fc.integer({ min: 90, max: 20_000 }).map(BigInt),
    lockDays: fc.constantFrom(0, 7, 30, 90, 180, 5),
  })
  .map((fields) => () => ({ kind: 'stake', ...fields }));

const unstake: fc.Arbitrary<Act> = fc
  .record({ agent, entryIndex: fc.nat(3), force: fc.boolean(), part: fc.nat(3) })
  .map(({ part, ...fields }) => (model) => {
    const entry = model.staking.users[fields.agent]?.entries[fields.entryIndex];
    const whole = entry?.live === true ? entry.amount : 100n;
    const amountBaseUnits = part === 0 ? whole : (whole * BigInt(part)) / 2n;
    return { kind: 'unstake', ...fields, amountBaseUnits };
  });

const ownAction: fc.Arbitrary<Act> = fc.oneof(
  agent.map(
    (who): Act =>
      () => ({ kind: 'claim_rewards', agent: who }),
  ),
  agent.map(
    (who): Act =>
      () => ({ kind: 'refresh_boosters', agent: who }),
  ),
  fc.record({ agent, enabled: fc.boolean() }).map(
    (fields): Act =>
      () => ({ kind: 'set_compounding', ...fields }),
  ),
  fc.record({ agent, amountBaseUnits: fc.integer({ min: 0, max: 300 }).map(BigInt) }).map(
    (fields): Act =>
      () => ({ kind: 'pay_debate_fee', ...fields }),
  ),
  fc.record({ agent, entryIndex: fc.nat(2), lockDays: fc.constantFrom(0, 30, 180) }).map(
    (fields): Act =>
      () => ({ kind: 'extend_lock', ...fields }),
  ),
  fc.record({ agent, amountBaseUnits: fc.integer({ min: 0, max: 600 }).map(BigInt) }).map(
    (fields): Act =>
      () => ({ kind: 'buy_back', ...fields }),
  ),
);

const create: fc.Arbitrary<Act> = fc
  .record({ agent, payload })
  .map((fields) => () => ({ kind: 'create_proposal', ...fields }));

/** By the proposer mostly. */
const activate: fc.Arbitrary<Act> = fc
  .record({ agent: fc.option(agent, { freq: 8 }), back })
  .map((choice) => (model) => {
    const proposalId = proposalOf(model, choice.back);
    const who = choice.agent ?? model.proposals[proposalId]?.proposer ?? 0;
    return { kind: 'activate_proposal', agent: who, proposalId };
  });

const cancel: fc.Arbitrary<Act> = fc.record({ agent, back }).map((choice) => (model) => ({
  kind: 'cancel_proposal',
  agent: choice.agent,
  proposalId: proposalOf(model, choice.back),
}));

const vote: fc.Arbitrary<Act> = fc
  .record({ agent, back, side: fc.constantFrom('yes' as const, 'yes' as const, ...VOTE_SIDES) })
  .map((choice) => (model) => ({
    kind: 'cast_vote',
    agent: choice.agent,
    proposalId: proposalOf(model, choice.back),
    side: choice.side,
  }));

const advance: fc.Arbitrary<Act> = fc
  .record({
    kind: fc.constantFrom(
      'finalize_proposal' as const,
      'finalize_proposal' as const,
      'queue_proposal' as const,
      'queue_proposal' as const,
      'execute_proposal' as const,
      'execute_proposal' as const,
      'expire_proposal' as const,
      'return_bond' as const,
      'return_bond' as const,
      'veto_proposal' as const,
    ),
    back,
  })
  .map((choice) => (model) => ({ kind: choice.kind, proposalId: proposalOf(model, choice.back) }));

const operator: fc.Arbitrary<Act> = fc.oneof(
  fc.constantFrom<Act>(
    () => ({ kind: 'mint_inflation' }),
    () => ({ kind: 'sweep_penalties' }),
    () => ({ kind: 'unpause' }),
  ),
  fc.integer({ min: 0, max: 5_000 }).map(
    (units): Act =>
      () => ({ kind: 'fund_rewards', amountBaseUnits: BigInt(units) }),
  ),
  agent.map(
    (who): Act =>
      () => ({ kind: 'compound_rewards', agent: who }),
  ),
  agent.map(
    (who): Act =>
      () => ({ kind: 'attest', agent: who }),
  ),
  agent.map(
    (who): Act =>
      () => ({ kind: 'revoke_attestation', agent: who }),
  ),
  fc.nat(1).map(
    (grant): Act =>
      () => ({ kind: 'release_vested', grant }),
  ),
  fc.record({ agent, nth: fc.nat(2) }).map(
    (choice): Act =>
      (model) => {
        const open = [...(model.tickets.get(choice.agent)?.keys() ?? [])];
        return { kind: 'release_ticket', agent: choice.agent, index: open[choice.nth] ?? 7 };
      },
  ),
  fc.record({ mask: fc.nat(600), seconds: fc.constantFrom(0, 3_600, 86_400, 7 * 86_400, 8 * 86_400) }).map(
    (fields): Act =>
      () => ({ kind: 'pause', ...fields }),
  ),
);

/** One random step; most follow within two days, some after weeks. */
export const economyStep: fc.Arbitrary<EconomyStep> = fc.record({
  hoursLater: fc.oneof(
    { weight: 7, arbitrary: fc.nat({ max: 12 }) },
    { weight: 3, arbitrary: fc.integer({ min: 20, max: 80 }) },
    // A voting time, a timelock, a while.
    { weight: 1, arbitrary: fc.constantFrom(5 * 24, 3 * 24, 500) },
  ),
  act: fc.oneof(
    { weight: 4, arbitrary: stake },
    { weight: 2, arbitrary: unstake },
    { weight: 3, arbitrary: ownAction },
    { weight: 4, arbitrary: create },
    { weight: 5, arbitrary: activate },
    { weight: 1, arbitrary: cancel },
    { weight: 9, arbitrary: vote },
    { weight: 9, arbitrary: advance },
    { weight: 4, arbitrary: operator },
  ),
});

/** Payloads that an honest vote could carry through. */
const soundPayload: fc.Arbitrary<ProposalPayload> = fc.oneof(
  fc.constantFrom<ProposalPayload>(
    { kind: 'parameter', id: 3, value: 700n },
    { kind: 'parameter', id: 6, value: 12_500n },
    { kind: 'parameter', id: 11, value: 6n },
    { kind: 'parameter', id: 4, value: 4_000n },
    { kind: 'parameter', id: 34, value: 300n },
    { kind: 'parameter', id: 35, value: 1_500n },
    { kind: 'parameter', id: 67, value: 15n },
    { kind: 'parameter', id: 83, value: 400n },
    { kind: 'upgrade', buffer: Uint8Array.of(1, 2, 3) },
  ),
  fc.record({
    kind: fc.constant('spend' as const),
    purpose: fc.constantFrom(...SPEND_PURPOSES),
    recipient: fc.constant(3),
    amountBaseUnits: fc.integer({ min: 1, max: 12_000 }).map(BigInt),
    priceQuoteUnits: fc.constant(0n),
  }),
  fc.record({
    kind: fc.constant('spend' as const),
    purpose: fc.constant('buyback' as const),
    recipient: fc.constant(undefined),
    amountBaseUnits: fc.integer({ min: 1, max: 2_000 }).map(BigInt),
    priceQuoteUnits: fc.constantFrom(5n, 20n, 40n),
  }),
  fc.record({ kind: fc.constant('feature' as const), flag: fc.nat(17), enabled: fc.boolean() }),
);

const newest = (model: EconomyModel): number => Math.max(model.proposals.length - 1, 0);

const mostlyYes = fc.constantFrom('yes' as const, 'yes' as const, 'yes' as const, ...VOTE_SIDES);

/** A proposal from draft to bond, by those who can carry it; whatever else happens may stop it. */
export const campaign: fc.Arbitrary<readonly EconomyStep[]> = fc
  .record({
    payload: soundPayload,
    proposer: fc.nat(1),
    sides: fc.tuple(mostlyYes, mostlyYes),
    between: fc.array(economyStep, { minLength: 4, maxLength: 8 }),
  })
  .map(({ payload: content, proposer, sides, between }) => {
    const life: readonly EconomyStep[] = [
      { hoursLater: 24, act: () => ({ kind: 'create_proposal', agent: proposer, payload: content }) },
      { hoursLater: 1, act: (model) => ({ kind: 'activate_proposal', agent: proposer, proposalId: newest(model) }) },
      ...sides.map(
        (side, voter): EconomyStep => ({
          hoursLater: voter === 0 ? 2 : 100,
          act: (model) => ({ kind: 'cast_vote', agent: voter, proposalId: newest(model), side }),
        }),
      ),
      { hoursLater: 48, act: (model) => ({ kind: 'finalize_proposal', proposalId: newest(model) }) },
      { hoursLater: 1, act: (model) => ({ kind: 'queue_proposal', proposalId: newest(model) }) },
      { hoursLater: 72, act: (model) => ({ kind: 'execute_proposal', proposalId: newest(model) }) },
      { hoursLater: 1, act: (model) => ({ kind: 'return_bond', proposalId: newest(model) }) },
    ];
    return life.flatMap((step, position) => {
      const other = between[position];
      return other === undefined ? [step] : [step, { ...other, hoursLater: 0 }];
    });
  });

/** A random history: single steps, and proposals that mostly get somewhere. */
export const economyHistory: fc.Arbitrary<readonly EconomyStep[]> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: economyStep.map((step): readonly EconomyStep[] => [step]) },
      { weight: 1, arbitrary: campaign },
    ),
    { minLength: 15, maxLength: 40 },
  )
  .map((parts) => parts.flat());
