import { expect, test } from 'vitest';
import { readTakePart } from '../../src/wire/take-part.ts';

test.each([
  ['1ST ADD', 2, null],
  ['1stAdd', 2, null],
  ['1st Add', 2, null],
  ['ADD 1', 2, null],
  ['2nd Add', 3, null],
  ['ADD', null, null],
  ['URGENT 1ST ADD', 2, null],
  ['ADDS', null, null],
  ['2ND TAKE', 2, null],
  ['TAKE 2 OF 3', 2, null],
  ['SECOND TAKE', 2, null],
  ['(zwei)', 2, null],
  ['(drei)', 3, null],
  ['Zusammenfassung 1430 (zwei)', 2, null],
  ['2. Teil', 2, null],
  ['Teil 3', 3, null],
  ['zweiter Teil', 2, null],
  ['vervolg', null, null],
  ['VERVOLG 2', 3, null],
  ['deel 2', 2, null],
  ['page 2', 2, null],
  ['2E DEEL', 2, null],
  ['INSERT', null, null],
  ['2ND LEAD ADD 1', 2, 2],
  ['1ST LEAD 1ST ADD', 2, 1],
  ['ADD 2 1ST LEAD', 3, 1],
  ['2nd Ld, 2nd Take', 2, 2],
])('%s goes behind what there is', (takeKey, part, lead) => {
  expect(readTakePart(takeKey)).toEqual({ adds: true, part, lead });
});

test.each([
  [null, null],
  ['1ST LEAD', 1],
  ['LEAD 2', 2],
  ['3RD NET', 3],
  ['URGENT-LEAD', 1],
  ['1st Ld-Writethru', 1],
  ['1st Ld-Writethru, adds quotes', 1],
  ['1ST LEAD (adds comments)', 1],
  ['(adds details, quotes)', null],
  ['UPDATE 2-ADDS QUOTES', null],
  ['1ST TAKE', null],
  ['deel 1', null],
  ['page 1', null],
  ['(eins)', null],
  ['REFILE', null],
  ['CORRECTION', null],
  ['(Korrektur: zwei statt drei Tote)', null],
  ['PAGE', null],
])('%s stands for the whole story', (takeKey, lead) => {
  expect(readTakePart(takeKey)).toMatchObject({ adds: false, lead });
});
