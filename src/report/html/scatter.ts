// A score against sales, one named dot an agent; the dashed lines are the team's means.
import type { Words } from '../../intake/format.ts';
import { presentFen } from '../present-number.ts';
import { both, type Html, html } from './markup.ts';

interface Point {
  readonly name: string;
  /** Sales in fen. */
  readonly x: number;
  /** Score 0..100. */
  readonly y: number;
}

interface Placed extends Point {
  readonly left: number;
  readonly top: number;
  readonly side: 'l' | 'r' | 't' | 'd';
}

/** Room a label takes, in percent of the plot, for keeping labels apart. */
const LABEL_WIDTH = 13;
const LABEL_HEIGHT = 6.5;

function boxOf(left: number, top: number, side: Placed['side']): readonly number[] {
  const x =
    side === 'r' ? left + 1 : side === 'l' ? left - LABEL_WIDTH - 1 : left - LABEL_WIDTH / 2;
  const above = { t: -LABEL_HEIGHT - 1.5, d: 1.5, l: -LABEL_HEIGHT / 2, r: -LABEL_HEIGHT / 2 };
  const y = top + above[side];
  return [x, y, x + LABEL_WIDTH, y + LABEL_HEIGHT];
}

function clash(a: readonly number[], b: readonly number[]): boolean {
  const [ax = 0, ay = 0, bx = 0, by = 0] = a;
  const [cx = 0, cy = 0, dx = 0, dy = 0] = b;
  return ax < dx && cx < bx && ay < dy && cy < by;
}

function place(points: readonly Point[], low: number, high: number, most: number): Placed[] {
  const taken: (readonly number[])[] = [];
  const at = points.map((point) => ({
    ...point,
    left: 3 + (most === 0 ? 0 : Math.max(0, point.x) / most) * 84,
    top: 94 - ((point.y - low) / (high - low)) * 88,
  }));
  for (const { left, top } of at) taken.push([left - 1, top - 1.5, left + 1, top + 1.5]);
  return at.map((point) => {
    const sides = (['r', 'l', 't', 'd'] as const).filter((side) => side !== 'l' || point.left > 16);
    const free = sides.find((side) => {
      const box = boxOf(point.left, point.top, side);
      return taken.every((other) => !clash(box, other));
    });
    const side = free ?? 'r';
    taken.push(boxOf(point.left, point.top, side));
    return { ...point, side };
  });
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Nothing for fewer than two agents. */
export function scatter(title: Words, points: readonly Point[]): Html | null {
  if (points.length < 2) return null;
  const scores = points.map((point) => point.y);
  const low = Math.max(0, Math.floor((Math.min(...scores) - 4) / 10) * 10);
  const high = Math.min(100, Math.ceil((Math.max(...scores) + 1) / 10) * 10);
  const most = Math.max(...points.map((point) => point.x));
  const placed = place(points, low, high, most);
  const meanTop = 94 - ((mean(scores) - low) / (high - low)) * 88;
  const meanLeft = 3 + (most === 0 ? 0 : mean(points.map((point) => point.x)) / most) * 84;
  return html`<figure class="scatter"><figcaption><b>${title}</b> ${both('（纵）× 销售额（横）', '(up) × sales (right)')}</figcaption>
<div class="field" role="img" aria-label="${title.zh} × 销售额 ${title.en} × sales">
<i class="mx" style="left:${meanLeft.toFixed(1)}%"></i><i class="my" style="top:${meanTop.toFixed(1)}%"></i>
<span class="hi">${high}</span><span class="lo">${low}</span>
${placed.map(
  ({ name, left, top, side, x, y }) =>
    html`<span class="dot ${side}" style="left:${left.toFixed(1)}%;top:${top.toFixed(1)}%"><i></i><b>${name}</b><em>${y.toFixed(1)} · ${presentFen(x)}</em></span>`,
)}</div>
<p class="axis"><span>¥0</span><span>${presentFen(most)}</span></p></figure>`;
}
