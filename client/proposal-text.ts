import { createHash } from 'node:crypto';

/**
 * What voters read, in the one form that is hashed: Unicode NFC, line ends LF, no space at line ends or around the
 * whole, the title, an empty line, the description. Throws a `RangeError` for a title that is empty or has line ends.
 */
export function canonicalProposalText(title: string, description: string): string {
  const heading = canonical(title);
  if (heading === '' || heading.includes('\n')) throw new RangeError('a proposal has a title of one line');
  return `${heading}\n\n${canonical(description)}\n`;
}

/** sha256 of the canonical text's UTF-8 bytes: the `content_hash` of the proposal. */
export function proposalContentHash(title: string, description: string): Uint8Array {
  return createHash('sha256').update(canonicalProposalText(title, description), 'utf8').digest();
}

function canonical(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[ \t]+$/gm, '')
    .trim();
}
