import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { type Doom, type KillPoint, requestPoints, statementPoints } from './kill-points.ts';
import type { Lives } from './lives.ts';
import type { Chance } from './random.ts';

/**
 * Lives one tick at `at` (ms) and is killed at this point; gives the point at which it was. One that never came there lives on
 * (null), or, when that was its last tick, is killed elsewhere.
 */
export async function endLife(
  { lives, sandbox, chance }: { readonly lives: Lives; readonly sandbox: Sandbox; readonly chance: Chance },
  point: KillPoint,
  at: number,
  isLast: boolean,
): Promise<KillPoint | null> {
  if (!lives.isAlive) {
    const doom: Doom | null = point === 'while it starts' ? { point: null, nth: chance.whole(1, 80) } : null;
    if ((await lives.begin(at, doom)) === 'killed') return 'while it starts';
  }
  if (point in requestPoints) {
    const { route, when } = requestPoints[point as keyof typeof requestPoints];
    const held = sandbox.hold(route, when);
    const ended = lives.tick(at);
    const first = await Promise.race([held.reached.then(() => 'held' as const), ended]);
    if (first === 'held') await lives.kill();
    // What was on its way arrives although its sender has gone.
    held.release();
    await ended;
    if (first === 'held') return point;
  } else if ((await lives.tick(at, doomFor(point, lives.statements, chance))) === 'killed') return point;
  if (point !== 'between ticks') {
    if (!isLast) return null;
    // A tick with nothing to do says a dozen statements too.
    if ((await lives.tick(at, { point: null, nth: chance.whole(1, 30) })) === 'killed')
      return 'at any statement';
  }
  await lives.kill();
  return 'between ticks';
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
