import { describe, expect, it } from 'vitest';
import type { AgentAction } from '#sim/ports/actions.ts';
import { genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';
import { type Engine, outcomeName } from '#tests/support/open-chain.ts';
import { ContractStage, rollTo } from './contract-stage.ts';

const AGENTS = 6;
const STEPS = 400;

/** What an action is refused with when the chain left out an account that the program asks for. */
const LEFT_OUT = ['HistoryPageMissing', 'ExpiryPageMissing', 'TicketMissing', 'AccountNotEnoughKeys'];
/** Refusals of the runtime, which no well-made transaction meets. */
const BROKEN = /^(ProgramFailedToComplete|ComputationalBudgetExceeded|MathOverflow|Custom\d+|.*Account.*Mut.*)$/;

/** That actions name whatever pages and tickets they need, on every chain. */
export function describePages(engineName: Engine['name']): void {
  describe(`pages on ${engineName}`, () => {
    const stage = new ContractStage(engineName);

    it.each([
      { unstakeTickets: true, boostVests: true },
      { unstakeTickets: false, boostVests: false },
    ])('names what random lives of stakes need (%o)', async (features) => {
      const { boosters } = genesisPlan([]);
      const opened = await stage.openWith(
        Array.from({ length: AGENTS }, () => 1_000_000n),
        { powerByAge: true, ...features },
        { boosters: { ...boosters, boostDays: 45, longTermDays: 20 }, minClaimBaseUnits: 0n },
      );
      const { chain } = opened;
      const random = countedRandom(features.unstakeTickets ? 11 : 12);
      const names = new Map<string, number>();
      const note = (name: string): void => void names.set(name, (names.get(name) ?? 0) + 1);
      let day = 0;
      for (let step = 0; step < STEPS; step += 1) {
        const [action, spare] = [randomAction(random), random(AGENTS)];
        for (const outcome of await chain.submit([action])) note(outcomeName(outcome));
        note(outcomeName(await chain.operate({ kind: 'compound_rewards', agent: spare })));
        // Mostly a day or two, now and then a season.
        day += [0, 0, 1, 1, 2, 9, 40, 70][random(8)] ?? 0;
        note(outcomeName(await rollTo(opened, day)));
        note(
          outcomeName(await chain.operate({ kind: 'fund_rewards', amountBaseUnits: BigInt(random(1_000)) * TOKEN })),
        );
      }
      const found = [...names.keys()];
      expect(found.filter((name) => LEFT_OUT.includes(name) || BROKEN.test(name))).toEqual([]);
      // The lives were lively: most of what was tried happened.
      expect(names.get('accepted')).toBeGreaterThan(STEPS * 2);
      const agents = await chain.readAgents(Array.from({ length: AGENTS }, (_, agent) => agent));
      expect(agents.some(({ stake }) => (stake?.entries ?? []).some(({ boostBps }) => boostBps > 0))).toBe(true);
    });
  });
}

/** Whole numbers below a bound, the same in every run. */
function countedRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    // Numerical Recipes' linear congruence; its high bits will do here.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomAction(random: (below: number) => number): AgentAction {
  const agent = random(AGENTS);
  const lockDays = [0, 7, 30, 90, 180][random(5)] ?? 0;
  const entryIndex = random(16);
  switch (random(10)) {
    case 0:
    case 1:
    case 2:
      return { kind: 'stake', agent, amountBaseUnits: BigInt(100 + random(5_000)) * TOKEN, lockDays };
    case 3:
      return { kind: 'extend_lock', agent, entryIndex, lockDays };
    case 4:
      return { kind: 'claim_rewards', agent };
    case 5:
      return { kind: 'pay_debate_fee', agent, amountBaseUnits: TOKEN };
    case 6:
    case 7:
      return { kind: 'refresh_boosters', agent };
    case 8:
      return { kind: 'set_compounding', agent, enabled: random(3) > 0 };
    default:
      return {
        kind: 'unstake',
        agent,
        amountBaseUnits: BigInt(100 + random(3_000)) * TOKEN,
        force: true,
        entryIndex,
      };
  }
}
