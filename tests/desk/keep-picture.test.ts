import { expect, test } from 'vitest';
import type { Filing } from '../../src/archive/story-archive.ts';
import { keepPicture } from '../../src/desk/keep-picture.ts';
import type { StoryPicture } from '../../src/wire/item.ts';
import type { ArchivedStory, Story } from '../../src/wire/story.ts';
import { story } from '../digest/stories.ts';

const picture: StoryPicture = {
  url: 'https://img.example.com/1.jpg',
  alt: null,
  caption: null,
  credit: null,
  rights: 'CC0',
  use: 'allowed',
  from: null,
  until: null,
};
const other = { ...picture, url: 'https://img.example.com/2.jpg' };
type Version = Partial<Pick<ArchivedStory, 'version' | 'publishedAt' | 'storyKey' | 'format'>>;
const versionOf = (said: Version, its?: StoryPicture): ArchivedStory => ({
  ...story({ id: 's', storyKey: 'urn:x', version: 1, format: 'ninjs', ...said }),
  ...(its && { picture: its }),
});

/** What the held story has after an item whose text is `filing`. */
function after(held: ArchivedStory, item: ArchivedStory, filing: Filing = 'known') {
  const judged = { filing, story: item as Story, follows: null };
  const candidates = [{ story: held, hadText: true, hadKey: true }];
  const kept = keepPicture(judged, item, candidates);
  return [kept.story.picture?.url.at(-5) ?? null, kept.filing];
}

test('a later version of the agency gives a picture, replaces it and takes it off, though its text is the same', () => {
  const later = { version: 2 };
  expect(after(versionOf({}), versionOf(later, picture))).toEqual(['1', 'changed']);
  expect(after(versionOf({}, picture), versionOf(later, other))).toEqual(['2', 'changed']);
  expect(after(versionOf({}, picture), versionOf(later))).toEqual([null, 'changed']);
  expect(after(versionOf({}, picture), versionOf(later, picture))).toEqual(['1', 'known']);
  const byTime = { version: null, publishedAt: 2_000 };
  expect(after(versionOf({ version: null, publishedAt: 1_000 }, picture), versionOf(byTime))).toEqual([
    null,
    'changed',
  ]);
});

test('the same version again can only take it off, so that two sources of it do not change it back and forth', () => {
  expect(after(versionOf({}, picture), versionOf({}))).toEqual([null, 'changed']);
  expect(after(versionOf({}, picture), versionOf({}, { ...picture, use: 'refused' }))).toEqual([
    '1',
    'changed',
  ]);
  expect(after(versionOf({}), versionOf({}, picture))).toEqual([null, 'known']);
});

test('an earlier version, another source and a page say nothing of it, whatever they do to the text', () => {
  const held = versionOf({ version: 3 }, picture);
  expect(after(held, versionOf({ version: 2 }, other))).toEqual(['1', 'known']);
  expect(after(held, versionOf({ storyKey: 'urn:y', version: 9 }, other), 'changed')).toEqual([
    '1',
    'changed',
  ]);
  expect(after(held, versionOf({ storyKey: null, format: 'page' }), 'changed')).toEqual(['1', 'changed']);
});
