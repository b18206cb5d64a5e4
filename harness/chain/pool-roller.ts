import { dayOfUnixSeconds } from '#sim/core/units.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
import { planRoll } from '../program/page-plan.ts';
import type { ChainSite } from './chain-site.ts';

/** Closes ended days, and opens the history pages that they fill. */
export class PoolRoller {
  readonly #site: ChainSite;
  readonly #openHistoryPages = new Set<number>();

  constructor(site: ChainSite) {
    this.#site = site;
  }

  /** Closes every ended day, up to 64 a transaction. Throws `CHAIN__FAILED` if the pool does not move. */
  async roll(): Promise<Outcome> {
    const { addresses, staking, deployment } = this.#site;
    const keeper = deployment.operator.wallet;
    const today = dayOfUnixSeconds(Number(this.#site.unixSeconds));
    for (;;) {
      const schedule = await this.#site.readSchedule();
      const plan = planRoll(schedule, today);
      for (const page of plan.historyPages) {
        if (this.#openHistoryPages.has(page)) continue;
        const opened = await this.#site.call(staking.openHistoryPage(keeper.address, page), keeper, 'system');
        if (!opened.accepted) return opened;
        this.#openHistoryPages.add(page);
      }
      const pages = [
        ...plan.historyPages.map((page) => addresses.historyPage(page)),
        ...plan.expiryPages.map((page) => addresses.expiryPage(page)),
      ];
      const rolled = await this.#site.call(staking.roll(pages), keeper, 'system');
      if (!rolled.accepted) return rolled;
      const { lastDay } = await this.#site.readSchedule();
      if (lastDay >= today) return rolled;
      if (lastDay === schedule.lastDay) throw this.#site.failed('roll', `the pool stays at day ${lastDay}`);
    }
  }
}
