import { parse } from 'discord-markdown-parser';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cleanText,
  cutText,
  escapedLength,
  escapeText,
  firstSentence,
  splitText,
} from '../../src/discord/text.ts';
import { outsideText } from './outside-text.ts';

interface Node {
  readonly type: string;
  readonly content?: string | readonly Node[];
}

/** What Discord's markdown makes of a text: the kinds of node that are more than text, and the text as shown. */
function read(markdown: string): { formats: string[]; shown: string } {
  const formats: string[] = [];
  const show = (nodes: readonly Node[]): string =>
    nodes
      .map((node) => {
        if (!['text', 'br', 'newline', 'escape', 'twemoji', 'emoticon'].includes(node.type))
          formats.push(node.type);
        if (node.type === 'twemoji') return (node as unknown as { name: string }).name;
        return typeof node.content === 'string' ? node.content : show(node.content ?? []);
      })
      .join('');
  const shown = show(parse(markdown, 'extended') as unknown as Node[]);
  return { formats, shown };
}

describe('escaped text', () => {
  test.each([
    ['a heading', '# Groot nieuws'],
    ['small print', '-# klein'],
    ['a list', '- een'],
    ['a numbered list', '12. een'],
    ['a quote', '> iemand zei'],
    ['a long quote', '>>> iemand zei'],
    ['bold', '**vet** en __streep__ en _schuin_ en *ook*'],
    ['struck out', '~~weg~~'],
    ['a spoiler', '||geheim||'],
    ['code', '`code` en ```blok```'],
    ['a masked link', '[gratis](https://voorbeeld.example/x)'],
    ['a bare link', 'zie https://voorbeeld.example/x en <https://voorbeeld.example>'],
    ['everyone', '@everyone en @here'],
    ['a member', '<@123456789012345678> <@!123456789012345678>'],
    ['a role', '<@&123456789012345678>'],
    ['a channel', '<#123456789012345678>'],
    ['a command', '</nieuws stad:123456789012345678>'],
    ['a timestamp', '<t:1747634400:R>'],
    ['an emoji', '<:naam:123456789012345678> <a:naam:123456789012345678>'],
    ['the guide', '<id:customize>'],
    ['a backslash before it', '\\# \\*niet\\* \\\\'],
  ])('shows %s letter for letter', (_, text) => {
    expect(read(escapeText(text))).toEqual({ formats: [], shown: cleanText(text) });
  });

  test('is never read as a format or a mention, whatever stands in it', () => {
    fc.assert(
      fc.property(outsideText, (text) => {
        const { formats, shown } = read(escapeText(text));
        expect(formats).toEqual([]);
        expect(shown).toBe(cleanText(text));
      }),
      { numRuns: 200 },
    );
  });

  test('leaves no pattern by which Discord finds a mention, an emoji name, a list, a link or an invite', () => {
    fc.assert(
      fc.property(outsideText, (text) => {
        const escaped = escapeText(text);
        // What pings is found by Discord's server, which knows nothing of backslashes.
        expect(escaped).not.toMatch(/<@[!&]?\d/);
        const bare = escaped.replace(/\\./gsu, '␀');
        expect(bare).not.toMatch(/<(?:@[!&]?|#|a?:\w+:|t:|\/|id:)/);
        expect(bare).not.toMatch(/:[^\s:␀]+:/);
        expect(bare).not.toMatch(/(?:https?|steam):\/\//);
        expect(bare).not.toMatch(/discord(?:app)?\.(?:gg|com)\//);
        expect(bare).not.toMatch(/^(?:[-+*>] ?|#{1,3} |-# |\d+\. )/);
        expect(escaped).not.toMatch(/[\n\r\u2028\u2029]/);
      }),
      { numRuns: 200 },
    );
  });

  test('drops what nobody sees: zero-width marks before a heading, turned text, half characters', () => {
    expect(escapeText('\u200b# kop')).toBe('\\# kop');
    expect(escapeText('a\u202eb\u2066c\u00add')).toBe('abcd');
    expect(escapeText('half \ud83d teken')).toBe('half \ufffd teken');
    expect(escapeText('gezin 👨‍👩‍👧 blijft')).toBe('gezin 👨‍👩‍👧 blijft');
  });
});

describe('cut text', () => {
  const sentence = 'De raad stemt in met het plan. De aanleg begint in maart. Het bos telt veertig hectare.';

  test('stays whole when it fits', () => {
    expect(cutText('Kort bericht.', 13)).toEqual({ text: 'Kort bericht.', whole: true });
  });

  test('ends with a sentence when one ends in its second half', () => {
    expect(cutText(sentence, 60).text).toBe('De raad stemt in met het plan. De aanleg begint in maart.');
  });

  test('ends with a word and a mark when no sentence ends far enough', () => {
    expect(cutText('Ja. De aanleg begint volgend jaar maart, zegt de raad van de gemeente', 45).text).toBe(
      'Ja. De aanleg begint volgend jaar maart\u00a0…',
    );
  });

  test('rather ends with a comma in the last third, and never with a word that asks for more', () => {
    const text =
      'De raad stemt in met de aanleg van het bos, vlak voor de verkiezingen van maart volgend jaar';
    expect(cutText(text, 60).text).toBe('De raad stemt in met de aanleg van het bos\u00a0…');
    expect(cutText(text, 40).text).toBe('De raad stemt in met de aanleg\u00a0…');
    expect(cutText('van de in het op de met', 20).text).toBe('van\u00a0…');
  });

  test('has a blank before its mark at which no line breaks, and keeps those that were there', () => {
    expect(escapeText(cutText('woord '.repeat(9), 20).text)).toBe('woord woord woord\u00a0…');
    expect(cleanText('12\u00a0000 \u00a0 kilo')).toBe('12\u00a0000 kilo');
  });

  test('takes the full stop of an abbreviation or a name for no end', () => {
    expect(cutText('Het besluit is volgens de burgemeester en dr. Aalberts onvermijdelijk', 48).text).toBe(
      'Het besluit is volgens de burgemeester en dr.\u00a0…',
    );
    expect(firstSentence('Volgens J. P. Wind is dr. Aalberts ziek. Zij niet.')).toBe(
      'Volgens J. P. Wind is dr. Aalberts ziek.',
    );
  });

  test('cuts a word that is longer than the room there is where it is all that there is', () => {
    expect(cutText('a'.repeat(300), 256)).toEqual({ text: `${'a'.repeat(255)}…`, whole: false });
  });

  test('finds words in text without blanks', () => {
    expect(cutText('政府は新しい計画を発表した。'.repeat(20), 30).text).toMatch(/^政府は.*…$/);
  });

  test('fits, keeps its words whole and in order, and breaks no character, whatever the text', () => {
    fc.assert(
      fc.property(outsideText, fc.integer({ min: 1, max: 200 }), fc.boolean(), (text, max, forMarkdown) => {
        const measure = forMarkdown ? escapedLength : (s: string) => s.length;
        const { text: cut, whole } = cutText(text, max, measure);
        expect(measure(cut)).toBeLessThanOrEqual(max);
        expect(cut.isWellFormed()).toBe(true);
        const clean = cleanText(text);
        if (whole) {
          expect(cut).toBe(clean);
          return;
        }
        const kept = cut.replace(/\u00a0?…$/, '');
        expect(clean.startsWith(kept)).toBe(true);
        // What follows begins a new word: a blank, or the punctuation that was dropped before it.
        const isWordEnd = /^(?:\s|[,;:–—-]+(?:\s|$)|$)/.test(clean.slice(kept.length));
        const firstWord = clean.split(' ')[0] ?? '';
        if (measure(`${firstWord}\u00a0…`) <= max) expect(isWordEnd).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('a megabyte of it is cut and taken apart too', () => {
    const huge = 'woord _streep_ '.repeat(70_000);
    expect(cutText(huge, 250, escapedLength).text).toMatch(/^woord _streep_ woord.*\u00a0…$/);
    expect(firstSentence(huge)).toHaveLength(huge.length - 1);
    expect(splitText(huge, 3_500, escapedLength).length).toBeGreaterThan(300);
  });

  test('in parts loses nothing', () => {
    fc.assert(
      fc.property(outsideText, fc.integer({ min: 40, max: 200 }), (text, max) => {
        const parts = splitText(text, max, escapedLength);
        expect(parts.join('').replaceAll(' ', '')).toBe(cleanText(text).replaceAll(' ', ''));
        for (const part of parts) expect(escapedLength(part)).toBeLessThanOrEqual(max);
      }),
    );
  });
});
