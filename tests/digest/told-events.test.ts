import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprint, isSameEvent } from '../../src/digest/same-event.ts';
import { createToldEvents } from '../../src/digest/told-events.ts';
import type { ArchivedStory } from '../../src/wire/story.ts';
import { eight, hour, story } from './stories.ts';

test('what was told is known again exactly as by comparing it with everything', () => {
  const words = fc.constantFrom(
    ...'de brug over het kanaal is door een storing gestremd sinds acht uur'.split(' '),
  );
  const anyStory = fc
    .record({
      id: fc.stringMatching(/^[a-f]$/),
      storyKey: fc.option(fc.constantFrom('k1', 'k2'), { nil: null }),
      format: fc.constantFrom('page' as const, 'iptc7901' as const),
      publishedAt: fc.integer({ min: eight - 30 * hour, max: eight }),
      truncated: fc.boolean(),
      from: fc.constantFrom('GOES', 'KORTGENE'),
      length: fc.nat(12),
      more: fc.array(words, { maxLength: 3 }),
    })
    .map(({ length, more, ...said }) => {
      const text = 'de brug over het kanaal is door een storing gestremd sinds acht uur vanochtend'.split(
        ' ',
      );
      return story({ ...said, paragraphs: [[...text.slice(0, length), ...more].join(' ')] });
    });
  fc.assert(
    fc.property(
      fc.array(anyStory, { maxLength: 5 }),
      fc.array(anyStory, { maxLength: 12 }),
      (had, others) => {
        const told = createToldEvents(had);
        const known: ArchivedStory[] = [...had];
        for (const one of others) {
          const isNew = !known.some((other) => isSameEvent(fingerprint(one), fingerprint(other)));
          if (isNew) known.push(one);
          expect(told.tell(one)).toBe(isNew);
        }
      },
    ),
    { numRuns: 200 },
  );
});
