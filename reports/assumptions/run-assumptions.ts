import type { RunManifest } from '../artifacts/manifest.ts';
import { ASSUMPTION_SECTIONS } from './catalogue.ts';
import { MODEL_ASSUMPTIONS } from './model-assumptions.ts';
import { runSettings } from './run-settings.ts';
import { scenarioAssumptions } from './scenario-assumptions.ts';
import { unsourcedDefaults } from './unsourced-defaults.ts';

/** Something that a run takes for granted, in plain text. */
export interface AssumptionRow {
  readonly topic: string;
  readonly text: string;
  /**
   * `model`: holds in every run. `scenario`: this scenario's choice. `unsourced default`: nobody chose it and no source is
   * known, so sweep it before leaning on it.
   */
  readonly status: 'model' | 'scenario' | 'unsourced default';
}

/** What a run assumes: the model, then its scenario, then the defaults that stand without a source. */
export function runAssumptions(manifest: RunManifest): readonly AssumptionRow[] {
  const run = runSettings(manifest);
  return [
    ...MODEL_ASSUMPTIONS.map((row) => ({ ...row, status: 'model' as const })),
    ...scenarioAssumptions(manifest, run).map((row) => ({ ...row, status: 'scenario' as const })),
    ...unsourcedDefaults(run, ASSUMPTION_SECTIONS).map((row) => ({ ...row, status: 'unsourced default' as const })),
  ];
}
