import { describe, expect, test } from 'vitest';
import { nameKeys } from '../../src/archive/name-key.ts';
import { stemWord } from '../../src/archive/stem.ts';
import { readText, readWord } from '../../src/archive/word-forms.ts';
import { splitWords } from '../../src/wire/words.ts';

/** Whether somebody who looks for one word finds a text of the other. */
function finds(sought: string, text: string): boolean {
  const { stems, parts } = readText(text);
  return readWord(sought).some(
    ([stem, another]) => stem !== undefined && another === undefined && [...stems, ...parts].includes(stem),
  );
}

describe('A name', () => {
  test.each(
    (
      'Kadhafi/Gaddafi Kadhafi/Khadaffi Tsjernobyl/Chernobyl Sjojgoe/Shoigu Zaloezjny/Zaluzhny Sjevtsjenko/Shevchenko ' +
      'Mohammed/Muhammad Janoekovitsj/Yanukovych Haniyeh/Haniya Soedan/Sudan Birma/Myanmar Bombay/Mumbai ' +
      'Straatsburg/Strasbourg Zelenskyy/Zelensky Prigozjin/Prigozhin Hoessein/Hussein Müller/Mueller ' +
      'Ødegaard/Oedegaard Timosjenko/Tymoshenko Koersk/Kursk Boetsja/Bucha Moebarak/Mubarak Sjanghai/Shanghai ' +
      'Chodorkovski/Khodorkovsky Zjitomir/Zhytomyr Dzjokovic/Djokovic Tsjaad/Chad Cruijff/Cruyff Heijden/Heyden Feyenoord/Feijenoord Kuijt/Kuyt Verheijen/Verheyen Schröder/Schroeder Koeweit/Kuwait'
    ).split(' '),
  )('%s is found by either spelling', (pair) => {
    const [one = '', other = ''] = pair.split('/');
    expect([finds(one, other), finds(other, one)]).toEqual([true, true]);
  });

  test.each('Sjaron/Saron Khan/kan Boekarest/boek Soemy/som Hussein/huis Chili/kilo Suzan/Susan'.split(' '))(
    'of %s does not find the other',
    (pair) => {
      const [one = '', other = ''] = pair.split('/');
      expect([finds(one, other), finds(other, one)]).toEqual([false, false]);
    },
  );

  test('alone has keys: a word of the dictionary has none', () => {
    const plain =
      'boek goed moeten vroeg school lachen jacht zoeken hoeveel bijbel gezocht schoenen chef shirt dynamo';
    for (const word of splitWords(plain)) expect([word, nameKeys(stemWord(word))]).toEqual([word, []]);
  });
});
