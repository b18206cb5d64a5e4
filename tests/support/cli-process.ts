import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface CliExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A real process of the command line, as a user starts it. */
export interface CliProcess {
  readonly child: ChildProcess;
  readonly exit: Promise<CliExit>;
}

export function startCli(words: readonly string[]): CliProcess {
  const env = { ...process.env, NO_COLOR: '1' };
  const child = spawn(process.execPath, ['cli/actsim.js', ...words], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const exit = new Promise<CliExit>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { child, exit };
}

export function runCli(...words: string[]): Promise<CliExit> {
  return startCli(words).exit;
}
