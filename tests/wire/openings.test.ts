import { describe, expect, it } from 'vitest';
import { makeOpening, makeOpeningTest } from '../../src/wire/openings.ts';

describe('the test of a line’s first three characters', () => {
  const mayOpen = makeOpeningTest(['noot', 'ne pas', 'n.b', 'ni', 'réd']);

  it.each(['Noot voor de redactie', 'NOORD', 'ne pas', 'N.B. later', 'Nieuw', 'nimmer', 'Rédactions'])(
    'lets %j through',
    (line) => {
      expect(mayOpen(line)).toBe(true);
    },
  );

  it.each(['De brug', 'Nog een', 'Negen', '112 gebeld', 'Na', 'rem'])('spares %j the expression', (line) => {
    expect(mayOpen(line)).toBe(false);
  });

  it.each(['(de brug', '‘s-HEERENHOEK', 'Één', 'été'])('leaves %j to the expression', (line) => {
    expect(mayOpen(line)).toBe(true);
  });

  it('looks at the index that is given', () => {
    expect(mayOpen('De noot', 3)).toBe(true);
    expect(mayOpen('De brug', 3)).toBe(false);
  });

  it('is false for no line at all', () => {
    expect(makeOpeningTest(['noot'])('no')).toBe(false);
  });
});

describe('the opening of a line', () => {
  const opens = makeOpening(['n.b', 'let op'], '\\s');

  it.each(['N.B. dit', '*** let op: dit', 'LET\u00a0OP'])('is told in %j', (line) => {
    expect(opens(line)).toBe(true);
  });

  it.each(['nab', 'letop', 'dit let op', '********* let op'])('is none in %j', (line) => {
    expect(opens(line)).toBe(false);
  });

  it('may stand behind as many signs as the quantifier says', () => {
    expect(makeOpening(['let op'], ' ', '*')('********* let op')).toBe(true);
  });
});
