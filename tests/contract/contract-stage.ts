import { afterAll } from 'vitest';
import type { Outcome } from '#sim/ports/staking-chain.ts';
import { clockAt, genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';
import { type Engine, type OpenChain, openChain } from '#tests/support/open-chain.ts';

/** Chains of one engine for a contract's tests; all are closed after them. */
export class ContractStage {
  readonly engineName: Engine['name'];
  readonly #opened: OpenChain[] = [];

  constructor(engineName: Engine['name']) {
    this.engineName = engineName;
    afterAll(async () => {
      for (const { chain } of this.#opened) await chain.close();
    });
  }

  /** A chain after genesis: holdings in whole tokens, and changes to the plan. */
  async open(...args: Parameters<typeof genesisPlan>): Promise<OpenChain> {
    const opened = await openChain(this.engineName, genesisPlan(...args));
    this.#opened.push(opened);
    return opened;
  }
}

/** Moves to a day and closes the days before it. */
export async function rollTo({ chain }: OpenChain, day: number, secondOfDay = 0): Promise<Outcome> {
  await chain.advanceTo(clockAt(day, secondOfDay));
  return chain.operate({ kind: 'roll' });
}

/** Adds whole tokens to the next week's budget. */
export async function fund({ chain }: OpenChain, tokens: bigint): Promise<Outcome> {
  return chain.operate({ kind: 'fund_rewards', amountBaseUnits: tokens * TOKEN });
}
