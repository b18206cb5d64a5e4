import type { RunSpec } from '../core/run-spec.ts';

/** In which ticks agents and cohorts are written. */
export class SurveyCalendar {
  readonly #outputs: RunSpec['outputs'];
  readonly #lastTick: number;

  constructor({ outputs, horizonTicks }: Pick<RunSpec, 'outputs' | 'horizonTicks'>) {
    this.#outputs = outputs;
    this.#lastTick = horizonTicks - 1;
  }

  /** How many agents a tick surveys; undefined for none. */
  surveyIn(tickIndex: number): 'census' | 'sample' | undefined {
    const { censusTicks, sampleTicks, sample } = this.#outputs.agents;
    if (this.#isDue(tickIndex, censusTicks)) return 'census';
    return sample > 0 && (tickIndex + 1) % sampleTicks === 0 ? 'sample' : undefined;
  }

  hasCohorts(tickIndex: number): boolean {
    return this.#isDue(tickIndex, this.#outputs.cohortTicks);
  }

  /** At the end of every so many ticks, and of the last. */
  #isDue(tickIndex: number, everyTicks: number): boolean {
    return (tickIndex + 1) % everyTicks === 0 || tickIndex === this.#lastTick;
  }
}
