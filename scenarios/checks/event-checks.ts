import type { PolicyDefinition } from '#sim/policies/policy.ts';
import { POLICY_DEFINITIONS, policyDefinition } from '#sim/policies/registry.ts';
import { nearestName } from '../schema/nearest.ts';
import { formatDuration } from '../schema/quantities.ts';
import { EVENT_KINDS } from '../schema/sections/events.ts';
import type { Cohort, Event, Finding, ScenarioDraft } from './finding.ts';

/** Events, outages, and what they need of the rest. */
export function checkEvents(
  draft: ScenarioDraft,
  policies: readonly PolicyDefinition[] = POLICY_DEFINITIONS,
): readonly Finding[] {
  const events = draft.events ?? [];
  return [
    ...events.flatMap((event, index) => (event === undefined ? [] : checkEvent(event, index, draft, policies))),
    ...checkOutages(draft),
  ];
}

function checkEvent(
  event: Event,
  index: number,
  draft: ScenarioDraft,
  policies: readonly PolicyDefinition[],
): readonly Finding[] {
  const path = ['events', index];
  const named = EVENT_KINDS.filter((kind) => event[kind] !== undefined);
  if (named.length !== 1) {
    const found = named.length === 0 ? 'none' : named.join(' and ');
    return [{ path, expected: `exactly one of ${EVENT_KINDS.join(', ')}`, found }];
  }
  const findings: Finding[] = [...checkCompanions(event, index)];
  if (draft.horizon !== undefined && event.at >= draft.horizon) {
    const expected = `a time before the horizon, ${formatDuration(draft.horizon)}`;
    findings.push({ path: [...path, 'at'], expected, found: formatDuration(event.at) });
  }
  if (event.price !== undefined && draft.market === undefined) {
    const expected = 'a scenario with a market: without one there is no price';
    findings.push({ path: [...path, 'price'], expected, found: 'no market' });
  }
  if (event.exodus !== undefined && event.cohort !== undefined) {
    findings.push(...checkCohortName(event.cohort, [...path, 'cohort'], draft));
  }
  if (event.propose === undefined || event.by === undefined) return findings;
  const unknown = checkCohortName(event.by, [...path, 'by'], draft);
  return [...findings, ...unknown, ...(unknown.length > 0 ? [] : checkAuthor(event.by, index, draft, policies))];
}

/** Keys that only one kind of event has. */
function checkCompanions(event: Event, index: number): readonly Finding[] {
  const companions = [
    { key: 'for', kind: 'demand' },
    { key: 'cohort', kind: 'exodus' },
    { key: 'by', kind: 'propose' },
  ] as const;
  const findings: Finding[] = [];
  for (const { key, kind } of companions) {
    if (event[key] === undefined || event[kind] !== undefined) continue;
    findings.push({
      path: ['events', index, key],
      expected: `no ${key}: only an event with ${kind} has one`,
      found: `${event[key]}`,
    });
  }
  if (event.propose !== undefined && event.by === undefined) {
    const expected = 'the name of the cohort that proposes';
    findings.push({
      path: ['events', index, 'by'],
      expected,
      found: 'nothing',
      hint: 'the key is required with propose',
    });
  }
  return findings;
}

/** Cohorts with problems of their own are left out of the draft: then nothing is known. */
function checkCohortName(name: string, path: Finding['path'], { population = [] }: ScenarioDraft): readonly Finding[] {
  const names = population.map((cohort) => cohort?.cohort);
  if (names.includes(name) || names.includes(undefined) || names.length === 0) return [];
  const nearest = nearestName(
    name,
    names.filter((known) => known !== undefined),
  );
  const finding = { path, expected: 'the name of a cohort in population', found: `"${name}"` };
  return [nearest === undefined ? finding : { ...finding, hint: `did you mean "${nearest}"?` }];
}

function checkAuthor(
  name: string,
  index: number,
  { population = [] }: ScenarioDraft,
  policies: readonly PolicyDefinition[],
): readonly Finding[] {
  const author = population.find((cohort): cohort is Cohort => cohort?.cohort === name);
  if (author === undefined) return [];
  const path = ['events', index, 'by'];
  const { kind } = author.policy;
  if (!Object.hasOwn(policyDefinition(kind, policies).configSchema.shape, 'proposals')) {
    const able = policies.filter(({ configSchema }) => Object.hasOwn(configSchema.shape, 'proposals'));
    const expected = `a cohort whose policy has proposals (${able.map((policy) => policy.kind).join(', ')})`;
    return [{ path, expected, found: `"${name}", whose policy is ${kind}` }];
  }
  if (author.count === 1) return [];
  const expected = 'a cohort of one agent: each agent of it would make the proposal';
  return [{ path, expected, found: `"${name}", which has ${author.count}` }];
}

function checkOutages({ keeper }: ScenarioDraft): readonly Finding[] {
  const findings: Finding[] = [];
  const outages = keeper?.outages ?? [];
  for (const [index, { at }] of outages.entries()) {
    const before = outages[index - 1];
    if (before === undefined || at >= before.at + before.for) continue;
    const expected = `at or after ${formatDuration(before.at + before.for)}, when the outage above ends`;
    findings.push({ path: ['keeper', 'outages', index, 'at'], expected, found: formatDuration(at) });
  }
  return findings;
}
