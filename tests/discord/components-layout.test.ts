import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inLayout } from '../../src/discord/components-layout.ts';
import { layOutDigest } from '../../src/discord/digest-layout.ts';
import { postIn } from '../../src/discord/read-posts.ts';
import { day, eight } from '../digest/stories.ts';
import { anyStory, groupsOf } from './any-story.ts';
import { problemsOfMessage } from './message-problems.ts';
import { outsideText } from './outside-text.ts';
import { briefs, lead } from './sample-stories.ts';

const voice = {
  language: 'nl',
  timezone: 'Europe/Amsterdam',
  topic: { kind: 'all' },
  readOn: '',
  marker: 'm4rk3r',
  layout: 'components',
} as const;
const digest = { topic: '', from: eight - day, to: eight, lead, briefs, left: { count: 0, orMore: false } };

test('a digest in cards has its texts in the order in which they are read, then menu and buttons', () => {
  const { body } = inLayout(layOutDigest(digest, voice).post, 'components');
  expect(body).not.toHaveProperty('content');
  expect(body).not.toHaveProperty('embeds');
  const texts = [...JSON.stringify(body).matchAll(/"type":10,"content":"([^"]{0,24})/g)].map(
    ([, text]) => text,
  );
  expect(texts).toEqual([
    '## Het nieuws\\n-# Maanda',
    '### Landen rond Wittemee',
    '### Kort\\n**1. KYIV/…** ',
    expect.stringMatching(/^-# Bron: /),
  ]);
  const types = (body.components as { type: number }[]).map(({ type }) => type);
  expect(types).toEqual([10, 17, 17, 1, 1]);
  expect(problemsOfMessage(body)).toEqual([]);
});

test('briefs in groups stand under a heading each, and have the numbers that they have in the menu', () => {
  const groups = [
    { by: 'country', key: 'UA', count: 2 },
    { by: 'other', key: '', count: 2 },
  ] as const;
  const { body } = inLayout(
    layOutDigest({ ...digest, groups }, { ...voice, language: 'en' }).post,
    'components',
  );
  const all = JSON.stringify(body);
  expect(all.match(/### [\w ]+|\*\*\d\./g)).toEqual([
    '### Landen rond Wittemeer eens over dalend waterpeil',
    '### Ukraine',
    '**1.',
    '**2.',
    '### Also',
    '**3.',
    '**4.',
  ]);
  expect(all).not.toContain('In brief');
  expect(all.match(/"label":"\d\. .{3}/g)).toEqual(
    ['1. De ', '2. Hof', '3. De ', '4. [Wi'].map((one) => `"label":"${one}`),
  );
});

test('it is found again by its menu, wherever that stands', () => {
  const { body } = inLayout(layOutDigest(digest, voice).post, 'components');
  const rows = (body.components as { type: number }[]).filter(({ type }) => type === 1);
  const storyIds = [lead, ...briefs].map(({ id }) => id);
  for (const components of [body.components, [{ type: 17, components: rows }]]) {
    const message = { id: '1', flags: 1 << 15, components };
    const [found] = postIn(message as unknown as Parameters<typeof postIn>[0]);
    expect(found).toMatchObject({ marker: 'm4rk3r', storyIds });
  }
});

test('a digest of any text in cards is one that Discord takes, with as much as fits and a role behind its head', () => {
  fc.assert(
    fc.property(anyStory, fc.array(anyStory, { maxLength: 20 }), outsideText, (first, others, text) => {
      const groups = groupsOf(others.length, text);
      const made = { ...digest, lead: first, briefs: others, ...(groups && { groups }) };
      const { post, storyIds } = layOutDigest(made, { ...voice, topic: { kind: 'phrase', text } });
      const content = `${post.body.content}\n<@&123456789012345678>`;
      const { body } = inLayout({ body: { ...post.body, content } }, 'components');
      expect(problemsOfMessage(body)).toEqual([]);
      expect(storyIds.length).toBeGreaterThan(0);
    }),
    { numRuns: 150 },
  );
});

test('the usual layout is left as it is', () => {
  const { post } = layOutDigest(digest, { ...voice, layout: 'embeds' });
  expect(inLayout(post, 'embeds')).toBe(post);
});
