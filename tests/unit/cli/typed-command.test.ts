import { describe, expect, it } from 'vitest';
import { typedCommand } from '../../../cli/typed-command.ts';

const CLONE = { cwd: '/clone', argv: ['node', '/clone/cli/actsim.js', 'run'] };
const BIN = { cwd: '/theirs', argv: ['node', '/theirs/node_modules/.bin/actsim', 'run'] };
const OWN = { npm_command: 'run-script', npm_package_name: 'actsim', npm_lifecycle_event: 'actsim' };

describe('cli/typed-command.ts', () => {
  it('is the script of the package in a clone, also where another script started it', () => {
    const script = { ...OWN, npm_lifecycle_script: 'node cli/actsim.js' };
    expect(typedCommand({ ...CLONE, env: script })).toBe('npm run -s actsim --');
    const demo = { ...OWN, npm_lifecycle_event: 'demo', npm_lifecycle_script: 'node cli/actsim.js run a.yaml --force' };
    expect(typedCommand({ ...CLONE, env: demo })).toBe('npm run -s actsim --');
  });

  it('is the file where node was given it, from where the user is', () => {
    expect(typedCommand({ ...CLONE, env: {} })).toBe('node cli/actsim.js');
    expect(typedCommand({ ...CLONE, cwd: '/clone/docs', env: {} })).toBe('node ../cli/actsim.js');
    expect(typedCommand({ cwd: '/my', argv: ['node', '/my/a clone/cli/actsim.js'], env: {} })).toBe(
      "node 'a clone/cli/actsim.js'",
    );
    // npm runs something else, which started node.
    const test = { ...OWN, npm_lifecycle_event: 'test', npm_lifecycle_script: 'vitest run' };
    expect(typedCommand({ ...CLONE, env: test })).toBe('node cli/actsim.js');
  });

  it('is the bin by its name, or by npx where no PATH has it', () => {
    expect(typedCommand({ ...BIN, argv: ['node', '/usr/local/bin/actsim'], env: {} })).toBe('actsim');
    const npx = { npm_command: 'exec', npm_lifecycle_event: 'npx', npm_lifecycle_script: "'actsim' 'run'" };
    expect(typedCommand({ ...BIN, env: npx })).toBe('npx actsim');
    // As the shim of Windows starts it.
    const shim = ['node', '/theirs/node_modules/actsim/cli/actsim.js'];
    expect(typedCommand({ ...BIN, argv: shim, env: npx })).toBe('npx actsim');
    const script = { npm_command: 'run', npm_package_name: 'theirs', npm_lifecycle_script: 'actsim run a.yaml' };
    expect(typedCommand({ ...BIN, env: script })).toBe('npx actsim');
  });

  it('is the name where something else than the command line runs', () => {
    expect(typedCommand({ cwd: '/clone', argv: ['node', '/clone/scripts/generate-cli-docs.ts'], env: {} })).toBe(
      'actsim',
    );
    expect(typedCommand({ cwd: '/clone', argv: ['node'], env: {} })).toBe('actsim');
  });

  it('is what the first process told its workers', () => {
    const argv = ['node', '/clone/node_modules/tinypool/dist/entry/process.js'];
    expect(typedCommand({ cwd: '/clone', argv, env: { ACTSIM_COMMAND: 'npx actsim' } })).toBe('npx actsim');
  });
});
