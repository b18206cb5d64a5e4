import { ChainSite } from '#harness/chain/chain-site.ts';
import { LitesvmEngine } from '#harness/chain/litesvm-engine.ts';
import { TransactionSender } from '#harness/chain/transaction-sender.ts';
import { SysvarClockTracker } from '#harness/clock.ts';
import { runGenesis } from '#harness/genesis.ts';
import { loadProgramArtifacts } from '#harness/index.ts';
import { MARKET_PROGRAM } from '#harness/program/addresses.ts';
import { loadMarketElf } from '#harness/program/artifacts.ts';
import type { GenesisPlan } from '#sim/ports/staking-chain.ts';
import { clockAt, genesisPlan } from './chain-plan.ts';

/** A litesvm site after genesis: what a chain works with. */
export class TestSite extends ChainSite {
  readonly #svm: LitesvmEngine;
  readonly #clock = new SysvarClockTracker();
  /** Transactions of agents' instructions so far. */
  transmitted = 0;

  constructor(
    engine: LitesvmEngine,
    ...rest: ConstructorParameters<typeof ChainSite> extends [unknown, ...infer Rest] ? Rest : never
  ) {
    super(engine, ...rest);
    this.#svm = engine;
  }

  override async transmit(...args: Parameters<ChainSite['transmit']>): ReturnType<ChainSite['transmit']> {
    this.transmitted += 1;
    return super.transmit(...args);
  }

  /** Null where there is no account. */
  lamports(address: Uint8Array): bigint | null {
    return this.#svm.svm.getBalance(address);
  }

  /** Moves the clock; nothing is rolled. */
  advanceTo(day: number): void {
    const clock = clockAt(day);
    this.#svm.setClock(this.#clock.next(clock));
    this.unixSeconds = clock.unixSeconds;
  }
}

/** Holdings in whole tokens, and changes to the plan. */
export async function openSite(...args: Parameters<typeof genesisPlan>): Promise<TestSite> {
  return openPlannedSite(genesisPlan(...args));
}

export async function openPlannedSite(plan: GenesisPlan): Promise<TestSite> {
  const { programId, elf, errorNames } = loadProgramArtifacts();
  const engine = new LitesvmEngine();
  engine.open([{ programId, elf }]);
  if (plan.market !== undefined) engine.open([{ programId: MARKET_PROGRAM, elf: loadMarketElf() }]);
  engine.setClock(new SysvarClockTracker().next(clockAt(0)));
  const sender = new TransactionSender(engine);
  const deployment = await runGenesis({ engine, sender, programId, errorNames }, plan);
  const site = new TestSite(engine, sender, errorNames, deployment);
  site.unixSeconds = clockAt(0).unixSeconds;
  return site;
}
