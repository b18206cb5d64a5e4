/** One entry of the error registry, as its source says it. */
export interface RegisteredError {
  readonly code: string;
  /** Doc comment of the code, as one line. */
  readonly meaning: string;
  readonly fields: readonly { readonly name: string; readonly type: string }[];
}

const ENTRY = /(?:\/\*\*((?:[^*]|\*(?!\/))*)\*\/\s*)?^ {2}(\w+): \{([^}]*)\};/gm;
const FIELD = /(?:\/\*\*(?:[^*]|\*(?!\/))*\*\/\s*)?(?:readonly )?(\w+)\??:\s*([^;]+?)\s*(?:;|$)/g;

/** Reads the registry from the text of `sim/core/errors/codes.ts`, in its order. */
export function parseErrorCodes(text: string): readonly RegisteredError[] {
  const start = text.indexOf('export interface ErrorContexts {');
  const end = text.indexOf('\n}', start);
  if (start < 0 || end < 0) return [];
  return [...text.slice(start, end + 1).matchAll(ENTRY)].map(([, doc = '', code = '', body = '']) => ({
    code,
    meaning: doc.replaceAll(/\s*\n\s*\*?\s*/g, ' ').trim(),
    fields: [...body.matchAll(FIELD)].map(([, name = '', type = '']) => ({ name, type })),
  }));
}

/**
 * A context whose every field is its own name in braces, so that a message made from it is a template.
 * A list has one element, whose fields are named in the same way.
 */
export function placeholderContext(error: RegisteredError): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    error.fields.map(({ name, type }) => [name, type.endsWith('[]') ? [placeholderElement(name, type)] : `{${name}}`]),
  );
}

function placeholderElement(name: string, type: string): unknown {
  if (/^(readonly )?string\[\]$/.test(type)) return `{${name}}`;
  return new Proxy({}, { get: (_, field) => `{${name}[].${String(field)}}` });
}
