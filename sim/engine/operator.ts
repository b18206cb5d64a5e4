import type { Ledger } from '../ledger/ledger.ts';
import type { AttackCall } from '../policies/policy.ts';
import type { AgentIndex, OperatorAction, Outcome, StakingChain } from '../ports/staking-chain.ts';
import type { Tally } from './tally.ts';

/** Sends the operator's actions, and has each predicted and counted. */
export class Operator {
  readonly #chain: StakingChain;
  readonly #ledger: Ledger;
  readonly #tally: Tally;

  constructor(chain: StakingChain, ledger: Ledger, tally: Tally) {
    this.#chain = chain;
    this.#ledger = ledger;
    this.#tally = tally;
  }

  async operate(action: OperatorAction): Promise<Outcome> {
    const outcome = await this.#chain.operate(action);
    this.#note(action, outcome);
    return outcome;
  }

  /** Sends what an attacker calls. */
  async call(action: AttackCall): Promise<Outcome> {
    const outcome = await this.#chain.operate(action);
    this.#note(action, outcome, true);
    return outcome;
  }

  /** Compounds for many agents at once, in their order. */
  async compound(agents: readonly AgentIndex[]): Promise<void> {
    if (agents.length === 0) return;
    const outcomes = await this.#chain.compound(agents);
    for (let i = 0; i < agents.length; i++) {
      this.#note({ kind: 'compound_rewards', agent: agents[i] as AgentIndex }, outcomes[i] as Outcome);
    }
  }

  #note(action: OperatorAction, outcome: Outcome, isAttack = false): void {
    this.#ledger.applyOperator(action, outcome);
    this.#tally.countOperator(action, outcome, isAttack);
  }
}
