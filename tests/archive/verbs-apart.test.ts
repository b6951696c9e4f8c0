import { describe, expect, test } from 'vitest';
import { stemWord } from '../../src/archive/stem.ts';
import { joinVerbs } from '../../src/archive/verbs-apart.ts';
import { readForms, readText } from '../../src/archive/word-forms.ts';
import { splitWords } from '../../src/wire/words.ts';

const join = (text: string) => joinVerbs(text, splitWords(text).map(readForms));

describe('A verb in two pieces', () => {
  test.each([
    ['De politie sloot het plein af.', 'afsluiten'],
    ['De politie sluit het plein af', 'afsluiten'],
    ['Om het plein af te sluiten kwam de politie.', 'afsluiten'],
    ['Dat zij het werk neer hebben gelegd, klopt.', 'neerleggen'],
    ['De bonden leggen het werk neer omdat het loon laag is.', 'neerleggen'],
    ['Hij nam, zoals dat heet, de draad weer op.', 'opnemen'],
    ['De minister, die gisteren terugkeerde, wees het verzoek af.', 'afwijzen'],
    ['De VN riep beide partijen op tot een bestand.', 'oproepen'],
    ['In de hal brak een felle brand uit.', 'uitbreken'],
    ['De minister trad na de val van het kabinet af.', 'aftreden'],
    ['De wedstrijd vindt zondag plaats in Utrecht.', 'plaatsvinden'],
    ['Zij stelde het publiek teleur.', 'teleurstellen'],
    ['“Wij sluiten dat niet uit”, zei hij.', 'uitsluiten'],
    ['POLITIE SLUIT PLEIN AF', 'afsluiten'],
    ['Een kwart van hen heeft zich ziek gemeld bij de baas.', 'ziekmelden'],
    ['Zij willen zich ziek melden.', 'ziekmelden'],
    ['De uitslag werd bekend gemaakt in Utrecht.', 'bekendmaken'],
    ['De man werd dood gevonden; de staking legde het verkeer plat.', 'platleggen'],
    ['Zij legde het boek opzij.', 'opzijleggen'],
    ['Het bedrijf trekt 20.000 mensen voor 1,5 miljoen aan.', 'aantrekken'],
    ['Het leger trok zich terug – na weken strijd.', 'terugtrekken'],
  ])('is found as one: %s', (text, verb) => {
    expect(join(text)).toEqual([stemWord(verb)]);
  });

  test.each([
    'Een koe belandde in een sloot. De weg is daar smal en af.',
    'Hij nam de bus, want zij was niet op.',
    'Daar gaat het om.',
    'Hij woont in en om de stad.',
    'Zij slagen er niet in.',
    'De voorstelling was af.',
    'De brandweer legde een slang op de kade.',
    'Hij nam de trein op maandag.',
    'Zij zijn op gezette tijden aan gemaakte afspraken te houden.',
    'Zij liepen achter in de rij.',
    'The door was shut and he came in.',
    'Zij nam haar hond mee-, en dat was het.',
    '',
  ])('is none: %s', (text) => {
    expect(join(text)).toEqual([]);
  });

  test('is the nearest before what came loose', () => {
    expect(join('Het water stond hoog in de sloot en de weg liep af.')).toEqual([stemWord('aflopen')]);
    expect(join('De man nam zijn pensioen en keek op.')).toEqual([stemWord('opkijken')]);
  });

  test('is one of the parts of a text, and has the stem of each of its forms in one piece', () => {
    const forms = 'afsluiten afsluit afsloot afgesloten';
    for (const form of forms.split(' '))
      expect(readText('Ze sloot het plein af.').parts).toContain(stemWord(form));
  });
});
