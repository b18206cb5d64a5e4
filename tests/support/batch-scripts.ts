import { createEconomyModel, type EconomyModel } from '#sim/ledger/economy/economy-model.ts';
import { AGENT_ACTION_KINDS, type AgentAction, type AgentIndex, type OperatorAction } from '#sim/ports/actions.ts';
import type { ChainClock, GenesisPlan } from '#sim/ports/staking-chain.ts';
import { Dice } from './dice.ts';
import { HistoryDriver } from './history-driver.ts';
import type { HistoryAction } from './staker-wishes.ts';

const SECONDS_PER_DAY = 86_400n;
const SLOTS_PER_CLUSTER_EPOCH = 432_000n;

/** One thing that is done to a chain. */
export type ScriptStep =
  | { readonly kind: 'clock'; readonly clock: ChainClock }
  | { readonly kind: 'operate'; readonly action: OperatorAction }
  | { readonly kind: 'submit'; readonly actions: readonly AgentAction[] }
  /** The operator compounds for agents, one after the other. */
  | { readonly kind: 'compound'; readonly agents: readonly AgentIndex[] }
  /** Agents are read, and every account is looked at. */
  | { readonly kind: 'read'; readonly agents: readonly AgentIndex[] };

export interface ScriptOptions {
  readonly plan: GenesisPlan;
  readonly seed: number;
  /** Days on which something happens. */
  readonly days: number;
  /** Of each of them that nothing happens for up to 70 days after it. */
  readonly gapChance: number;
}

/**
 * A random history in which agents act in long lists, as in a tick of a run. A model beside it, on which every
 * action has its effect at once, chooses what is likely to be accepted and what is not.
 */
export function writeScript({ plan, seed, days, gapChance }: ScriptOptions): readonly ScriptStep[] {
  const model = createEconomyModel(plan);
  const driver = new HistoryDriver(model, seed, gapChance);
  const dice = new Dice(seed, 'lists');
  const steps: ScriptStep[] = [];
  const everyone = [...plan.agentIds.keys()];
  let day = 0;
  const operate = (action: OperatorAction): void => {
    model.apply(action);
    steps.push({ kind: 'operate', action });
  };
  const submit = (): void => {
    const actions = agentActions(model, driver, dice);
    steps.push({ kind: 'submit', actions });
  };
  const compound = (): void => {
    const agents = compounders(model, dice);
    for (const agent of agents) model.apply({ kind: 'compound_rewards', agent });
    steps.push({ kind: 'compound', agents });
  };
  for (let played = 0; played < days; played += 1) {
    const midnight = (plan.clock.unixSeconds / SECONDS_PER_DAY + BigInt(day)) * SECONDS_PER_DAY;
    const { moments, isCrankMissed, isEarly, daysToNext } = driver.day(midnight);
    for (const [position, second] of moments.entries()) {
      const clock = clockAt(plan, midnight + BigInt(second));
      model.advanceTo(clock.unixSeconds);
      steps.push({ kind: 'clock', clock });
      // Before the days before are closed all is refused.
      if (position === 0 && isEarly) submit();
      if (!isCrankMissed) operate({ kind: 'roll' });
      if (dice.chance(0.3)) compound();
      for (let left = dice.between(0, 3); left > 0; left -= 1) operate(nextOf(driver, isOperatorAction));
      submit();
    }
    // As in a run: those who acted, all, or, to have more remembered than read, nobody.
    const read = dice.weighted([
      [4, everyone.filter(() => dice.chance(0.5))],
      [2, everyone],
      [2, []],
    ]);
    steps.push({ kind: 'read', agents: read });
    day += daysToNext;
  }
  return steps;
}

/** Mostly many; now and then one agent alone acts again and again. */
function agentActions(model: EconomyModel, driver: HistoryDriver, dice: Dice): readonly AgentAction[] {
  const busy = dice.chance(0.15) ? dice.between(0, model.staking.users.length - 1) : undefined;
  return Array.from({ length: dice.between(1, 30) }, () => {
    const action = nextOf(driver, isAgentAction);
    const chosen = busy === undefined || !dice.chance(0.8) ? action : { ...action, agent: busy };
    model.apply(chosen);
    return chosen;
  });
}

/** Mostly those who asked for it, as in a run; now and then somebody who did not, or twice. */
function compounders(model: EconomyModel, dice: Dice): readonly AgentIndex[] {
  const { users } = model.staking;
  return [...users.keys(), ...users.keys()].filter((agent, i) => {
    if (i >= users.length) return dice.chance(0.1);
    return users[agent]?.compounding === true || dice.chance(0.1);
  });
}

function nextOf<Action extends HistoryAction>(
  driver: HistoryDriver,
  is: (action: HistoryAction) => action is Action,
): Action {
  for (;;) {
    const action = driver.next();
    if (is(action)) return action;
  }
}

function isAgentAction(action: HistoryAction): action is AgentAction {
  return (AGENT_ACTION_KINDS as readonly string[]).includes(action.kind);
}

function isOperatorAction(action: HistoryAction): action is OperatorAction {
  return !isAgentAction(action);
}

function clockAt({ clock }: GenesisPlan, unixSeconds: bigint): ChainClock {
  const slot = clock.slot + ((unixSeconds - clock.unixSeconds) * 5n) / 2n;
  return { slot, clusterEpoch: slot / SLOTS_PER_CLUSTER_EPOCH, unixSeconds };
}
