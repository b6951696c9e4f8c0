import { describe, expect, test } from 'vitest';
import { pageReader } from '../../../src/wire/page/page-reader.ts';

const capturedAt = Date.parse('2026-03-10T12:00:00+01:00');
const parse = (bytes: Uint8Array) => pageReader.parse({ source: 'made', bytes, capturedAt });

describe('the page reader', () => {
  test.for([
    'Kop\nGOES - De brug.\n',
    'Genève',
    '',
    '\ufeffKop',
    '1 < 2, zegt men',
    '{nee}',
    '[AMSTELVEEN] Het park',
  ])('takes %j for text', (text) => {
    expect(pageReader.detect(Buffer.from(text))).toBe(true);
  });

  test('takes windows-1252 and UTF-16 for text', () => {
    expect(pageReader.detect(Buffer.from('Caf\xe9', 'latin1'))).toBe(true);
    expect(pageReader.detect(Buffer.from('\ufeffCafé', 'utf16le'))).toBe(true);
  });

  test.for([
    '<?xml version="1.0"?>',
    '\n <nitf>',
    '<!DOCTYPE html>',
    '{"uri": "x"}',
    '[{"uri": "x"}]',
    '\u0001eca062',
    '\u0016\u0016\u0001a',
  ])('leaves %j to other formats', (text) => {
    expect(pageReader.detect(Buffer.from(text))).toBe(false);
  });

  test('looks at the first 4,096 bytes only', () => {
    expect(pageReader.detect(Buffer.concat([Buffer.alloc(4_096, 'x'), Buffer.from([1])]))).toBe(true);
    expect(pageReader.detect(Buffer.concat([Buffer.alloc(4_095, 'x'), Buffer.from([1])]))).toBe(false);
  });

  test('refuses binary data, and copy without a story, in words', () => {
    expect(parse(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0]))).toEqual({
      ok: false,
      problem: { code: 'not-text', message: 'This is no text but binary data.', at: { byte: 4 } },
    });
    for (const text of [
      '',
      ' \n\n\t\n',
      'Webmail\n\nKies je webmail\n',
      'Net binnen\n- Sport 8:47 Roeiers pakken brons\n',
    ]) {
      expect(parse(Buffer.from(text))).toEqual({
        ok: false,
        problem: { code: 'no-story', message: 'There is no story in it.' },
      });
    }
  });

  test('gives every item the same fields in the same order, so that stores and programs can rely on them', () => {
    const read = parse(
      Buffer.from('Kop\nGOES - De brug.\nMeer uit Sport\nEDE (ANP) - Een zin.\n1 uur geledenDe zin.\nKop\n'),
    );
    const shapes = read.ok ? read.value.map((item) => Object.keys(item).join()) : [];
    expect(shapes.length).toBe(3);
    expect(new Set(shapes).size).toBe(1);
  });
});
