import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalProposalText, proposalContentHash } from '#client/proposal-text.ts';

describe('client/proposal-text', () => {
  it('writes title, empty line, description, line end', () => {
    expect(canonicalProposalText('A title', 'Why.\n\nHow.')).toBe('A title\n\nWhy.\n\nHow.\n');
  });

  it('does not depend on line ends, trailing space or the form of accents', () => {
    const plain = canonicalProposalText('Caf\u00e9', 'one\ntwo');
    expect(canonicalProposalText(' Cafe\u0301 ', '\none  \r\ntwo\t\r')).toBe(plain);
  });

  it('hashes the UTF-8 bytes', () => {
    const expected = createHash('sha256').update('T\n\nD\n').digest();
    expect(proposalContentHash('T', 'D')).toEqual(expected);
  });

  it('rejects a title without text or of two lines', () => {
    expect(() => canonicalProposalText(' ', 'x')).toThrow(RangeError);
    expect(() => canonicalProposalText('a\nb', 'x')).toThrow(RangeError);
  });
});
