import { beforeEach, describe, expect, it } from 'vitest';
import { GovernanceManager, proposalContentHash } from '#client/index.ts';
import { GovernanceInstructions } from '#harness/program/governance-instructions.ts';
import { associatedTokenAddress, StakingAddresses } from '#harness/program/pda.ts';
import { RoleInstructions } from '#harness/program/role-instructions.ts';
import { keyOf } from '#tests/support/client-stage.ts';
import { bytesOf, putEntry, RecordedChain, TODAY } from '#tests/support/recorded-chain.ts';

const ann = keyOf(3);
const guardian = keyOf(10);

let chain: RecordedChain;
let governance: GovernanceManager;
let at: StakingAddresses;
let harness: GovernanceInstructions;
const staker = () => ({
  owner: ann.publicKey.toBytes(),
  tokenAccount: associatedTokenAddress(ann.publicKey.toBytes(), chain.mint.toBytes()),
  userStake: at.userStake(ann.publicKey.toBytes()),
});

beforeEach(() => {
  chain = new RecordedChain();
  governance = new GovernanceManager(chain.provider);
  at = new StakingAddresses(chain.at.programId.toBytes());
  harness = new GovernanceInstructions(at);
  chain.putGovernance((view) => {
    view.setUint32(160, 7, true);
    view.setUint32(200 + 4, 6 + 1, true);
    view.setUint32(200 + 8, 5 + 1, true);
  });
  for (const id of [5, 6]) {
    chain.putProposal(id, (view, data) => {
      data.set(ann.publicKey.toBytes(), 8);
      view.setUint8(181, 1);
      view.setBigUint64(192, 1_000n, true);
      view.setBigUint64(200, 100n, true);
      view.setBigUint64(208, 66n, true);
      view.setBigUint64(216, 34n, true);
      view.setBigInt64(248, BigInt(TODAY + 3) * 86_400n, true);
      view.setBigUint64(296, (1n << 64n) - 1n, true);
      view.setUint32(312, TODAY, true);
      view.setUint16(316, 1_000, true);
      view.setUint16(318, 6_600, true);
    });
  }
});

describe('client/governance-manager', () => {
  it("drafts the next proposal as the simulator's instructions do", async () => {
    const action = { kind: 'parameter', parameter: 'penalty_bps', value: 500n } as const;
    const created = await governance.createProposal(ann, 'Title', 'Text', action);
    const contentHash = proposalContentHash('Title', 'Text');
    expect(created).toMatchObject({
      proposalId: 7,
      address: chain.at.proposal(7),
      contentHash,
      signature: 'signature 1',
    });
    const payload = { kind: 'parameter', id: 3, value: 500n } as const;
    expect(chain.last).toEqual(bytesOf(harness.createProposal(staker(), 7, payload, contentHash)));
  });

  it('sends every later call likewise', async () => {
    const proposal = at.proposal(6);
    await governance.activateProposal(ann, 6);
    expect(chain.last).toEqual(bytesOf(harness.activateProposal(staker(), proposal)));
    await governance.voteOnProposal(ann, 6, 'abstain');
    expect(chain.last).toEqual(bytesOf(harness.castVote(staker(), proposal, 2)));
    await governance.finalizeProposal(6);
    expect(chain.last).toEqual(bytesOf(harness.finalizeProposal(proposal)));
    await governance.queueProposal(6);
    expect(chain.last).toEqual(bytesOf(harness.queueProposal(proposal)));
    await governance.executeProposal(6);
    expect(chain.last).toEqual(bytesOf(harness.executeParameterChange(proposal)));
    await governance.expireProposal(6);
    expect(chain.last).toEqual(bytesOf(harness.expireProposal(proposal)));
    await governance.cancelProposal(ann, 6);
    expect(chain.last).toEqual(bytesOf(harness.cancelProposal(staker().owner, proposal)));
    await governance.returnBond(6);
    expect(chain.last).toEqual(bytesOf(harness.returnBond(staker(), proposal)));
    await governance.vetoProposal(guardian, 6);
    const veto = new RoleInstructions(at).vetoProposal(guardian.publicKey.toBytes(), proposal);
    expect(chain.last).toEqual(bytesOf(veto));
  });

  it('names the attestation where only attested owners vote by the square root', async () => {
    chain.putProposal(6, (view) => view.setUint8(329, 2));
    await governance.voteOnProposal(ann, 6, 'yes');
    const attestation = at.attestation(staker().owner);
    expect(chain.last).toEqual(bytesOf(harness.castVote(staker(), at.proposal(6), 1, attestation)));
  });

  it('reads a vote, its weight, its state and what is live', async () => {
    expect(await governance.checkQuorum(6)).toMatchObject({ quorum: 100n, quorumReached: true, approved: true });
    expect(await governance.getProposalStatus(6)).toMatchObject({ state: 'active', nextStep: 'vote' });
    expect((await governance.listLiveProposals()).map(({ id }) => id)).toEqual([5, 6]);
    expect((await governance.getRules()).proposalCount).toBe(7);
    expect(await governance.getVotingHistory(ann.publicKey)).toEqual([]);
    chain.putUserStake(ann.publicKey, (view) => {
      putEntry(view, 0, { amount: 50n, startDay: TODAY - 1, endDay: TODAY - 1 });
      view.setBigUint64(1656, 50n, true);
      view.setUint32(1656 + 8, 6, true);
      view.setUint32(1656 + 12, TODAY, true);
      view.setUint8(1656 + 16, 1);
      view.setUint8(132, 1);
    });
    expect(await governance.calculateVoteWeight(ann.publicKey, 6)).toMatchObject({ linear: 50n, weight: 50n });
    expect(await governance.getVotingHistory(ann.publicKey)).toEqual([
      { weight: 50n, proposalId: 6, day: TODAY, side: 'yes' },
    ]);
  });

  it('rejects what has no proposal', async () => {
    await expect(governance.checkQuorum(99)).rejects.toMatchObject({ name: 'AccountMissing', account: 'Proposal 99' });
  });
});
