import { decodePoolSchedule, decodeStakeSchedule } from '#harness/program/accounts.ts';
import type { Instruction } from '#harness/program/message.ts';
import { planRoll } from '#harness/program/page-plan.ts';
import type { ErrorSpace } from '#harness/program/program-errors.ts';
import { FIRST_DAY } from '#tests/support/chain-plan.ts';
import { corruptAccount } from '#tests/support/corrupt-account.ts';
import type { Arena } from './arena.ts';
import type { World } from './world.ts';

/** A fork on which one error is brought about. */
export class Stage {
  readonly world: World;
  readonly #arena: Arena;

  constructor(world: World) {
    this.world = world;
    this.#arena = world.arena.fork();
  }

  /** Sends what must be refused; the name of the refusal. */
  async refused(instruction: Instruction, space?: ErrorSpace): Promise<string> {
    return this.#arena.refuse(instruction, space);
  }

  /** Sends what must be accepted, each in a transaction of its own. */
  async pass(...instructions: readonly Instruction[]): Promise<void> {
    for (const instruction of instructions) {
      const result = await this.#arena.send([instruction]);
      if (result !== 'accepted') throw new Error(`on the way there: ${result}`);
    }
  }

  /** Number of an account's next ticket, as it is on this fork. */
  async nextTicket(userStake: Uint8Array): Promise<number> {
    return decodeStakeSchedule((await this.#arena.store.read(userStake)).data).ticketCount;
  }

  /** Moves the clock, counted from the world's first day. */
  setTime(day: number, secondOfDay = 0): void {
    this.#arena.setTime(day, secondOfDay);
  }

  /** Moves to a day and closes the days before it. */
  async rollTo(day: number): Promise<void> {
    const { at, staking, operator } = this.world;
    this.setTime(day);
    const today = Number(FIRST_DAY) + day;
    for (;;) {
      const schedule = decodePoolSchedule((await this.#arena.store.read(at.pool)).data);
      if (schedule.lastDay >= today) return;
      const { historyPages, expiryPages } = planRoll(schedule, today);
      for (const page of historyPages) {
        if ((await this.#arena.store.find(at.historyPage(page))) !== undefined) continue;
        await this.pass(staking.openHistoryPage(operator.wallet.address, page));
      }
      const pages = historyPages.map((page) => at.historyPage(page));
      await this.pass(staking.roll([...pages, ...expiryPages.map((page) => at.expiryPage(page))]));
    }
  }

  /** Writes into an account's body behind the program's back. */
  async write(address: Uint8Array, change: (body: DataView) => void): Promise<void> {
    await corruptAccount(this.#arena.engine, address, (data) => {
      change(new DataView(data.buffer, data.byteOffset, data.byteLength));
    });
  }
}

/** How an error is provoked on the rich world. */
export interface Provocation {
  /** Why no transaction alone gets there; only where an account is written behind the program's back. */
  readonly written?: string;
  /** Brings it about; the name of the refusal. */
  readonly run: (stage: Stage) => Promise<string>;
}

export type Provocations = Readonly<Record<string, Provocation>>;
