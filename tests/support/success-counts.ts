import type { EconomyModel } from '#sim/ledger/economy/economy-model.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
import type { HistoryAction } from './staker-wishes.ts';

/** How often each thing happened in a history. */
export class SuccessCounts {
  readonly #counts = new Map<string, number>();

  add(what: string): void {
    this.#counts.set(what, this.of(what) + 1);
  }

  of(what: string): number {
    return this.#counts.get(what) ?? 0;
  }

  /** Everything, by name. */
  entries(): readonly (readonly [string, number])[] {
    return [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** Looks at an action before it is played; the outcome then counts. */
  describer(model: EconomyModel, action: HistoryAction): (outcome: Outcome) => void {
    const detail = detailOf(model, action);
    return (outcome) => {
      if (!outcome.accepted) {
        this.add(`refused ${outcome.errorName}`);
        this.add(`${action.kind} refused ${outcome.errorName}`);
        return;
      }
      this.add(action.kind);
      if (detail !== undefined) this.add(`${action.kind} ${detail}`);
    };
  }
}

/** What sets an action apart from others of its kind. */
function detailOf(model: EconomyModel, action: HistoryAction): string | undefined {
  switch (action.kind) {
    case 'unstake': {
      const entry = model.staking.users[action.agent]?.entries[action.entryIndex];
      if (entry === undefined) return undefined;
      const isForced = entry.lockEnd > model.nowUnixSeconds;
      return `${isForced ? 'forced' : 'plain'}${action.amountBaseUnits < entry.amount ? ' partial' : ''}`;
    }
    case 'create_proposal':
      return action.payload.kind;
    case 'execute_proposal': {
      const payload = model.proposals[action.proposalId]?.payload;
      return payload?.kind === 'spend' ? `spend ${payload.purpose}` : payload?.kind;
    }
    case 'cast_vote':
      return model.proposals[action.proposalId]?.quadratic === 0 ? 'linear' : 'quadratic';
    case 'expire_proposal':
    case 'veto_proposal':
      return model.proposals[action.proposalId]?.state;
    case 'finalize_proposal':
      return model.proposals[action.proposalId]?.extended === true ? 'extended' : undefined;
    case 'swap':
    case 'desk_swap':
      return action.side;
    default:
      return undefined;
  }
}
