import {
  ASSOCIATED_TOKEN_PROGRAM_ID,
  createAssociatedTokenAccountInstruction,
  getAssociatedTokenAddressSync,
} from '@solana/spl-token';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GovernanceEncoder } from '#harness/program/governance-encoder.ts';
import { VOTE_SIDES } from '#sim/ports/actions.ts';
import {
  addresses,
  amount,
  anyU32,
  cast,
  check,
  client,
  expectSameBytes,
  metas,
  SINGLE,
  scene,
} from '#tests/support/anchor-comparison.ts';
import { u64 } from '#tests/support/anchor-session.ts';

const { pool, governance, treasury, bondVault, quoteVault, tokenProgram, systemProgram } = SINGLE;

/** A proposal's address as Anchor's client finds it. */
function proposalOf(id: number): ReturnType<typeof client.pda> {
  const number = Buffer.alloc(4);
  number.writeUInt32LE(id);
  return client.pda('proposal', number);
}

describe('harness/program/governance-encoder', () => {
  it('encodes drafts of a proposal as web3.js and Anchor do', async () => {
    await check(
      fc.record({ scene, id: anyU32, value: amount, parameter: fc.nat(0xffff) }),
      async (input) => {
        const who = cast(input.scene);
        const { owner, ownerToken, userStake, staker, other } = who;
        const mints = { mint: who.mint.toBytes(), quoteMint: other.toBytes() };
        const payload = { kind: 'parameter', id: input.parameter, value: input.value } as const;
        const hash = Uint8Array.from(other.toBytes());
        const ours = new GovernanceEncoder(addresses, mints).createProposal(staker, input.id, payload, hash);
        const theirs = await client.instruction(
          'createProposal',
          [input.id, { parameter: { id: input.parameter, value: u64(input.value) } }, [...hash]],
          {
            proposer: owner,
            pool,
            governance,
            userStake,
            proposal: proposalOf(input.id),
            proposerToken: ownerToken,
            bondVault,
            tokenProgram,
            systemProgram,
          },
        );
        expectSameBytes(ours, [theirs], who);
      },
      1,
    );
  });

  it('encodes activation, withdrawal and votes as web3.js and Anchor do', async () => {
    await check(
      fc.record({ scene, id: anyU32, side: fc.constantFrom(...VOTE_SIDES), attested: fc.boolean() }),
      async (input) => {
        const who = cast(input.scene);
        const { owner, userStake, staker, other } = who;
        const encoder = new GovernanceEncoder(addresses, { mint: who.mint.toBytes(), quoteMint: other.toBytes() });
        const proposal = proposalOf(input.id);
        const activating = await client.instruction('activateProposal', [], {
          proposer: owner,
          pool,
          governance,
          userStake,
          proposal,
        });
        expectSameBytes(encoder.activateProposal(staker, input.id), [activating], who);
        const cancelling = await client.instruction('cancelProposal', [], { proposer: owner, governance, proposal });
        expectSameBytes(encoder.cancelProposal(staker, input.id), [cancelling], who);

        const attestation = addresses.attestation(staker.owner);
        expect([...attestation]).toEqual([...client.pda('attest', staker.owner).toBytes()]);
        const voting = await client.instruction(
          'castVote',
          [VOTE_SIDES.indexOf(input.side)],
          { owner, pool, userStake, proposal },
          input.attested ? metas([client.pda('attest', staker.owner)], false) : [],
        );
        const vote = encoder.castVote(staker, input.id, input.side, input.attested ? attestation : undefined);
        expectSameBytes(vote, [voting], who);
      },
      2,
    );
  });

  it('encodes sales, with and without opening the quote account, as web3.js and Anchor do', async () => {
    await check(
      fc.record({ scene, amount, open: fc.boolean() }),
      async (input) => {
        const who = cast(input.scene);
        const { owner, ownerToken, mint, other: quoteMint, staker } = who;
        const sellerQuote = getAssociatedTokenAddressSync(
          quoteMint,
          owner,
          true,
          tokenProgram,
          ASSOCIATED_TOKEN_PROGRAM_ID,
        );
        const opening = createAssociatedTokenAccountInstruction(owner, sellerQuote, owner, quoteMint);
        const selling = await client.instruction('buyBack', [u64(input.amount)], {
          seller: owner,
          pool,
          treasury,
          tokenMint: mint,
          sellerToken: ownerToken,
          sellerQuote,
          quoteVault,
          tokenProgram,
        });
        const encoder = new GovernanceEncoder(addresses, { mint: mint.toBytes(), quoteMint: quoteMint.toBytes() });
        const seller = { ...staker, quoteAccount: sellerQuote.toBytes() };
        const ours = encoder.buyBack(seller, input.amount, input.open);
        expectSameBytes(ours, input.open ? [opening, selling] : [selling], who);
      },
      3,
    );
  });
});
