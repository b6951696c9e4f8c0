import { describe, expect, test } from 'vitest';
import { makeFolder, telex } from './telex.ts';

const picture = '{"uri":"urn:x:1","version":"1","type":"picture","headline":"Foto van de brug"}';
const text = '{"uri":"urn:x:2","version":"1","type":"text","headline":"Brug open"}';
const broken =
  '<nitf><body><body.head><hedline><hl1>Dijk dicht</hedline></body.head><body.content><p>De dijk is dicht.</p></body.content></body></nitf>';

describe('telex parse', () => {
  test.each([
    [
      'what was passed over as it should be, which is no failure',
      `[${picture},${text}]`,
      'media-passed-over',
      0,
    ],
    ['copy that holds nothing else, which is none either', picture, 'media-passed-over', 0],
    ['what is broken inside, with its line and the stories', broken, 'broken-xml', 1],
    ['members of a list that are no items', `[${text},5]`, 'no-item', 1],
    ['what breaks off behind what is whole', `${text}\n${text.slice(0, -9)}`, 'broken-json', 1],
  ])('says on standard error %s', async (_what, copy, said, ends) => {
    const cwd = makeFolder({ 'copy.txt': copy });
    const { out, err, code } = await telex(['parse', 'copy.txt'], { cwd });
    const headlines = out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { headline: string }).headline);
    expect(headlines).toEqual(copy === picture ? [] : [copy === broken ? 'Dijk dicht' : 'Brug open']);
    expect(err).toContain(`[${said}]`);
    expect(code).toBe(ends);
  });

  test('says nothing of copy that was read as a whole', async () => {
    const cwd = makeFolder({ 'copy.json': text });
    expect(await telex(['parse', 'copy.json'], { cwd })).toMatchObject({ err: '', code: 0 });
  });
});
