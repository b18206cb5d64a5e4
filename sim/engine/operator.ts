import type { Ledger } from '../ledger/ledger.ts';
import type { OperatorAction, Outcome, StakingChain } from '../ports/staking-chain.ts';
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
    this.#ledger.applyOperator(action, outcome);
    this.#tally.countOperator(action, outcome);
    return outcome;
  }
}
