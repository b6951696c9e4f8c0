import { describe, expect, test } from 'vitest';
import { isTakeKey, takeKeyHolds, takeKeyKills } from '../../src/wire/take-key.ts';

describe('a take key is made of its words alone', () => {
  test.each([
    '1ST LEAD',
    '2nd Ld-Writethru',
    '2ndLd-Writethru',
    '3RD NET',
    'REFILE',
    'EXTRA',
    '1stAdd',
    'ADD 2',
    '2ND TAKE',
    'MANDATORY KILL',
    '1ST LEAD CANCELLATION',
    'SPORTS EXTRA',
    'EIL',
    'ZUSAMMENFASSUNG 1400',
    '2. ZUSAMMENFASSUNG',
  ])('%s', (line) => {
    expect(isTakeKey(line)).toBe(true);
  });

  test.each([
    'FLIGHTS CANCELLED AFTER STORM',
    'KILL SWITCH FOR PHONES',
    'TALKS ON HOLD IN GENEVA',
    'UN TO TAKE LEAD IN TALKS',
    'INTER ADD THIRD GOAL',
    'FLASH FLOOD HITS ULM',
    'DUTCH NET EXTRA BILLION',
    'SUB SINKS OFF KIEL',
    'SKILLS',
    '2026',
    '',
  ])('%s is none', (line) => {
    expect(isTakeKey(line)).toBe(false);
  });
});

test.each([
  ['KILL', true],
  ['BULLETIN KILL', true],
  ['1st Ld-Writethru, KILL', true],
  ['1ST LEAD (KILL)', true],
  ['(Storno: falscher Ort)', true],
  ['KILL: wrong town', true],
  ['(mit storniertem Flug)', false],
  ['(adds that trains are cancelled)', false],
  ['KILLER WHALES', false],
  ['1ST LEAD', false],
  [null, false],
])('the take key %s kills: %s', (takeKey, expected) => {
  expect(takeKeyKills(takeKey)).toBe(expected);
});

test.each([
  ['HOLD', true],
  ['URGENT - WITHHOLD', true],
  ['TALKS ON HOLD', false],
  ['(hold the line)', false],
  [null, false],
])('the take key %s holds back: %s', (takeKey, expected) => {
  expect(takeKeyHolds(takeKey)).toBe(expected);
});
