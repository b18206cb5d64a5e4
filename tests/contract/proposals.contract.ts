import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { featureBit } from '#sim/core/features.ts';
import type { ProposalPayload } from '#sim/ports/actions.ts';
import { TOKEN } from '#tests/support/chain-plan.ts';
import { type Engine, type OpenChain, outcomeName, stake, submitOne, unstake } from '#tests/support/open-chain.ts';
import { act, ContractStage, carry, DAYS_TO_EXECUTION, operate, propose, rollTo } from './contract-stage.ts';

/** `min_stake` to one token. */
const LOWER_MIN_STAKE = { kind: 'parameter', id: 0, value: TOKEN } as const;
const LONGER_VOTING = { kind: 'parameter', id: 43, value: 10n } as const;
const BOND = 10_000n;

/** Proposals from draft to effect, on every chain. */
export function describeProposals(engineName: Engine['name']): void {
  describe(`proposals on ${engineName}`, () => {
    const stage = new ContractStage(engineName);

    /** A large and a small staker whose stakes count from day 2 on. */
    const openSeasoned = async (...args: Parameters<ContractStage['openWith']>): Promise<OpenChain> => {
      const opened = await stage.openWith(...args);
      await act(opened, stake(0, 1_000_000n, 180), stake(1, 100_000n, 30));
      await rollTo(opened, 3);
      return opened;
    };
    const holdings = [2_000_000n, 200_000n, 500n] as const;

    it('numbers proposals as they are accepted', async () => {
      const opened = await openSeasoned(holdings);
      const create = (agent: number, payload: ProposalPayload) =>
        ({ kind: 'create_proposal', agent, payload }) as const;
      const outcomes = await opened.chain.submit([
        create(2, LOWER_MIN_STAKE),
        create(0, LOWER_MIN_STAKE),
        create(0, LONGER_VOTING),
        create(1, LONGER_VOTING),
      ]);
      expect(outcomes.map(outcomeName)).toEqual([
        'AccountOwnedByWrongProgram',
        'accepted',
        'ProposalPending',
        'accepted',
      ]);
      expect(outcomes.map(({ proposalId }) => proposalId)).toEqual([undefined, 0, undefined, 1]);
      expect(await opened.chain.readProposal(1)).toMatchObject({
        id: 1,
        kind: 'parameter',
        state: 'draft',
        selector: 43,
      });
      expect(await opened.chain.readProposal(2)).toBeUndefined();
      expect((await opened.chain.readVaults()).bondVaultBaseUnits).toBe(2n * BOND * TOKEN);
    });

    it('cancels a draft and returns its bond', async () => {
      const opened = await openSeasoned(holdings);
      await act(opened, { kind: 'create_proposal', agent: 0, payload: LOWER_MIN_STAKE });
      const cancel = { kind: 'cancel_proposal', proposalId: 0 } as const;
      expect(await submitOne(opened.chain, { ...cancel, agent: 1 })).toBe('NotProposer');
      expect(await operate(opened, { kind: 'return_bond', proposalId: 0 })).toBe('ProposalLive');
      await act(opened, { ...cancel, agent: 0 });
      expect(await operate(opened, { kind: 'return_bond', proposalId: 0 })).toBe('accepted');
      expect(await operate(opened, { kind: 'return_bond', proposalId: 0 })).toBe('BondAlreadyReturned');
      expect(await opened.chain.readProposal(0)).toMatchObject({ state: 'cancelled', bondReturned: true });
      expect((await opened.chain.readAgents([0]))[0]?.walletBaseUnits).toBe(1_000_000n * TOKEN);
    });

    it('counts votes of the stakes at the snapshot, each once', async () => {
      const opened = await openSeasoned(holdings);
      const { chain } = opened;
      const id = await propose(opened, 0, LOWER_MIN_STAKE);
      const vote = (agent: number, side: 'yes' | 'no' | 'abstain') =>
        ({ kind: 'cast_vote', agent, proposalId: id, side }) as const;
      await act(opened, vote(0, 'yes'), vote(1, 'no'));
      expect(await submitOne(chain, vote(0, 'no'))).toBe('AlreadyVoted');
      expect(await submitOne(chain, { ...vote(0, 'no'), proposalId: 7 })).toBe('AccountOwnedByWrongProgram');
      expect(await chain.readProposal(id)).toMatchObject({
        state: 'active',
        yes: 3_000_000n * TOKEN,
        no: 150_000n * TOKEN,
        abstain: 0n,
        turnout: 3_150_000n * TOKEN,
        powerTotal: 3_150_000n * TOKEN,
        voterCount: 2,
        quadratic: 0,
      });
      const { lastDay } = await chain.readPool();
      expect((await chain.readAgents([1]))[0]?.stake?.votes).toEqual([
        { weight: 150_000n * TOKEN, proposalId: id, day: lastDay, side: 'no' },
      ]);
      expect(await submitOne(chain, unstake(1, 100_000n, 0, true))).toBe('VoteLocked');
      expect(await operate(opened, { kind: 'finalize_proposal', proposalId: id })).toBe('VotingActive');
    });

    it('changes a parameter: voted, queued, waited for, executed once', async () => {
      const opened = await openSeasoned(holdings);
      const { chain } = opened;
      const proposalId = await propose(opened, 0, LOWER_MIN_STAKE);
      await act(opened, { kind: 'cast_vote', agent: 0, proposalId, side: 'yes' });
      await rollTo(opened, 11);
      expect(await operate(opened, { kind: 'queue_proposal', proposalId })).toBe('WrongProposalState');
      expect(await operate(opened, { kind: 'finalize_proposal', proposalId })).toBe('accepted');
      expect(await operate(opened, { kind: 'queue_proposal', proposalId })).toBe('accepted');
      expect(await operate(opened, { kind: 'execute_proposal', proposalId })).toBe('TimelockActive');
      await rollTo(opened, 15);
      expect(await operate(opened, { kind: 'execute_proposal', proposalId })).toBe('accepted');
      expect(await operate(opened, { kind: 'execute_proposal', proposalId })).toBe('AlreadyExecuted');
      expect((await chain.readPool()).minStakeBaseUnits).toBe(TOKEN);
      expect(await chain.readProposal(proposalId)).toMatchObject({ state: 'executed' });
      expect((await chain.readGovernance()).executedCount).toEqual([1, 0, 0, 0]);
      expect(await operate(opened, { kind: 'return_bond', proposalId })).toBe('accepted');
    });

    it('switches a feature, and acts by it from then on', async () => {
      const opened = await openSeasoned(holdings);
      const payload = { kind: 'feature', flag: featureBit('unstakeTickets'), enabled: true } as const;
      const proposalId = await carry(opened, 3, 0, payload);
      expect(await operate(opened, { kind: 'execute_proposal', proposalId })).toBe('accepted');
      expect((await opened.chain.readPool()).features & (1 << payload.flag)).not.toBe(0);
      // The exit names a ticket now.
      await act(opened, unstake(1, 100_000n, 0, true));
      expect((await opened.chain.readPool()).ticketsOutstandingBaseUnits).toBe(90_000n * TOKEN);
    });

    it('approves an upgrade whose bytes are those that were voted on', async () => {
      const opened = await openSeasoned(holdings);
      const buffer = Uint8Array.from({ length: 2_500 }, (_, i) => i % 251);
      const proposalId = await carry(opened, 3, 0, { kind: 'upgrade', buffer });
      expect(await operate(opened, { kind: 'execute_proposal', proposalId })).toBe('accepted');
      const { upgradeHash } = await opened.chain.readGovernance();
      expect(Buffer.from(upgradeHash).toString('hex')).toBe(createHash('sha256').update(buffer).digest('hex'));
    });

    it('activates no draft whose payload was defeated while it lay ready', async () => {
      const opened = await openSeasoned(holdings);
      const proposalId = await propose(opened, 1, LOWER_MIN_STAKE);
      await act(opened, { kind: 'create_proposal', agent: 0, payload: LOWER_MIN_STAKE });
      await act(opened, { kind: 'cast_vote', agent: 0, proposalId, side: 'no' });
      await rollTo(opened, 11);
      expect(await operate(opened, { kind: 'finalize_proposal', proposalId })).toBe('accepted');
      expect(await opened.chain.readProposal(proposalId)).toMatchObject({ state: 'defeated' });
      const activate = { kind: 'activate_proposal', agent: 0, proposalId: proposalId + 1 } as const;
      expect(await submitOne(opened.chain, activate)).toBe('ProposalCoolDown');
    });

    it('vetoes an active proposal', async () => {
      const opened = await openSeasoned(holdings);
      const proposalId = await propose(opened, 0, LOWER_MIN_STAKE);
      expect(await operate(opened, { kind: 'veto_proposal', proposalId })).toBe('accepted');
      expect(await opened.chain.readProposal(proposalId)).toMatchObject({ state: 'vetoed' });
    });

    it('expires what nobody executed', async () => {
      const opened = await openSeasoned(holdings);
      const proposalId = await carry(opened, 3, 0, LOWER_MIN_STAKE);
      expect(await operate(opened, { kind: 'expire_proposal', proposalId })).toBe('ProposalNotExpired');
      await rollTo(opened, 3 + DAYS_TO_EXECUTION + 15);
      expect(await operate(opened, { kind: 'execute_proposal', proposalId })).toBe('ProposalExpired');
      expect(await operate(opened, { kind: 'expire_proposal', proposalId })).toBe('accepted');
      expect(await opened.chain.readProposal(proposalId)).toMatchObject({ state: 'expired' });
    });

    it('counts attested owners by the square root', async () => {
      const opened = await openSeasoned(holdings, { quadratic: true });
      const { chain } = opened;
      expect(await operate(opened, { kind: 'attest', agent: 0 })).toBe('accepted');
      const id = await propose(opened, 0, { kind: 'feature', flag: featureBit('penaltyBurn'), enabled: true });
      await chain.submit([
        { kind: 'cast_vote', agent: 0, proposalId: id, side: 'yes' },
        { kind: 'cast_vote', agent: 1, proposalId: id, side: 'no' },
      ]);
      const proposal = await chain.readProposal(id);
      expect(proposal?.quadratic).toBe(2);
      expect(proposal?.yes).toBeGreaterThan(0n);
      expect(proposal?.yes).toBeLessThan(3_000_000n * TOKEN);
    });

    it('rejects what no proposal is there for', async () => {
      const opened = await openSeasoned(holdings);
      const missing = 'AccountOwnedByWrongProgram';
      for (const kind of [
        'finalize_proposal',
        'queue_proposal',
        'execute_proposal',
        'expire_proposal',
        'return_bond',
        'veto_proposal',
      ] as const) {
        expect([kind, await operate(opened, { kind, proposalId: 5 })]).toEqual([kind, missing]);
      }
    });
  });
}
