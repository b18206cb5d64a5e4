import type { TopLevelSpec } from 'vega-lite';
import { INK } from './theme.ts';

export const PANEL_WIDTH = 720;

/** Look of a panel's own title. */
export const PANEL_TITLE = { fontSize: 12.5, fontWeight: 'normal', color: INK.title, offset: 8 } as const;

/** One view of a stacked chart, as Vega-Lite types it. */
export type Panel = Extract<TopLevelSpec, { vconcat: unknown }>['vconcat'][number];

/** What is drawn in one view, from the back to the front. */
export type Layers = Extract<Panel, { layer: unknown }>['layer'];
export type Layer = Layers[number];
