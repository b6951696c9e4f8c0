import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { fileCopy } from '../../src/desk/file-copy.ts';
import { openDatabase } from '../../src/store/database.ts';
import { day, hour, invent, noon } from '../contracts/invent-story.ts';
import { now } from './desk-bench.ts';
import type { Told } from './invented-copy.ts';

const db = openDatabase(':memory:');
const archive = createSqliteArchive(db);
afterAll(() => db.close());

/** What an agency sends under one key, in its own order. */
interface Step {
  readonly what: 'main' | 'add' | 'lead' | 'hold' | 'kill';
  readonly hold: 'none' | 'withheld' | 'embargo';
  readonly isNumbered: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('add', 'add', 'lead', 'hold', 'kill'),
  hold: fc.constantFrom('none', 'none', 'none', 'withheld', 'embargo'),
  isNumbered: fc.boolean(),
});

/** A key's steps, and in which order these come in, each at least once. */
const scene = fc
  .record({ hold: step, rest: fc.array(step, { maxLength: 5 }), isSlug: fc.boolean() })
  .chain(({ hold, rest, isSlug }) => {
    const steps: readonly Step[] = [{ ...hold, what: 'main' }, ...rest];
    const all = steps.map((_, index) => index);
    return fc.record({
      steps: fc.constant(steps),
      isSlug: fc.constant(isSlug),
      coming: fc
        .tuple(
          fc.shuffledSubarray(all, { minLength: all.length }),
          fc.array(fc.constantFrom(...all), { maxLength: 3 }),
        )
        .map((orders) => orders.flat()),
    });
  });

interface Sent {
  /** By step; null for what is added to a story that is dead, which is nobody's. */
  readonly items: readonly (Told | null)[];
  /** The texts that may be seen when all have come, in their order. */
  readonly expected: readonly string[];
}

/** What the steps send, and what they amount to by the agency's own order alone. */
function send(steps: readonly Step[], key: string, isSlug: boolean): Sent {
  let [story, isHeld, isDead, isOver]: [string[], boolean, boolean, boolean] = [[], false, false, false];
  let [leads, adds] = [0, 0];
  const items = steps.map(({ what, hold, isNumbered }, index): Told | null => {
    if (isDead && what === 'add') return null;
    const text = Array.from({ length: 10 }, (_, i) => `${key}n${index}w${i}`).join(' ');
    const hasText = what !== 'kill' && what !== 'hold';
    if (what === 'lead') leads += 1;
    adds = what === 'add' ? adds + 1 : what === 'lead' ? 0 : adds;
    const keys = {
      main: null,
      lead: `${leads}. LEAD`,
      hold: 'HOLD',
      kill: 'KILL',
      add: isNumbered ? `ADD ${adds}` : 'ADD',
    };
    const isWithheld = what === 'hold' || (hasText && hold === 'withheld');
    const embargoUntil = hasText && hold === 'embargo' ? now + day : null;
    const holds = isWithheld || embargoUntil !== null;
    if (what === 'kill') [story, isDead, isOver] = [[], true, isOver || !isSlug];
    else if (what === 'hold') isHeld = true;
    else if (what === 'add') [story, isHeld] = [[...story, text], isHeld || holds];
    else [story, isHeld, isDead] = [[text], holds, false];
    return {
      role: 'lead',
      format: isSlug ? 'iptc7901' : 'ninjs',
      storyKey: isSlug ? `eca:2025-05-19:${key}` : key,
      slug: key,
      version: isSlug ? null : index + 1,
      publishedAt: noon + index * hour,
      precision: 'minute',
      capturedAt: noon + index * hour,
      takeKey: keys[what],
      status: what === 'kill' ? 'killed' : isWithheld ? 'withheld' : 'usable',
      embargoUntil,
      paragraphs: hasText ? [text] : [],
    };
  });
  return { items, expected: isHeld || isDead || isOver ? [] : story };
}

let runs = 0;

test('What is seen of a key is what the agency said last of it, in whatever order and however often it comes', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async ({ steps, isSlug, coming }) => {
      runs += 1;
      const { items, expected } = send(steps, `key${runs}`, isSlug);
      const ids = new Set<string>();
      for (const index of coming) {
        const item = items[index];
        if (!item) continue;
        for (const { story } of await fileCopy(archive, [invent(item)], now)) ids.add(story.id);
      }
      const stories = await Promise.all([...ids].map((id) => archive.get(id)));
      const seen = stories
        .filter((story) => story?.status === 'usable' && (story.embargoUntil ?? 0) <= now)
        .flatMap((story) => story?.paragraphs ?? []);
      expect(seen).toEqual(expected);
    }),
    { numRuns: 150 },
  );
});
