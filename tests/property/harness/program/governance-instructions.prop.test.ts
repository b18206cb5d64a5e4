import fc from 'fast-check';
import { describe, it } from 'vitest';
import { GovernanceInstructions } from '#harness/program/governance-instructions.ts';
import { SPEND_PURPOSES } from '#sim/ports/actions.ts';
import {
  addresses,
  amount,
  anyU16,
  anyU32,
  bytes32,
  cast,
  check,
  client,
  expectSameInstruction,
  metas,
  SINGLE,
  scene,
} from '#tests/support/anchor-comparison.ts';
import { u64 } from '#tests/support/anchor-session.ts';

const { pool, governance, treasury, emission, treasuryVault, bondVault, vestingVault, quoteVault } = SINGLE;
const { tokenProgram, systemProgram } = SINGLE;
const instructions = new GovernanceInstructions(addresses);
const four = fc.array(anyU16, { minLength: 4, maxLength: 4 });

describe('harness/program/governance-instructions', () => {
  it('encodes the parameters of governance as Anchor does', async () => {
    const params = fc.record({
      minProposalStake: amount,
      minVoteStake: amount,
      bond: amount,
      quorumBps: four,
      approvalBps: four,
      votingDays: anyU16,
      timelockDays: anyU16,
      graceDays: anyU16,
      seasoningDays: anyU16,
      lateHours: anyU16,
      powerCapBps: anyU16,
      cooldownDays: anyU16,
      vetoDays: anyU16,
      quadraticMode: fc.nat(255),
      quadraticAttested: fc.boolean(),
      spendingCapBps: anyU32,
      reserveFloor: amount,
      buybackWeeklyCap: amount,
      buybackMaxPrice: amount,
    });
    await check(
      fc.record({ scene, params }),
      async (input) => {
        const { owner, staker, mint, other } = cast(input.scene);
        const { minProposalStake, minVoteStake, bond, reserveFloor, buybackWeeklyCap, buybackMaxPrice, ...rest } =
          input.params;
        await expectSameInstruction(
          instructions.initializeGovernance(staker.owner, mint.toBytes(), other.toBytes(), {
            ...rest,
            guardian: other.toBytes(),
            attestor: mint.toBytes(),
            minProposalStakeBaseUnits: minProposalStake,
            minVoteStakeBaseUnits: minVoteStake,
            bondBaseUnits: bond,
            reserveFloorBaseUnits: reserveFloor,
            buybackWeeklyCapBaseUnits: buybackWeeklyCap,
            buybackMaxPriceQuoteUnits: buybackMaxPrice,
          }),
          client.instruction(
            'initializeGovernance',
            [
              {
                ...rest,
                guardian: other,
                attestor: mint,
                minProposalStake: u64(minProposalStake),
                minVoteStake: u64(minVoteStake),
                bond: u64(bond),
                reserveFloor: u64(reserveFloor),
                buybackWeeklyCap: u64(buybackWeeklyCap),
                buybackMaxPrice: u64(buybackMaxPrice),
              },
            ],
            {
              authority: owner,
              pool,
              tokenMint: mint,
              quoteMint: other,
              governance,
              treasury,
              treasuryVault,
              bondVault,
              vestingVault,
              quoteVault,
              tokenProgram,
              systemProgram,
            },
          ),
        );
      },
      1,
    );
  });

  it('encodes every payload of a draft as Anchor does', async () => {
    await check(
      fc.record({
        scene,
        id: anyU32,
        value: amount,
        price: amount,
        number: anyU16,
        purpose: fc.constantFrom(...SPEND_PURPOSES),
        enabled: fc.boolean(),
        flag: fc.nat(255),
        hash: bytes32,
      }),
      async (input) => {
        const { owner, ownerToken, userStake, staker, other } = cast(input.scene);
        const { id, value, number, purpose, enabled, flag, hash } = input;
        const address = other.toBytes();
        const accounts = {
          proposer: owner,
          pool,
          governance,
          userStake,
          proposal: client.pda('proposal', u32(id)),
          proposerToken: ownerToken,
          bondVault,
          tokenProgram,
          systemProgram,
        };
        const spend = {
          purpose: SPEND_PURPOSES.indexOf(purpose),
          destination: other,
          amount: u64(value),
          price: u64(input.price),
        };
        const payloads = [
          [{ kind: 'parameter', id: number, value }, { parameter: { id: number, value: u64(value) } }],
          [
            { kind: 'spend', purpose, destination: address, amountBaseUnits: value, priceQuoteUnits: input.price },
            { spend },
          ],
          [{ kind: 'upgrade', buffer: address, sha256: hash }, { upgrade: { buffer: other, sha256: [...hash] } }],
          [{ kind: 'feature', flag, enabled }, { feature: { flag, enabled } }],
        ] as const;
        for (const [ours, theirs] of payloads) {
          await expectSameInstruction(
            instructions.createProposal(staker, id, ours, hash),
            client.instruction('createProposal', [id, theirs, [...hash]], accounts),
          );
        }
      },
      2,
    );
  });

  it('encodes what happens to a proposal as Anchor does', async () => {
    await check(
      fc.record({ scene, side: fc.nat(255), attested: fc.boolean(), address: bytes32 }),
      async (input) => {
        const { owner, ownerToken, userStake, staker, mint, other: proposal } = cast(input.scene);
        const at = proposal.toBytes();
        const attestation = client.pda('attest', staker.owner);
        const asProposer = { proposer: owner, pool, governance, userStake, proposal };
        await expectSameInstruction(
          instructions.activateProposal(staker, at),
          client.instruction('activateProposal', [], asProposer),
        );
        await expectSameInstruction(
          instructions.cancelProposal(staker.owner, at),
          client.instruction('cancelProposal', [], { proposer: owner, governance, proposal }),
        );
        await expectSameInstruction(
          instructions.castVote(staker, at, input.side, input.attested ? attestation.toBytes() : undefined),
          client.instruction(
            'castVote',
            [input.side],
            { owner, pool, userStake, proposal },
            input.attested ? metas([attestation], false) : [],
          ),
        );
        const decided = { pool, governance, proposal };
        await expectSameInstruction(
          instructions.finalizeProposal(at),
          client.instruction('finalizeProposal', [], decided),
        );
        await expectSameInstruction(
          instructions.queueProposal(at),
          client.instruction('queueProposal', [], { pool, proposal }),
        );
        await expectSameInstruction(instructions.expireProposal(at), client.instruction('expireProposal', [], decided));
        await expectSameInstruction(
          instructions.executeParameterChange(at),
          client.instruction('executeParameterChange', [], { ...decided, treasury, emission }),
        );
        await expectSameInstruction(
          instructions.executeTreasurySpend(at, ownerToken.toBytes(), mint.toBytes()),
          client.instruction('executeTreasurySpend', [], {
            ...decided,
            treasury,
            treasuryVault,
            destination: ownerToken,
            tokenMint: mint,
            tokenProgram,
          }),
        );
        await expectSameInstruction(
          instructions.executeProtocolUpgrade(at, staker.owner),
          client.instruction('executeProtocolUpgrade', [], { ...decided, buffer: owner }),
        );
        await expectSameInstruction(
          instructions.executeFeatureActivation(at),
          client.instruction('executeFeatureActivation', [], decided),
        );
        await expectSameInstruction(
          instructions.returnBond(staker, at),
          client.instruction('returnBond', [], {
            proposal,
            userStake,
            proposerToken: ownerToken,
            bondVault,
            tokenProgram,
          }),
        );
      },
      3,
    );
  });
});

function u32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
