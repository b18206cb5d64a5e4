import { LIVE_DATA_ID, type LiveData, unpackChart } from '../page/live-data.ts';
import { ChartBoard } from './chart-board.ts';
import { drawLive } from './chart-view.ts';
import { IdleQueue } from './idle-queue.ts';
import { LiveTimeChart, type Stage } from './live-chart.ts';
import { connectRangeBar } from './range-bar.ts';
import { coursesOf } from './readout.ts';
import { connectThemeSwitch } from './theme-switch.ts';
import { wholeRange } from './time-range.ts';
import { Tooltip } from './tooltip.ts';

/** How far outside of the window a chart is brought to life. */
const NEAR = '600px 0px';

/** Who holds a key down hears the last instant, not every one on the way; milliseconds. */
const SETTLED_MS = 150;

type PackedChart = LiveData['charts'][number];

function start(): void {
  connectThemeSwitch();
  const text = document.getElementById(LIVE_DATA_ID)?.textContent;
  if (text === null || text === undefined) return;
  const data = JSON.parse(text) as LiveData;
  const region = document.querySelector('#live-region');
  const stage: Stage = {
    board: new ChartBoard(
      wholeRange(data.charts.flatMap(({ time }) => (time === undefined ? [] : [time]))),
      requestAnimationFrame.bind(globalThis),
    ),
    tooltip: new Tooltip(),
    announce: settled((words) => {
      if (region !== null) region.textContent = words;
    }),
  };
  connectRangeBar(stage.board);

  const charts = new Map(data.charts.map((chart) => [chart.id, chart]));
  const queue = new IdleQueue();
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting || !(target instanceof HTMLElement)) continue;
        watcher.unobserve(target);
        const chart = charts.get(target.dataset['chart'] ?? '');
        if (chart !== undefined) queue.add(async () => enliven(target, chart, data, stage));
      }
    },
    { rootMargin: NEAR },
  );
  for (const figure of document.querySelectorAll<HTMLElement>('figure[data-chart]')) watcher.observe(figure);
}

/** Says a text when no other has come for a moment. */
function settled(say: (words: string) => void): (words: string) => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return (words) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => say(words), SETTLED_MS);
  };
}

/** Puts a live drawing in the place of the static one. */
async function enliven(figure: HTMLElement, chart: PackedChart, data: LiveData, stage: Stage): Promise<void> {
  const still = figure.querySelector('.drawing');
  if (still === null) return;
  const { spec, rows } = unpackChart(chart, data.columns);
  const drawn = await drawLive(spec, (_, event, __, value: unknown) => {
    if (value === null || value === undefined || value === '') stage.tooltip.hide();
    else if (event instanceof MouseEvent) stage.tooltip.showMark(value, event.clientX, event.clientY);
  });
  const { element } = drawn;
  const courses = chart.time === undefined ? undefined : coursesOf(chart.time, rows);
  if (courses === undefined) {
    // Still a picture, with the text of the static one. In a narrow window it scrolls: keys have to reach it.
    element.tabIndex = 0;
    element.setAttribute('role', 'img');
    element.setAttribute('aria-label', still.querySelector('svg')?.getAttribute('aria-label') ?? chart.title);
  } else {
    element.tabIndex = 0;
    element.setAttribute('role', 'application');
    element.setAttribute('aria-roledescription', 'chart over time');
    element.setAttribute('aria-label', chart.title);
    element.setAttribute('aria-describedby', `about-${chart.id} chart-keys`);
  }
  element.querySelector('svg')?.setAttribute('aria-hidden', 'true');
  still.replaceWith(element);
  figure.classList.add('is-live');
  if (courses !== undefined) stage.board.add(new LiveTimeChart(drawn, courses, stage));
}

start();
