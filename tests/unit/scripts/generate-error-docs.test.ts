import { describe, expect, it } from 'vitest';
import { errorPage } from '../../../scripts/generate-error-docs.ts';

describe('scripts/generate-error-docs.ts', () => {
  it('writes a section a code, under its domain, with the message as a template', () => {
    const errors = [
      { code: 'CLI__USAGE', meaning: 'Wrong use.', fields: [{ name: 'reason', type: 'string' }] },
      { code: 'CORE__BAD', meaning: 'Bad value.', fields: [{ name: 'what', type: "'a' | 'b'" }] },
    ];
    const page = errorPage(errors, {
      CLI__USAGE: (c: { reason: string }) => `usage: ${c.reason}`,
      CORE__BAD: (c: { what: string }) => `bad ${c.what}`,
    });
    expect(page.slice(page.indexOf('## CORE'))).toMatchInlineSnapshot(`
      "## CORE

      Values and composition inside the simulator.

      ### CORE__BAD

      Bad value.

      \`\`\`text
      bad {what}
      \`\`\`

      Carries \`what\` ('a' or 'b').

      ## CLI

      The command line.

      ### CLI__USAGE

      Wrong use.

      \`\`\`text
      usage: {reason}
      \`\`\`

      Carries \`reason\` (string).
      "
    `);
  });
});
