import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import yargs from 'yargs';
import { testCommand } from '../../cli/commands/test.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}
interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

const actionText = readFileSync('action.yml', 'utf8');
const action = parse(actionText) as Action;
const workflow = parse(readFileSync('.github/workflows/regressions.yml', 'utf8')) as Workflow;
const workflowSteps = Object.values(workflow.jobs).flatMap(({ steps }) => steps);

describe('the GitHub Action', () => {
  it('uses inputs that it has, and none that it does not', () => {
    const used = [...actionText.matchAll(/\$\{\{ inputs\.([a-z-]+) \}\}/g)].map(([, name]) => name);
    expect(new Set(used)).toEqual(new Set(Object.keys(action.inputs)));
  });

  it('gives no input to a script as text of the script', () => {
    for (const { run } of action.runs.steps) expect(run ?? '').not.toContain('${{');
  });

  it('has a shell for each script', () => {
    expect(action.runs.using).toBe('composite');
    for (const { run, shell } of action.runs.steps) expect(run === undefined || shell === 'bash').toBe(true);
  });

  it('pins every action to a commit', () => {
    const used = [...action.runs.steps, ...workflowSteps].flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThanOrEqual(4);
    for (const uses of used) expect(uses === './' || /@[0-9a-f]{40}$/.test(uses)).toBe(true);
  });

  it('is called by the workflow with inputs that it has, and may only read', () => {
    const own = workflowSteps.filter(({ uses }) => uses === './');
    expect(own).toHaveLength(1);
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(own[0]?.with ?? {})));
    expect(workflow.permissions).toEqual({ contents: 'read' });
  });

  it('calls options that the command has', async () => {
    const help = await testCommand.options(yargs([]).wrap(200)).getHelp();
    const script = action.runs.steps.map(({ run }) => run ?? '').join('\n');
    const options = [...script.matchAll(/ --(engine|jobs|out|force|junit|summary)\b/g)].map(([, name]) => name);
    expect(new Set(options).size).toBe(6);
    for (const name of options) expect(help).toContain(`--${name}`);
  });
});
