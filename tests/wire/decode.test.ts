import { describe, expect, test } from 'vitest';
import { decodeLatin1, decodeText, decodeUtf8, decodeWindows1252 } from '../../src/wire/decode.ts';
import { repairMojibake } from '../../src/wire/decode-mojibake.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);

describe('copy of unknown encoding', () => {
  test('is UTF-8 where its bytes are valid UTF-8, with or without a byte-order mark', () => {
    expect(decodeText(Buffer.from('Genève: € 4,50 – ‘ja’'))).toBe('Genève: € 4,50 – ‘ja’');
    expect(decodeText(Buffer.from('\ufeffGenève'))).toBe('Genève');
  });

  test('is windows-1252 where they are not', () => {
    expect(
      decodeText(bytes(0x47, 0x65, 0x6e, 0xe8, 0x76, 0x65, 0x20, 0x80, 0x20, 0x91, 0x6a, 0x61, 0x92)),
    ).toBe('Genève € ‘ja’');
  });

  test('is judged line by line, so that a stray line does not spoil the others', () => {
    const mixed = Buffer.concat([
      Buffer.from('Café é\n'),
      bytes(0x63, 0x61, 0x66, 0xe9, 0x0a),
      Buffer.from('coördinator'),
    ]);
    expect(decodeText(mixed)).toBe('Café é\ncafé\ncoördinator');
  });

  test('loses a character that its end cuts through, and nothing else', () => {
    const whole = Buffer.from('Malmö € 😀');
    expect(decodeText(whole.subarray(0, 5))).toBe('Malm');
    expect(decodeText(whole.subarray(0, 8))).toBe('Malmö ');
    expect(decodeText(whole.subarray(0, 9))).toBe('Malmö ');
    expect(decodeText(whole.subarray(0, whole.length - 1))).toBe('Malmö € ');
    expect(decodeUtf8(bytes(0x41, 0xff))).toBeNull();
    expect(decodeText(bytes(0xc3))).toBe('');
  });

  test('is UTF-16 where the byte-order mark says so', () => {
    expect(decodeText(Buffer.from('\ufeffMalmö', 'utf16le'))).toBe('Malmö');
    expect(decodeText(Buffer.from('\ufeffMalmö', 'utf16le').swap16())).toBe('Malmö');
  });

  test('of any bytes becomes some text', () => {
    const all = Uint8Array.from({ length: 256 }, (_, i) => i);
    expect(decodeText(all)).toHaveLength(256);
    expect(decodeLatin1(all)).toHaveLength(256);
    expect(decodeLatin1(all).codePointAt(0x80)).toBe(0x80);
  });

  test('in windows-1252 has the signs that latin-1 has not', () => {
    const high = decodeWindows1252(Uint8Array.from({ length: 32 }, (_, i) => 0x80 + i));
    expect(high).toBe('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ');
  });
});

describe('double encoding', () => {
  /** What becomes of UTF-8 that somebody read as windows-1252. */
  const spoil = (text: string) => decodeWindows1252(Buffer.from(text));

  test.for([
    'café',
    'coördinator',
    'ÉÉN',
    'Curaçao',
    'geïnd',
    '23 °C',
    '€ 4,50',
    '“ja” en ‘nee’',
    'vrij – duur — laat…',
    'Ümit à la carte',
  ])('of %j is undone', (text) => {
    expect(repairMojibake(spoil(text))).toBe(text);
  });

  test.for([
    'café',
    'IRMÔ en ‘CAFÉ’',
    'MALMÖ’ – “ÅRHUS”',
    'São Paulo',
    '“IRMÔ',
    'Â',
    'Ã',
    'â',
    'prijs: 3€–4€',
    'ÃO',
    'Ã “nee”',
    'â€',
  ])('is not seen in %j', (text) => {
    expect(repairMojibake(text)).toBe(text);
  });
});
