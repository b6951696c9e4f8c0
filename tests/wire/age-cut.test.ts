import { describe, expect, test } from 'vitest';
import { isCutAge } from '../../src/wire/age-cut.ts';

describe('an age that the copy cuts off', () => {
  test.for([
    '1',
    '47',
    '47 ',
    '47 mi',
    '9 uur',
    '9 uur g',
    '9 uur gelede',
    'ongeveer',
    'ongeveer 2 u',
    'zoj',
    'giste',
    'z',
    'een paar min',
    'enkele minuten gel',
    'ongeveer 2',
    'gisteren 1',
    'gisteren 22:1',
    '8 jun',
    '17 nov ,',
    '17 nov , 9:4',
    '3 maart 202',
    '1 maa',
  ])('is seen in %j', (line) => {
    expect(isCutAge(line)).toBe(true);
  });

  test.for([
    '9 uur geleden',
    '47 mensen',
    'De',
    '2025 was',
    '9 uurg',
    'GOES',
    '',
    '12345',
    '9:31',
    'gisteren 22:15',
    '8 maart',
    '8 mrt',
    '3 maart 2026',
    '17 nov , 9:40',
    'een mens',
    '8 mensen',
  ])('is not seen in %j', (line) => {
    expect(isCutAge(line)).toBe(false);
  });
});
