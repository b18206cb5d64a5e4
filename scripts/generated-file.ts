import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './check.ts';

/** Writes a generated file of the repository; with `--check` compares instead, and fails when it is out of date. */
export function writeGenerated(path: string, text: string, argv: readonly string[] = process.argv): void {
  const file = join(ROOT, path);
  if (!argv.includes('--check')) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`wrote ${path}`);
    return;
  }
  if (readOrEmpty(file) === text) {
    console.log(`${path}: up to date`);
    return;
  }
  console.error(`${path}: out of date; run: npm run generate`);
  process.exitCode = 1;
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
