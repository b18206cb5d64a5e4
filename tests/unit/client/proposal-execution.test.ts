import { describe, expect, it } from 'vitest';
import { ProgramConnection } from '#client/program-connection.ts';
import { executeInstruction } from '#client/proposal-execution.ts';
import { GovernanceInstructions } from '#harness/program/governance-instructions.ts';
import { associatedTokenAddress, StakingAddresses } from '#harness/program/pda.ts';
import { SPEND_PURPOSES } from '#sim/ports/actions.ts';
import { keyOf } from '#tests/support/client-stage.ts';
import { proposalAt } from '#tests/support/proposal-fixture.ts';
import { bytesOf, plain, RecordedChain } from '#tests/support/recorded-chain.ts';

describe('client/proposal-execution', () => {
  it("executes each kind with the accounts that it names, as the simulator's instructions do", async () => {
    const chain = new RecordedChain();
    const connection = new ProgramConnection(chain.provider);
    const at = new StakingAddresses(chain.at.programId.toBytes());
    const calls = new GovernanceInstructions(at);
    const address = keyOf(20).publicKey.toBytes();
    const mint = chain.mint.toBytes();
    const proposal = at.proposal(4);
    const expected = {
      parameter: calls.executeParameterChange(proposal),
      spend: calls.executeTreasurySpend(proposal, associatedTokenAddress(address, mint), mint),
      upgrade: calls.executeProtocolUpgrade(proposal, address),
      feature: calls.executeFeatureActivation(proposal),
    } as const;
    for (const kind of ['parameter', 'spend', 'upgrade', 'feature'] as const) {
      const instruction = await executeInstruction(connection, proposalAt({ id: 4, kind, address }));
      expect(plain(instruction)).toEqual(bytesOf(expected[kind]));
    }
  });

  it('pays the vault that a spend names, and only a payment the token account of a wallet', async () => {
    const chain = new RecordedChain();
    const connection = new ProgramConnection(chain.provider);
    const at = new StakingAddresses(chain.at.programId.toBytes());
    const calls = new GovernanceInstructions(at);
    const vaults = { reward_grant: at.rewardVault, buyback: at.quoteVault, burn: at.treasuryVault } as const;
    for (const purpose of ['reward_grant', 'buyback', 'burn'] as const) {
      const address = vaults[purpose];
      const spend = proposalAt({ id: 4, kind: 'spend', selector: SPEND_PURPOSES.indexOf(purpose), address });
      const expected = calls.executeTreasurySpend(at.proposal(4), address, chain.mint.toBytes());
      expect(plain(await executeInstruction(connection, spend))).toEqual(bytesOf(expected));
    }
  });
});
