import { describe, expect, test } from 'vitest';
import { stemWord } from '../../src/archive/stem.ts';

describe('A form of a noun has its stem', () => {
  test.each(
    [
      'huis huisje huisjes',
      'robot robotje robotjes',
      'gedicht gedichtje gedichtjes',
      'bal balletje',
      'brug bruggetje bruggetjes',
      'boom boompje boompjes',
      'lamp lampje',
      'koning koninkje',
      'ring ringetje',
      'tuin tuintje tuintjes',
      'plant plantje plantjes',
      'kaart kaartje kaartjes',
      'moment momentje',
      'auto autootje',
      'koe koetje koeien',
      'partij partijtje',
      'schip scheepje scheepjes',
      'prijskaart prijskaartje prijskaartjes',
      'sloveen slovenen',
      'baksteen bakstenen',
      'expert experts',
      'wapenexpert wapenexperts',
      'hotspot hotspots',
      'fan fans',
      'droom dromen',
      'oog ogen',
      'teken tekens',
      'tekenen getekend tekende',
      'ingrijpen ingegrepen ingrijpt',
      'afkondigen afgekondigd afkondigde',
      'vluchten gevlucht',
      'erkennen erkent erkend',
      'bezoeken bezoekt bezocht',
      'voortzetten voortgezet',
      'overdragen overgedragen',
      'liggen ligt lag',
    ].map((line) => line.split(' ')),
  )('%s, %s', (...words) => {
    expect([...new Set(words.map(stemWord))]).toEqual([stemWord(words[0] ?? '')]);
  });

  test.each([
    ['meisje', 'meis'],
    ['beetje', 'beet'],
    ['spanje', 'span'],
    ['oranje', 'oran'],
    ['afgelopen', 'aflopen'],
    ['aangezien', 'aanzien'],
    ['uitspraken', 'uitspreken'],
    ['aanslagen', 'aanslaan'],
  ])('%s is no form of %s', (word, other) => {
    expect(stemWord(word)).not.toBe(stemWord(other));
  });
});
