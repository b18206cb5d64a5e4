import { describe, expect, it } from 'vitest';
import { GovernanceInstructions } from '#harness/program/governance-instructions.ts';
import type { Instruction } from '#harness/program/message.ts';
import { StakingAddresses } from '#harness/program/pda.ts';
import { StakingInstructions } from '#harness/program/staking-instructions.ts';
import type { ReadInstruction } from '#harness/trace/message-reader.ts';
import type { AgentAction } from '#sim/ports/actions.ts';
import { ActionMatch } from '../../../../cli/trace/action-match.ts';

const AT = new StakingAddresses(new Uint8Array(32).fill(7));
const STAKER = { owner: new Uint8Array(32).fill(1), userStake: new Uint8Array(32), tokenAccount: new Uint8Array(32) };

function read({ programId, accounts, data }: Instruction): ReadInstruction {
  return { programId, accounts: accounts.map(({ address }) => address), data };
}

/** Positions of the actions that an instruction may be. */
function meant(actions: readonly AgentAction[], instruction: Instruction): readonly number[] {
  const match = new ActionMatch();
  return actions.flatMap((action, position) => (match.isCarriedOut(action, read(instruction)) ? [position] : []));
}

describe('cli/trace/action-match.ts', () => {
  it('tells actions of a kind apart by their arguments', () => {
    const staking = new StakingInstructions(AT);
    const unstake = (amountBaseUnits: bigint, entryIndex: number, force = false): AgentAction => ({
      kind: 'unstake',
      agent: 0,
      amountBaseUnits,
      force,
      entryIndex,
    });
    const exits = [unstake(5n, 0), unstake(5n, 1), unstake(6n, 1), unstake(5n, 1, true)];
    expect(meant(exits, staking.unstake(STAKER, 5n, false, 1, [], []))).toEqual([1]);
    const stakes = [30, 90].map(
      (lockDays): AgentAction => ({ kind: 'stake', agent: 0, amountBaseUnits: 5n, lockDays }),
    );
    expect(meant(stakes, staking.stake(STAKER, 5n, 90))).toEqual([1]);
    expect(meant(stakes, staking.stake(STAKER, 6n, 90))).toEqual([]);
  });

  it('tells votes apart by their proposals', () => {
    const votes = [3, 4].map((proposalId): AgentAction => ({ kind: 'cast_vote', agent: 0, proposalId, side: 'yes' }));
    const governance = new GovernanceInstructions(AT);
    expect(meant(votes, governance.castVote(STAKER, AT.proposal(4), 1))).toEqual([1]);
    expect(meant(votes, governance.castVote(STAKER, AT.proposal(4), 0))).toEqual([]);
  });

  it('leaves open what the arguments do not tell', () => {
    const transfers = [1, 2].map(
      (recipient): AgentAction => ({
        kind: 'transfer',
        agent: 0,
        recipient,
        amountBaseUnits: 5n,
      }),
    );
    const data = Uint8Array.of(3, 5, 0, 0, 0, 0, 0, 0, 0);
    expect(meant(transfers, { programId: AT.programId, accounts: [], data })).toEqual([0, 1]);
  });
});
