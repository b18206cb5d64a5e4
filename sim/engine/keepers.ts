import type { AccHistory } from '../agents/acc-history.ts';
import type { Agent } from '../agents/population.ts';
import type { GuardianSpec } from '../core/run-spec.ts';
import { dayOfUnixSeconds } from '../core/units.ts';
import type { GenesisPlan, Outcome } from '../ports/staking-chain.ts';
import type { ChainMirror } from './chain-mirror.ts';
import { GuardianKeeper } from './guardian-keeper.ts';
import type { Operator } from './operator.ts';
import { PayoutKeeper } from './payout-keeper.ts';
import { ProposalKeeper } from './proposal-keeper.ts';
import { WeeklyKeeper } from './weekly-keeper.ts';

/**
 * The operator's chores, at the beginning of a tick: ended days are closed, attestations are given in tick 0, the
 * guardian acts, then comes what is due by week, by proposal and by month. All but the roll may be refused; that is counted, like any
 * refusal. While the keeper is out nobody calls any of it.
 */
export class Keepers {
  readonly payouts: PayoutKeeper;
  readonly #operator: Operator;
  readonly #attested: readonly Agent[];
  readonly #guardian: GuardianKeeper;
  readonly #weekly: WeeklyKeeper;
  readonly #proposals: ProposalKeeper;
  #isFirstRun = true;

  constructor(
    operator: Operator,
    plan: Pick<GenesisPlan, 'grants' | 'clock'>,
    agents: readonly Agent[],
    guardian?: GuardianSpec,
  ) {
    this.#operator = operator;
    this.#attested = agents.filter(({ attested }) => attested);
    this.payouts = new PayoutKeeper(operator, plan);
    this.#guardian = new GuardianKeeper(operator, guardian, Number(plan.clock.unixSeconds));
    this.#weekly = new WeeklyKeeper(operator);
    this.#proposals = new ProposalKeeper(operator);
  }

  /** Closes the days that have ended. Undefined when none has; a refusal means that the chain is lost. */
  async roll(mirror: ChainMirror, unixSeconds: number): Promise<Outcome | undefined> {
    if (dayOfUnixSeconds(unixSeconds) <= mirror.pool.lastDay) return undefined;
    const outcome = await this.#operator.operate({ kind: 'roll' });
    await mirror.readPool();
    return outcome;
  }

  /** After the roll, with the mirror's accounts as of the last tick's end. */
  async run(mirror: ChainMirror, history: AccHistory, unixSeconds: number): Promise<void> {
    if (this.#isFirstRun) {
      for (const { index } of this.#attested) await this.#operator.operate({ kind: 'attest', agent: index });
      this.#isFirstRun = false;
    }
    await this.#guardian.run(mirror, unixSeconds);
    const isNewWeek = await this.#weekly.run(mirror, history, unixSeconds);
    await this.#proposals.run(mirror, unixSeconds);
    if (isNewWeek) await this.payouts.releaseTickets();
    await this.payouts.releaseGrants(unixSeconds);
  }
}
