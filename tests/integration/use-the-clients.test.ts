import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PAGE = 'docs/how-to/use-the-clients.md';
let folder: string;

// Inside the repository, where the page's imports lead somewhere.
beforeAll(() => {
  mkdirSync('runs', { recursive: true });
  folder = mkdtempSync(join('runs', 'use-the-clients-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The page's program: its blocks in order, imports first. */
function programOf(page: string): string {
  const blocks = [...page.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = '']) => code);
  const imports = blocks.flatMap((code) => code.match(/^import .*?;$/gms) ?? []);
  return [...imports, ...blocks.map((code) => code.replaceAll(/^import .*?;$/gms, ''))].join('\n');
}

/** What the page says that each line prints: the comment behind it, up to a colon. */
function promisedBy(page: string): readonly string[] {
  return [...page.matchAll(/console\.log\(.*?\); \/\/ ([^:\n]*)/g)].map(([, promise = '']) => promise.trim());
}

async function run(
  file: string,
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', file], { env: { ...process.env, RUST_LOG: 'off' } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  return { code, out, err };
}

describe(PAGE, () => {
  it('runs as written and prints what it says', async () => {
    const page = readFileSync(PAGE, 'utf8');
    const file = join(folder, 'page.ts');
    writeFileSync(file, programOf(page));
    const { code, out, err } = await run(file);
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
    const promised = promisedBy(page);
    expect(promised.length).toBeGreaterThan(8);
    let from = 0;
    for (const promise of promised) {
      for (const word of promise.split(', ')) {
        const printed = out.replaceAll(': ', ' ');
        const at = printed.indexOf(word, from);
        expect(at, `${word} after ${out.slice(0, from)}`).toBeGreaterThanOrEqual(0);
        from = at + word.length;
      }
    }
  });
});
