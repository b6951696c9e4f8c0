import { setTimeout } from 'node:timers/promises';
import type { Held } from '../../src/sandbox/faults.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import {
  type Doom,
  type KillPoint,
  type RequestPoint,
  requestPoints,
  statementPoints,
} from './kill-points.ts';
import type { Lives } from './lives.ts';
import type { Chance } from './random.ts';

/** Where a life is to end. `alongside`: a request that is held meanwhile, so that it ends at two points at once. */
export interface Aim {
  readonly point: KillPoint;
  readonly alongside?: RequestPoint | undefined;
}

/** What ending a life works with. */
export interface EndParts {
  readonly lives: Lives;
  readonly sandbox: Sandbox;
  readonly chance: Chance;
  /** Called when a life is ready to tick. */
  beforeTick(): Promise<void>;
}

/** A tick that stands still for so long waits for the request that is held, ms. */
const standsStill = 400;

/**
 * Lives one tick at `at` (ms) and is killed as aimed; gives the points at which it was. One that never came there lives on
 * (none), or, when that was its last tick, is killed elsewhere.
 */
export async function endLife(parts: EndParts, aim: Aim, at: number, isLast: boolean): Promise<KillPoint[]> {
  const { lives, chance } = parts;
  const { point } = aim;
  if (!lives.isAlive) {
    const doom: Doom | null = point === 'while it starts' ? { point: null, nth: chance.whole(1, 18) } : null;
    if ((await lives.begin(at, doom)) === 'killed') return ['while it starts'];
  }
  await parts.beforeTick();
  const met = isRequestPoint(point)
    ? await endAtRequest(parts, point, at)
    : await endAtStatement(parts, { ...aim, point }, at);
  if (met.length > 0) return met;
  if (point !== 'between ticks') {
    if (!isLast) return [];
    // A tick with nothing to do says a dozen statements too.
    if ((await lives.tick(at, { point: null, nth: chance.whole(1, 30) })) === 'killed')
      return ['at any statement'];
  }
  await lives.kill();
  return ['between ticks'];
}

async function endAtRequest(
  { lives, sandbox }: EndParts,
  point: RequestPoint,
  at: number,
): Promise<KillPoint[]> {
  const held = hold(sandbox, point);
  const ended = lives.tick(at);
  const first = await Promise.race([held.reached.then(() => 'held' as const), ended]);
  if (first === 'held') await lives.kill();
  // What was on its way arrives although its sender has gone.
  held.release();
  await ended;
  return first === 'held' ? [point] : [];
}

async function endAtStatement(
  { lives, sandbox, chance }: EndParts,
  { point, alongside }: Aim,
  at: number,
): Promise<KillPoint[]> {
  const doom = doomFor(point, lives.statements, chance);
  if (alongside === undefined) return (await lives.tick(at, doom)) === 'killed' ? [point] : [];
  const held = hold(sandbox, alongside);
  let isHeld = false;
  void held.reached.then(() => {
    isHeld = true;
  });
  const ended = lives.tick(at, doom);
  await untilStill(sandbox, ended);
  const wasHeld = isHeld;
  held.release();
  if ((await ended) !== 'killed') return [];
  return wasHeld ? [point, alongside] : [point];
}

/** Until the tick has ended, or nothing has been asked of Discord for a while. */
async function untilStill(sandbox: Sandbox, ended: Promise<unknown>): Promise<void> {
  let asked = true;
  const stop = sandbox.onEvent(() => {
    asked = true;
  });
  while (asked) {
    asked = false;
    const first = await Promise.race([ended.then(() => 'ended' as const), setTimeout(standsStill)]);
    if (first === 'ended') break;
  }
  stop();
}

function hold(sandbox: Sandbox, point: RequestPoint): Held {
  const { route, when } = requestPoints[point];
  return sandbox.hold(route, when);
}

function isRequestPoint(point: KillPoint): point is RequestPoint {
  return point in requestPoints;
}

function doomFor(point: KillPoint, statements: number, chance: Chance): Doom | null {
  if (point in statementPoints) {
    const nth = chance.happens(0.6) ? 1 : chance.whole(2, 9);
    return { point: point as keyof typeof statementPoints, nth };
  }
  return point === 'at any statement'
    ? { point: null, nth: chance.whole(1, Math.max(200, statements)) }
    : null;
}
