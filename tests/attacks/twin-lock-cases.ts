import { TOKEN } from '#tests/support/chain-plan.ts';
import { Assembly, parameter, spend, YES } from './assembly.ts';
import type { TwinCase } from './twin-case.ts';

const HONEST = 0;
const THIEF = 1;
const DAY = 86_400;
const STAKES = 1 << 0;

export const LOCK_CASES: readonly TwinCase[] = [
  {
    twin: 'vuln-l01',
    title: 'votes for his own proposal and leaves in one transaction',
    run: async (open) => {
      const stage = await open([2_000_000n, 1_000_000n], { treasuryBaseUnits: 1_000_000n * TOKEN });
      await stage.enter(HONEST, 100_000n, 0);
      await stage.enter(THIEF, 500_000n, 180);
      await stage.rollTo(3);
      const assembly = new Assembly(stage);
      const id = await assembly.propose(THIEF, spend(stage.wallet(THIEF).address, 100_000n));
      const proposer = await stage.send(THIEF, assembly.voteCall(THIEF, id, YES), stage.leave(THIEF, 500_000n));
      const voter = await stage.send(HONEST, assembly.voteCall(HONEST, id, YES), stage.leave(HONEST, 100_000n));
      return { proposer, voter, yes: (await stage.proposal(id)).yes / TOKEN };
    },
    real: { proposer: 'ProposerLocked', voter: 'VoteLocked', yes: 0n },
    onTwin: { proposer: 'accepted', voter: 'accepted', yes: 1_600_000n },
  },
  {
    twin: 'vuln-l02',
    title: 'adds 50,000 tokens to a lock of 100 on the day before it ends',
    run: async (open) => {
      const stage = await open([100_000n, 100_000n]);
      await stage.enter(THIEF, 100n, 180);
      await stage.rollTo(179);
      await stage.stake(THIEF, 50_000n, 180);
      await stage.rollTo(181);
      const weight = (await stage.pool()).activeWeight / TOKEN;
      const pages = [0, 179, 180].map((day) => stage.historyPage(day));
      const exit = await stage.send(
        THIEF,
        stage.leave(THIEF, 50_000n, { entry: 1, force: false }, [...new Set(pages)]),
      );
      return { weight, exit, penalty: await stage.balance(stage.at.penaltyVault) };
    },
    real: { weight: 150_100n, exit: 'StillLocked', penalty: 0n },
    onTwin: { weight: 150_100n, exit: 'accepted', penalty: 0n },
  },
  {
    twin: 'vuln-l03',
    title: 'stays at three times the weight after 180 days, free to leave',
    run: async (open) => {
      const stage = await open([100_000n, 100_000n]);
      await stage.enter(HONEST, 10_000n, 0);
      await stage.enter(THIEF, 10_000n, 180);
      await stage.rollTo(190);
      const { activeWeight, activePower } = await stage.pool();
      const assembly = new Assembly(stage);
      const id = await assembly.propose(HONEST, parameter(0, TOKEN));
      await assembly.vote(THIEF, id, YES);
      return { weight: activeWeight / TOKEN, power: activePower / TOKEN, yes: (await stage.proposal(id)).yes / TOKEN };
    },
    real: { weight: 20_000n, power: 20_000n, yes: 10_000n },
    onTwin: { weight: 40_000n, power: 40_000n, yes: 30_000n },
  },
  {
    twin: 'vuln-p02',
    title: 'pauses stakes, and nobody can leave or claim',
    run: async (open) => {
      const stage = await open([10_000n, 10_000n]);
      await stage.enter(HONEST, 1_000n, 0);
      await stage.fund(70_000n * TOKEN);
      await stage.rollTo(14);
      await stage.sendAs(stage.guardian, stage.roles.pause(stage.guardian.address, STAKES, 7 * DAY));
      const claim = await stage.send(HONEST, stage.calls.claimRewards(stage.staker(HONEST), []));
      const exit = await stage.send(HONEST, stage.leave(HONEST, 1_000n, { force: false }));
      return { claim, exit };
    },
    real: { claim: 'accepted', exit: 'accepted' },
    onTwin: { claim: 'Paused', exit: 'Paused' },
  },
];
