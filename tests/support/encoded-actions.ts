import { createAssociatedTokenAccountInstruction } from '@solana/spl-token';
import { type Keypair, PublicKey, TransactionInstruction } from '@solana/web3.js';
import fc from 'fast-check';
import { AgentSlot } from '#harness/chain/agent-slot.ts';
import { ActionEncoder } from '#harness/program/action-encoder.ts';
import type { EncodedAction } from '#harness/program/action-template.ts';
import { MARKET_PROGRAM } from '#harness/program/addresses.ts';
import { GovernanceEncoder } from '#harness/program/governance-encoder.ts';
import { MarketEncoder } from '#harness/program/market-encoder.ts';
import { marketAddresses } from '#harness/program/market-instructions.ts';
import { VOTE_SIDES } from '#sim/ports/actions.ts';
import {
  addresses,
  amount,
  anyExpiryPages,
  anyPages,
  anyU16,
  anyU32,
  cast,
  client,
  metas,
  pageMetas,
  SINGLE,
} from './anchor-comparison.ts';
import { u64 } from './anchor-session.ts';

/** Every kind of action that is encoded by a template, of one agent among others. */
export const ENCODED_KINDS = [
  'openAndStake',
  'stake',
  'extendLock',
  'unstake',
  'unstakeByTicket',
  'claimRewards',
  'compoundRewards',
  'settleEntries',
  'refreshBoosters',
  'setCompounding',
  'payDebateFee',
  'createProposal',
  'activateProposal',
  'cancelProposal',
  'castVote',
  'attestedVote',
  'openAndSell',
  'sell',
  'swap',
  'addLiquidity',
  'removeLiquidity',
] as const;
export type EncodedKind = (typeof ENCODED_KINDS)[number];

/** Arguments of an action; each kind takes what it needs. */
const anyArguments = fc.record({
  agent: fc.nat(5),
  amount,
  lockDays: anyU32,
  entry: fc.nat(255),
  mask: anyU16,
  flag: fc.boolean(),
  id: fc.oneof(fc.nat(3), anyU32),
  side: fc.constantFrom(...VOTE_SIDES),
  // Mostly few pages, so that several actions fit.
  expiry: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: anyExpiryPages }),
  pages: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: anyPages }),
});
type Arguments = typeof anyArguments extends fc.Arbitrary<infer Input> ? Input : never;
export type EncodedInput = Arguments & { readonly kind: EncodedKind };

/** An action of one of the kinds. */
export function encodedActionOf(kinds: readonly EncodedKind[]): fc.Arbitrary<EncodedInput> {
  return fc.tuple(fc.constantFrom(...kinds), anyArguments).map(([kind, rest]) => ({ kind, ...rest }));
}

const number = (value: number): Uint8Array => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** A market somewhere. */
const MARKET = marketAddresses({
  market: new Uint8Array(32).fill(0xa1),
  positions: new Uint8Array(32).fill(0xa2),
  tokenMint: new Uint8Array(32).fill(0xa3),
  quoteMint: new Uint8Array(32).fill(0xa4),
  tokenVault: new Uint8Array(32).fill(0xa5),
  quoteVault: new Uint8Array(32).fill(0xa6),
});

/** An agent in both notations, with the addresses that the harness keeps of it. */
interface Actor {
  readonly who: ReturnType<typeof cast>;
  readonly slot: AgentSlot;
}

/** A call of the market program, put together by its README. */
function marketCall(
  { owner, ownerToken }: ReturnType<typeof cast>,
  ownerQuote: PublicKey,
  positions: readonly Uint8Array[],
  head: readonly number[],
  amounts: readonly bigint[],
): TransactionInstruction {
  const written = [MARKET.market, ...positions, MARKET.tokenVault, MARKET.quoteVault].map((key) => new PublicKey(key));
  const data = Buffer.alloc(head.length + 8 * amounts.length);
  data.set(head);
  for (const [i, value] of amounts.entries()) data.writeBigUInt64LE(value, head.length + 8 * i);
  const keys = [
    ...metas(written, true),
    ...metas([new PublicKey(MARKET.authority)], false),
    ...metas([ownerToken, ownerQuote], true),
    { pubkey: owner, isSigner: true, isWritable: false },
    ...metas([SINGLE.tokenProgram], false),
  ];
  return new TransactionInstruction({ programId: new PublicKey(MARKET_PROGRAM), keys, data });
}

