import { parse, type Spec, type TooltipHandler, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';

/** A part of a drawing that has a time axis, in pixels of the window. */
export interface PlotArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Draws a spec into a new element. Expressions are interpreted: the page's policy forbids to evaluate them. */
export async function drawLive(
  spec: Spec,
  tooltip: TooltipHandler,
): Promise<{ readonly view: View; readonly element: HTMLElement }> {
  const element = document.createElement('div');
  element.className = 'drawing';
  const view = new View(parse(spec, {}, { ast: true }), {
    expr: expressionInterpreter,
    renderer: 'svg',
    container: element,
    hover: false,
    tooltip,
  });
  await view.runAsync();
  return { view, element };
}

/** The plots of a drawing, top to bottom: Vega gives each group a background as large as its axes span. */
export function plotAreas(element: HTMLElement): readonly PlotArea[] {
  const grounds = [...element.querySelectorAll('.role-scope > g > path.background')];
  const found = grounds.length > 0 ? grounds : [...element.querySelectorAll('.role-frame > g > path.background')];
  return found
    .map((ground) => ground.getBoundingClientRect())
    .filter(({ width, height }) => width > 0 && height > 0)
    .map(({ left, top, width, height }) => ({ left, top, width, height }));
}
