import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ROOT, runCheck, type SourceFile } from './check.ts';

const LINK = /\]\(([^()\s]+)(?: "[^"]*")?\)/g;
/** Of pictures that Markdown has no words for, such as one for each theme. */
const HTML_LINK = /<[^>]+\b(?:src|srcset|href)="([^"\s]+)"/g;

/** Relative links of Markdown files that lead nowhere: to no file, or to no heading of a Markdown file. */
export function findBrokenLinks(
  files: readonly SourceFile[],
  exists: (path: string) => boolean = (path) => existsSync(join(ROOT, path)),
): readonly string[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const problems: string[] = [];
  for (const { path, text } of files) {
    if (!path.endsWith('.md')) continue;
    const prose = text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '');
    for (const [, link = ''] of [...prose.matchAll(LINK), ...prose.matchAll(HTML_LINK)]) {
      if (/^[a-z][a-z0-9+.-]*:/.test(link)) continue;
      const [target = '', anchor] = link.split('#');
      const file = target === '' ? path : posix.join(posix.dirname(path), decodeURIComponent(target));
      if (!exists(file)) problems.push(`${path}: link to ${link}, which is not there`);
      else if (anchor !== undefined && file.endsWith('.md') && !anchorsOf(texts.get(file) ?? '').has(anchor)) {
        problems.push(`${path}: link to ${link}, but ${file} has no such heading`);
      }
    }
  }
  return problems;
}

/** The anchors that a Markdown page's headings get. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const headings = text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/^#+ (.+)$/gm);
  return new Set(
    [...headings].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

runCheck(import.meta.url, 'check-links', (files) => findBrokenLinks(files));
