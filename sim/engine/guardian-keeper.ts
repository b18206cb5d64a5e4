import { pauseMask } from '../core/pauses.ts';
import type { GuardianSpec, PauseSpec, VetoSpec } from '../core/run-spec.ts';
import type { ProposalStateName } from '../ports/governance-states.ts';
import type { ChainMirror } from './chain-mirror.ts';
import type { Operator } from './operator.ts';

/** States from which a proposal that was put to the vote still goes on. */
const STOPPABLE: ReadonlySet<ProposalStateName> = new Set(['active', 'succeeded', 'queued']);

/** Pauses and vetoes as the scenario says, each tried once. */
export class GuardianKeeper {
  readonly #operator: Operator;
  readonly #genesisUnixSeconds: number;
  #pauses: readonly PauseSpec[];
  #vetoes: readonly VetoSpec[];

  constructor(operator: Operator, guardian: GuardianSpec | undefined, genesisUnixSeconds: number) {
    this.#operator = operator;
    this.#genesisUnixSeconds = genesisUnixSeconds;
    this.#pauses = (guardian?.pauses ?? []).toSorted((a, b) => a.atSeconds - b.atSeconds);
    this.#vetoes = guardian?.vetoes ?? [];
  }

  async run(mirror: ChainMirror, unixSeconds: number): Promise<void> {
    await this.#pause(mirror, unixSeconds);
    await this.#veto(mirror);
  }

  /** The pool is read again: the other keepers do not try what is paused from now on. */
  async #pause(mirror: ChainMirror, unixSeconds: number): Promise<void> {
    const elapsed = unixSeconds - this.#genesisUnixSeconds;
    const due = this.#pauses.filter(({ atSeconds }) => atSeconds <= elapsed);
    if (due.length === 0) return;
    this.#pauses = this.#pauses.slice(due.length);
    for (const { forSeconds, what } of due) {
      await this.#operator.operate({ kind: 'pause', mask: pauseMask(what), seconds: forSeconds });
    }
    await mirror.readPool();
  }

  async #veto(mirror: ChainMirror): Promise<void> {
    const due = this.#vetoes.filter(({ proposalId }) => {
      const state = mirror.proposals.get(proposalId)?.state;
      return state !== undefined && STOPPABLE.has(state);
    });
    if (due.length === 0) return;
    this.#vetoes = this.#vetoes.filter((veto) => !due.includes(veto));
    for (const { proposalId } of due) {
      await this.#operator.operate({ kind: 'veto_proposal', proposalId });
      await mirror.readProposal(proposalId);
    }
  }
}