/** Encodes actions of a few agents by our templates and by Anchor's client. */
export class BothEncoders {
  readonly actors: readonly Actor[];
  readonly #actions = new ActionEncoder(addresses);
  readonly #governance: GovernanceEncoder;
  readonly #market = new MarketEncoder(MARKET);
  readonly #mint: PublicKey;
  readonly #quoteMint: PublicKey;

  /** One agent for each seed of 32 bytes. */
  constructor(seeds: readonly Uint8Array[], mint: Uint8Array, quoteMint: Uint8Array) {
    this.#governance = new GovernanceEncoder(addresses, { mint, quoteMint });
    this.#mint = new PublicKey(mint);
    this.#quoteMint = new PublicKey(quoteMint);
    this.actors = seeds.map((seed) => {
      const who = cast({ seed, mint, other: quoteMint, blockhash: quoteMint });
      const { wallet, staker } = who;
      const { tokenAccount } = staker;
      return { who, slot: new AgentSlot({ wallet, tokenAccount, staker }, addresses, quoteMint) };
    });
  }

  get keypairs(): readonly Keypair[] {
    return this.actors.map(({ who }) => who.keypair);
  }

  /** Valid until the next action of the same shape. */
  ours(input: EncodedInput): EncodedAction {
    const [actions, governance] = [this.#actions, this.#governance];
    const { slot } = this.#actor(input);
    const { staker, attestation, quoteAccount } = slot;
    const { kind, amount: amountBaseUnits, lockDays, entry, mask, flag, id, side, expiry, pages } = input;
    const seller = { owner: staker.owner, tokenAccount: staker.tokenAccount, quoteAccount };
    switch (kind) {
      case 'openAndStake':
      case 'stake':
        return actions.stake(staker, amountBaseUnits, lockDays, kind === 'openAndStake');
      case 'extendLock':
        return actions.extendLock(staker, entry, lockDays, expiry, pages);
      case 'unstake':
        return actions.unstake(staker, amountBaseUnits, flag, entry, expiry, pages);
      case 'unstakeByTicket':
        return actions.unstake(staker, amountBaseUnits, flag, entry, expiry, pages, slot.ticket(id));
      case 'claimRewards':
        return actions.claimRewards(staker, pages);
      case 'compoundRewards':
        return actions.compoundRewards(staker, pages);
      case 'settleEntries':
        return actions.settleEntries(staker, mask, pages);
      case 'refreshBoosters':
        return actions.refreshBoosters(staker, expiry, pages);
      case 'setCompounding':
        return actions.setCompounding(staker, flag);
      case 'payDebateFee':
        return actions.payDebateFee(staker, amountBaseUnits);
      case 'createProposal': {
        const payload = { kind: 'parameter', id: mask, value: amountBaseUnits } as const;
        return governance.createProposal(staker, id, payload, this.#mint.toBytes());
      }
      case 'activateProposal':
        return governance.activateProposal(staker, id);
      case 'cancelProposal':
        return governance.cancelProposal(staker, id);
      case 'castVote':
        return governance.castVote(staker, id, side);
      case 'attestedVote':
        return governance.castVote(staker, id, side, attestation);
      case 'openAndSell':
      case 'sell':
        return governance.buyBack(seller, amountBaseUnits, kind === 'openAndSell');
      case 'swap':
        return this.#market.swap(slot, flag ? 'buy' : 'sell', amountBaseUnits, BigInt(mask));
      case 'addLiquidity':
        return this.#market.addLiquidity(slot, amountBaseUnits, BigInt(mask));
      case 'removeLiquidity':
        return this.#market.removeLiquidity(slot, amountBaseUnits);
    }
  }

  async theirs(input: EncodedInput): Promise<readonly TransactionInstruction[]> {
    const { who, slot } = this.#actor(input);
    const { owner, ownerToken, userStake } = who;
    const { pool, governance, treasury, stakeVault, rewardVault, penaltyVault, bondVault, quoteVault } = SINGLE;
    const { tokenProgram, systemProgram } = SINGLE;
    const { lockDays, entry, mask, flag, side, expiry, pages } = input;
    const paid = u64(input.amount);
    const proposal = client.pda('proposal', number(input.id));
    const sellerQuote = new PublicKey(slot.quoteAccount);
    const leaving = { owner, pool, userStake, ownerToken, stakeVault, penaltyVault, tokenProgram };
    const rewarded = { owner, pool, userStake, ownerToken, rewardVault, tokenProgram };
    const one = async (...args: Parameters<typeof client.instruction>): Promise<readonly TransactionInstruction[]> => [
      await client.instruction(...args),
    ];
    switch (input.kind) {
      case 'openAndStake':
        return [
          ...(await one('openStakeAccount', [], { owner, userStake, systemProgram })),
          ...(await this.theirs({ ...input, kind: 'stake' })),
        ];
      case 'stake':
        return one('stake', [paid, lockDays], { owner, pool, userStake, ownerToken, stakeVault, tokenProgram });
      case 'extendLock':
        return one('extendLock', [entry, lockDays], { owner, pool, userStake }, pageMetas(expiry, pages));
      case 'unstake':
        return one('unstake', [paid, flag, entry], leaving, pageMetas(expiry, pages));
      case 'unstakeByTicket': {
        const ticket = client.pda('ticket', owner.toBytes(), number(input.id));
        const ticketed = [...pageMetas(expiry, pages), ...metas([ticket], true), ...metas([systemProgram], false)];
        const leave = await client.instruction('unstake', [paid, flag, entry], leaving, ticketed);
        // The owner pays the ticket's rent, which the interface cannot say.
        const keys = leave.keys.map((meta) => (meta.pubkey.equals(owner) ? { ...meta, isWritable: true } : meta));
        return [new TransactionInstruction({ ...leave, keys })];
      }
      case 'claimRewards':
        return one('claimRewards', [], rewarded, pageMetas([], pages));
      case 'compoundRewards': {
        const { owner: _, ...compounded } = { ...rewarded, stakeVault };
        return one('compoundRewards', [], compounded, pageMetas([], pages));
      }
      case 'settleEntries':
        return one('settleEntries', [mask], { pool, userStake }, pageMetas([], pages));
      case 'refreshBoosters':
        return one('refreshBoosters', [], { owner, pool, userStake, governance }, pageMetas(expiry, pages));
      case 'setCompounding':
        return one('setCompounding', [flag], { owner, userStake });
      case 'payDebateFee':
        return one('payDebateFee', [paid], rewarded);
      case 'createProposal':
        return one('createProposal', [input.id, { parameter: { id: mask, value: paid } }, [...this.#mint.toBytes()]], {
          proposer: owner,
          pool,
          governance,
          userStake,
          proposal,
          proposerToken: ownerToken,
          bondVault,
          tokenProgram,
          systemProgram,
        });
      case 'activateProposal':
        return one('activateProposal', [], { proposer: owner, pool, governance, userStake, proposal });
      case 'cancelProposal':
        return one('cancelProposal', [], { proposer: owner, governance, proposal });
      case 'castVote':
        return one('castVote', [VOTE_SIDES.indexOf(side)], { owner, pool, userStake, proposal });
      case 'attestedVote': {
        const attested = metas([client.pda('attest', owner.toBytes())], false);
        return one('castVote', [VOTE_SIDES.indexOf(side)], { owner, pool, userStake, proposal }, attested);
      }
      case 'openAndSell':
        return [
          createAssociatedTokenAccountInstruction(owner, sellerQuote, owner, this.#quoteMint),
          ...(await this.theirs({ ...input, kind: 'sell' })),
        ];
      case 'sell': {
        const accounts = { seller: owner, pool, treasury, tokenMint: this.#mint, sellerToken: ownerToken };
        return one('buyBack', [paid], { ...accounts, sellerQuote, quoteVault, tokenProgram });
      }
      case 'swap':
        return [marketCall(who, sellerQuote, [], [3, flag ? 1 : 0], [input.amount, BigInt(mask)])];
      case 'addLiquidity':
        return [marketCall(who, sellerQuote, [MARKET.positions], [1], [input.amount, BigInt(mask)])];
      case 'removeLiquidity':
        return [marketCall(who, sellerQuote, [MARKET.positions], [2], [input.amount])];
    }
  }

  #actor({ agent }: EncodedInput): Actor {
    return this.actors[agent % this.actors.length] as Actor;
  }
}
