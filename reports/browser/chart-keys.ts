import { ZOOM_IN, ZOOM_OUT } from './time-range.ts';

/** What a key asks of a chart. */
export type ChartCommand =
  | { readonly kind: 'step'; readonly rows: number }
  | { readonly kind: 'edge'; readonly edge: 'first' | 'last' }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'reset' };

/** A long step, as a share of the rows in view. */
const LONG_STEP = 0.1;

/** The command of a key as `KeyboardEvent.key` names it; undefined for a key that a chart leaves to the browser. */
export function commandOf(key: string, withShift: boolean, rowsInView: number): ChartCommand | undefined {
  const rows = withShift ? Math.max(1, Math.round(rowsInView * LONG_STEP)) : 1;
  switch (key) {
    case 'ArrowLeft':
      return { kind: 'step', rows: -rows };
    case 'ArrowRight':
      return { kind: 'step', rows };
    case 'Home':
      return { kind: 'edge', edge: 'first' };
    case 'End':
      return { kind: 'edge', edge: 'last' };
    case '+':
    case '=':
      return { kind: 'zoom', factor: ZOOM_IN };
    case '-':
    case '_':
      return { kind: 'zoom', factor: ZOOM_OUT };
    case '0':
    case 'Escape':
      return { kind: 'reset' };
    default:
      return undefined;
  }
}
