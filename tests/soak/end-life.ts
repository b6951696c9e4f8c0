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

/**
 * Where a life is to end. `alongside`: a request that is held meanwhile, so that it ends at two points at once. `nth`: at
 * which of the statements of its point, 1 when left out.
 */
export interface Aim {
  readonly point: KillPoint;
  readonly nth?: number;
  readonly alongside?: RequestPoint | undefined;
}

/** What ending a life works with. */
export interface EndParts {
  readonly lives: Lives;
  readonly sandbox: Sandbox;
  readonly chance: Chance;
  /** As of the stage. */
  pass(ms: number): Promise<void>;
  /** Called when a life is ready to tick. */
  beforeTick(): Promise<void>;
}

/** A life that has not come to its statement so long after the request was held ends at that request alone, ms. */
const longestHold = 1_000;

/**
 * Lives one tick at `at` (ms) and is killed as aimed; gives the points at which it was. One that never came there lives on
 * (none), or, when that was its last tick, is killed elsewhere.
 */
export async function endLife(parts: EndParts, aim: Aim, at: number, isLast: boolean): Promise<KillPoint[]> {
  const { lives, chance } = parts;
  const { point } = aim;
  if (!lives.isAlive) {
    const doom: Doom | null = point === 'while it starts' ? { point: null, nth: chance.whole(1, 10) } : null;
    if ((await lives.begin(at, doom)) === 'killed') return ['while it starts'];
  }
  await parts.beforeTick();
  const met = isRequestPoint(point)
    ? await endAtRequest(parts, point, at)
    : await endAtStatement(parts, aim, at);
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
  { lives, sandbox, chance, pass }: EndParts,
  aim: Aim,
  at: number,
): Promise<KillPoint[]> {
  const { point, alongside } = aim;
  const doom = doomFor(aim, lives.statements, chance);
  if (alongside === undefined) return (await lives.tick(at, doom)) === 'killed' ? [point] : [];
  const held = hold(sandbox, alongside);
  let isHeld = false;
  void held.reached.then(() => {
    isHeld = true;
  });
  const ended = lives.tick(at, doom);
  const first = await Promise.race([
    ended,
    held.reached.then(() => pass(longestHold)).then(() => 'alone' as const),
  ]);
  if (first === 'alone') await lives.kill();
  held.release();
  const end = await ended;
  if (first === 'alone') return [alongside];
  if (end !== 'killed') return [];
  return isHeld ? [point, alongside] : [point];
}

function hold(sandbox: Sandbox, point: RequestPoint): Held {
  const { route, when } = requestPoints[point];
  return sandbox.hold(route, when);
}

function isRequestPoint(point: KillPoint): point is RequestPoint {
  return point in requestPoints;
}

function doomFor({ point, nth = 1 }: Aim, statements: number, chance: Chance): Doom | null {
  if (point in statementPoints) return { point: point as keyof typeof statementPoints, nth };
  return point === 'at any statement'
    ? { point: null, nth: chance.whole(1, Math.max(200, statements)) }
    : null;
}
