import { describe, expect, test } from 'vitest';
import type { StoryPicture } from '../../src/wire/item.ts';
import {
  choosePicture,
  judgeTerms,
  nextPictureChange,
  type PictureCopy,
  shownPicture,
} from '../../src/wire/story-picture.ts';

describe('usage terms', () => {
  test.each([
    'Free for editorial use',
    'For editorial use only. May be published free of charge.',
    'CC BY-SA 4.0',
    'https://creativecommons.org/licenses/by/4.0/',
    'Public domain (NASA)',
    'Rechtenvrij',
    'Vrij te gebruiken',
    'Alleen voor redactioneel gebruik; gratis voor publicatie',
    'Honorarfrei',
  ])('allow: %s', (terms) => {
    expect(judgeTerms(terms)).toBe('allowed');
  });

  test.each([
    'NETHERLANDS OUT',
    'NO SALES, NO ARCHIVES, free for editorial use',
    'Free for editorial use until 1 December',
    'Alleen voor abonnees',
    'Vrij te gebruiken, niet op internet',
    'CC BY-NC 4.0',
    'https://creativecommons.org/licenses/by-nc/4.0/',
    'May be used only by clients of the agency',
    'Nur für Abonnenten',
    'Editorial use only, no internet',
  ])('refuse: %s', (terms) => {
    expect(judgeTerms(terms)).toBe('refused');
  });

  test.each([
    null,
    '',
    '© 2026 ANP',
    'Editorial use only',
    'Public domain. All rights reserved.',
    'ask the desk',
  ])('say nothing: %s', (terms) => {
    expect(judgeTerms(terms)).toBe('unstated');
  });
});

describe('a picture', () => {
  const copyOf = (
    href: string,
    more: Partial<PictureCopy> = {},
    type: string | null = 'image/jpeg',
  ): PictureCopy => ({
    alt: null,
    caption: null,
    credit: null,
    rights: 'CC0',
    until: null,
    isUsable: true,
    embargo: { given: false, release: null },
    renditions: [{ name: null, href, type, width: null }],
    ...more,
  });
  const urlOf = (href: string, type?: string | null) => choosePicture([copyOf(href, {}, type)])?.url ?? null;

  test.each([
    'http://img.example.com/1.jpg',
    'https://user:secret@img.example.com/1.jpg',
    'https://img.example.com/1.jpg?token=secret',
    'https://img.example.com/1.jpg?w=800&sig=secret',
    'https://img.example.com/1.jpg#x',
    'https://img.example.com:8443/1.jpg',
    'https://127.0.0.1/1.jpg',
    'https://2130706433/1.jpg',
    'https://[::1]/1.jpg',
    'https://localhost/1.jpg',
    'https://pictures.internal/1.jpg',
    'pictures/1.jpg',
    'data:image/png;base64,AAAA',
    'javascript:alert(1)',
    `https://img.example.com/${'x'.repeat(2_048)}.jpg`,
  ])('is not taken from %s', (href) => {
    expect(urlOf(href)).toBeNull();
  });

  test('is taken by https from a host by its name, in a size, and only what Discord draws', () => {
    expect(urlOf('https://img.example.com/1.jpg?w=800&h=600')).toBe(
      'https://img.example.com/1.jpg?w=800&h=600',
    );
    expect(urlOf('https://img.example.com/1.jpg', null)).toBe('https://img.example.com/1.jpg');
    expect(urlOf('https://img.example.com/1', null)).toBeNull();
    expect(urlOf('https://img.example.com/1.tif', 'image/tiff')).toBeNull();
  });

  test('with an embargo that cannot be read is refused whatever its terms are', () => {
    const held = copyOf('https://img.example.com/1.jpg', { embargo: { given: true, release: null } });
    expect(choosePicture([held])?.use).toBe('refused');
  });

  test('is shown while its rights are in force, and says when that will be otherwise', () => {
    const picture = choosePicture([copyOf('https://img.example.com/1.jpg')]) as StoryPicture;
    const story = { picture: { ...picture, from: 100, until: 200 } };
    const seen = [99, 100, 199, 200].map((now) => [
      shownPicture(story, now) !== null,
      nextPictureChange(story, now),
    ]);
    expect(seen).toEqual([
      [false, 100],
      [true, 200],
      [true, 200],
      [false, null],
    ]);
    expect(shownPicture({ picture: { ...picture, use: 'unstated' } }, 1)).toBeNull();
    expect([shownPicture({}, 1), nextPictureChange({}, 1)]).toEqual([null, null]);
  });
});
