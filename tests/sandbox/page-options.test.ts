import { describe, expect, it } from 'vitest';
import {
  type CheckedOption,
  findInInput,
  findProblem,
  readNumber,
} from '../../src/sandbox/page/check-option.js';

const option = (more: Partial<CheckedOption>): CheckedOption => ({
  type: 3,
  required: false,
  choices: [],
  minLength: null,
  maxLength: null,
  minValue: null,
  maxValue: null,
  ...more,
});

describe('what was filled in for an option', () => {
  it.each([
    ['nothing, where something must be', { required: true }, undefined, 'missing', null],
    ['a text that is too short', { minLength: 3 }, 'ab', 'short', 3],
    ['a text that is too long', { maxLength: 3 }, 'abcd', 'long', 3],
    ['a text longer than any may be', {}, 'a'.repeat(6001), 'long', 6000],
    ['letters for a number', { type: 10 }, readNumber('negen'), 'number', null],
    ['a half for a whole number', { type: 4 }, readNumber('9,5'), 'whole', null],
    ['a number that is too low', { type: 4, minValue: 1 }, 0, 'low', 1],
    ['a number that is too high', { type: 10, maxValue: 24 }, 24.5, 'high', 24],
  ])('is told wrong before it is sent: %s', (_, more, value, what, bound) => {
    expect(findProblem(option(more), value)).toEqual({ what, bound });
  });

  it.each([
    ['nothing, where nothing must be', {}, undefined],
    ['a text at its bounds', { minLength: 2, maxLength: 2 }, 'ab'],
    ['a number with a comma', { type: 10, minValue: 0.5, maxValue: 0.5 }, readNumber(' 0,5 ')],
    ['a choice, which its bounds are not about', { choices: [{}], minLength: 3 }, 'k'],
    ['yes or no', { type: 5, required: true }, false],
  ])('is sent: %s', (_, more, value) => {
    expect(findProblem(option(more), value)).toBeNull();
  });
});

describe('what was filled in for an input of a form', () => {
  it('goes by what the form asks of it: its length, how many are chosen, whether it may stay empty', () => {
    expect(findInInput({ type: 4 }, '')).toEqual({ what: 'missing', bound: null });
    expect(findInInput({ type: 4, required: false, min_length: 5 }, '')).toBeNull();
    expect(findInInput({ type: 4, min_length: 5 }, 'kort')).toEqual({ what: 'short', bound: 5 });
    expect(findInInput({ type: 3, min_values: 2 }, ['a'])).toEqual({ what: 'few', bound: 2 });
    expect(findInInput({ type: 3, min_values: 2 }, ['a', 'b'])).toBeNull();
    expect(findInInput({ type: 3 }, [])).toEqual({ what: 'missing', bound: null });
  });
});
