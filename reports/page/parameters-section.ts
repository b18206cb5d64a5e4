import type { RunManifest } from '../artifacts/manifest.ts';
import { parametersByOrigin } from '../parameter-origins.ts';
import type { Parameter } from '../parameters.ts';
import { type Html, html } from '../text/html.ts';
import { folded } from './folded.ts';
import { tableFrame } from './tables.ts';

/** All parameters of a run: what its author set, apart from the many that have defaults. */
export function parametersSection(
  parameters: readonly Parameter[],
  manifest: Pick<RunManifest, 'scenario' | 'overrides' | 'spec'>,
): Html {
  const origins = parametersByOrigin(parameters, manifest);
  if (origins === undefined) {
    return folded(
      `${parameters.length} parameters with their units`,
      parametersTable('Parameters of the run', parameters),
    );
  }
  const { set, defaults } = origins;
  const { profile } = manifest.spec;
  const ofProfile = typeof profile === 'string' ? ` (profile ${profile})` : '';
  return html`${folded(
    `${set.length} that the scenario or the command line sets`,
    parametersTable('Parameters that were set', set),
  )}
${folded(`${defaults.length} defaults${ofProfile}`, parametersTable('Parameters with their defaults', defaults))}`;
}

function parametersTable(caption: string, parameters: readonly Parameter[]): Html {
  return tableFrame(
    caption,
    html`<tr><th scope="col">Parameter</th><th scope="col">Value</th></tr>`,
    parameters.map(({ path, value }) => html`<tr><th scope="row"><code>${path}</code></th><td>${value}</td></tr>\n`),
  );
}
