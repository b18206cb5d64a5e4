import { describe, expect, it } from 'vitest';
import { divFloor } from '#sim/core/fixed.ts';
import { type CaptureCost, captureCost } from '#sim/metrics/capture-cost.ts';
import { featuresWith, genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';
import { Assembly, NO, spend, YES } from './assembly.ts';
import { AttackStage } from './attack-stage.ts';

const HONEST = [0, 5];
/** The attacker's wallets; the first proposes. */
const ATTACKERS = [1, 2, 3, 4];
const PROPOSER = 1;
const LOCK_DAYS = 180;

/** An economy that an attacker comes to, and what is special about its attack. */
interface Prey {
  /** In each of the honest wallets. */
  readonly honestTokens: bigint;
  readonly honestLockDays: number;
  readonly powerCapBps?: number;
  readonly stakeCapTokens?: bigint;
  readonly quorumBps?: number;
  /** The first wallet has no more than what a proposer needs, without a lock. */
  readonly proposerWithoutLock?: boolean;
  /** One of the two honest wallets votes no. */
  readonly opposed?: boolean;
  readonly wallets: number;
}

const PREYS: Readonly<Record<string, Prey>> = {
  'no cap': { honestTokens: 1_234_567n, honestLockDays: 90, wallets: 1 },
  'a stake cap': {
    honestTokens: 500_000n,
    honestLockDays: 180,
    stakeCapTokens: 500_000n,
    quorumBps: 5_000,
    wallets: 2,
  },
  'a power cap': { honestTokens: 1_500_001n, honestLockDays: 0, powerCapBps: 400, wallets: 3 },
  'a power cap below the stake of a proposer': {
    honestTokens: 50_000n,
    honestLockDays: 0,
    powerCapBps: 600,
    proposerWithoutLock: true,
    wallets: 2,
  },
  'half of the power, which votes no': {
    honestTokens: 300_001n,
    honestLockDays: 90,
    opposed: true,
    wallets: 1,
  },
};

async function stageOf(prey: Prey): Promise<AttackStage> {
  const { governance, staking } = genesisPlan([]);
  const { honestTokens, honestLockDays, powerCapBps = governance.powerCapBps, quorumBps = 1_000 } = prey;
  const holdings = [honestTokens, ...ATTACKERS.map(() => 2_000_000n), honestTokens];
  const stage = await AttackStage.open(holdings, {
    features: featuresWith({ powerCap: prey.powerCapBps !== undefined }),
    governance: { ...governance, powerCapBps, quorumBps: [quorumBps, quorumBps, quorumBps, quorumBps] },
    staking: { ...staking, maxStakeBaseUnits: (prey.stakeCapTokens ?? 10_000_000n) * TOKEN },
    treasuryBaseUnits: 10_000_000n * TOKEN,
  });
  for (const agent of HONEST) await stage.enter(agent, honestTokens, honestLockDays);
  await stage.rollTo(3);
  return stage;
}

/** What the metric says on the open day. */
async function priceOf(stage: AttackStage, { opposed = false }: Prey): Promise<CaptureCost> {
  const pool = await stage.pool();
  // Both honest wallets have the same.
  const against = opposed ? pool.activePower / 2n : 0n;
  const cost = captureCost({ pool, governance: await stage.governance() }, { power: pool.activePower, against });
  if (cost === undefined) throw new Error('nothing passes');
  return cost;
}

/** What the attacker's wallets stake, `staked` together: all the same, but for the one that proposes and for the last. */
function stakesOf(prey: Prey, staked: bigint, wallets: number, leastOfProposer: bigint): readonly bigint[] {
  const even = divFloor(staked, BigInt(wallets));
  const first = prey.proposerWithoutLock === true || even < leastOfProposer ? leastOfProposer : even;
  const stakes = [wallets === 1 ? staked : first];
  for (let left = wallets - 1; left > 0; left--) {
    const rest = staked - stakes.reduce((sum, stake) => sum + stake, 0n);
    stakes.push(divFloor(rest, BigInt(left)));
  }
  return stakes;
}

/** Stakes, waits, proposes, votes, alone or against a no, and waits for the decision. */
async function attack(stage: AttackStage, prey: Prey, stakes: readonly bigint[]): Promise<string> {
  const assembly = new Assembly(stage);
  for (const [position, amount] of stakes.entries()) {
    const staker = stage.staker(ATTACKERS[position]!);
    const lockDays = position === 0 && prey.proposerWithoutLock === true ? 0 : LOCK_DAYS;
    const { calls } = stage;
    expect(
      await stage.send(ATTACKERS[position]!, calls.openStakeAccount(staker), calls.stake(staker, amount, lockDays)),
    ).toBe('accepted');
  }
  await stage.rollTo(5);
  const id = await assembly.propose(PROPOSER, spend(stage.wallet(PROPOSER).address, 1n));
  for (const position of stakes.keys()) {
    expect(await assembly.vote(ATTACKERS[position]!, id, YES)).toBe('accepted');
  }
  if (prey.opposed === true) expect(await assembly.vote(HONEST[0]!, id, NO)).toBe('accepted');
  await stage.rollTo(12);
  expect(await assembly.finalize(id)).toBe('accepted');
  return assembly.state(id);
}

describe.each(Object.entries(PREYS))('G02: a majority that is bought, against %s', (_, prey) => {
  it('passes with the capital that the metric names, and with a base unit less does not', async () => {
    const outcomes: string[] = [];
    for (const less of [0n, 1n]) {
      const stage = await stageOf(prey);
      const { capitalBaseUnits, wallets } = await priceOf(stage, prey);
      const { bondBaseUnits, minProposalStakeBaseUnits } = await stage.governance();
      expect(wallets).toBe(prey.wallets);
      const stakes = stakesOf(prey, capitalBaseUnits - bondBaseUnits - less, wallets, minProposalStakeBaseUnits);
      const before = await stage.balance(stage.staker(PROPOSER).tokenAccount);
      outcomes.push(await attack(stage, prey, stakes));
      // The bond is the rest of the capital.
      expect(before - (await stage.balance(stage.staker(PROPOSER).tokenAccount))).toBe(stakes[0]! + bondBaseUnits);
    }
    expect(outcomes).toEqual(['succeeded', 'defeated']);
  });
});
