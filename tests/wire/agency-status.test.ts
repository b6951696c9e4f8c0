import { describe, expect, test } from 'vitest';
import { describeStatus, readSignal, readStatus, settleEmbargo } from '../../src/wire/agency-status.ts';

describe('readStatus', () => {
  test.each([
    ['Usable', 'usable'],
    ['stat:usable', 'usable'],
    ['usable', 'usable'],
    ['ok', 'usable'],
    ['http://cv.iptc.org/newscodes/pubstatusg2/usable', 'usable'],
    ['http://cv.iptc.org/newscodes/pubstatusg2/withheld', 'withheld'],
    ['http://cv.iptc.org/newscodes/pubstatusg2/canceled', 'killed'],
    ['https://voorbeeld.test/status#Canceled', 'killed'],
    ['on hold', 'withheld'],
    ['not publishable', 'withheld'],
    ['EMBARGOED', 'embargoed'],
    ['embargo', 'embargoed'],
    ['Vervallen', 'killed'],
    ['not cancelled', 'withheld'],
    ['nachtwacht', 'withheld'],
    [null, 'usable'],
    ['Withheld', 'withheld'],
    ['stat:withheld', 'withheld'],
    ['hold', 'withheld'],
    ['Canceled', 'killed'],
    ['cancelled', 'killed'],
    ['stat:canceled', 'killed'],
    ['KILL', 'killed'],
    ['killed', 'killed'],
    ['withdrawn', 'killed'],
    ['Embargoed', 'embargoed'],
  ])('%s is %s', (word, status) => {
    expect(readStatus(word).status).toBe(status);
  });
});

test('a status that nobody knows withholds the item and is told', () => {
  expect(describeStatus(readStatus('nachtwacht'), 'ANP:7')).toEqual([
    { code: 'unknown-status', message: expect.stringContaining('ANP:7 has the status “nachtwacht”') },
  ]);
  expect(describeStatus(readStatus('withheld'), 'ANP:7')).toEqual([]);
});

describe('take keys, notes and signals', () => {
  test.each([
    ['sig:correction', 'correction'],
    ['CORRECTED', 'correction'],
    ['BERICHTIGUNG', 'correction'],
    ['sig:update', 'update'],
    ['1ST LEAD', 'update'],
    ['2nd Ld-Writethru', 'update'],
    ['REFILE', 'replacement'],
    ['vervangt eerder bericht', 'replacement'],
    ['EXTRA', null],
    ['MISLEADING', null],
    [null, null],
  ])('%s means %s', (text, signal) => {
    expect(readSignal(text)).toBe(signal);
  });
});

describe('settleEmbargo', () => {
  const release = { at: 1_000, precision: 'minute' } as const;

  test('an embargo with a time is kept with the status beside it', () => {
    expect(settleEmbargo('usable', true, release)).toEqual({ status: 'usable', embargoUntil: 1_000 });
    expect(settleEmbargo('withheld', true, release)).toEqual({ status: 'withheld', embargoUntil: 1_000 });
    expect(settleEmbargo('embargoed', false, release)).toEqual({ status: 'usable', embargoUntil: 1_000 });
  });

  test('an embargo without a time that can be read fails closed', () => {
    expect(settleEmbargo('usable', true, null)).toEqual({ status: 'withheld', embargoUntil: null });
    expect(settleEmbargo('embargoed', false, null)).toEqual({ status: 'withheld', embargoUntil: null });
    expect(settleEmbargo('killed', true, null)).toEqual({ status: 'killed', embargoUntil: null });
  });

  test('a time of release counts for nothing where nothing is embargoed', () => {
    expect(settleEmbargo('usable', false, release)).toEqual({ status: 'usable', embargoUntil: null });
  });
});
