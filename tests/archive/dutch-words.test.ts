import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { otherStems, stemWord } from '../../src/archive/stem.ts';
import { countryCode } from '../../src/wire/countries.ts';
import { splitWords } from '../../src/wire/words.ts';
import { anyCharacter } from '../any-character.ts';

describe('One stem', () => {
  test.each(
    [
      'haven havens',
      'gemeente gemeenten gemeentes',
      'auto autos',
      'huis huizen',
      'grens grenzen',
      'mens mensen',
      'brief brieven',
      'dood dode doden',
      'kind kinderen',
      'stad steden',
      'schip schepen',
      'aanval aanvallen',
      'verkiezing verkiezingen',
      'school scholen',
      'boot boten',
      'premier premiers',
      'zeeuw zeeuwse',
      'frans franse',
      'deens deense',
      'oekraiens oekraiense',
      'europees europese',
      'limburg limburgs limburgse',
      'warm warmer',
      'goedkoop goedkoper goedkoopste',
      'gevaarlijk gevaarlijker gevaarlijkste',
      'slinken slonk geslonken',
      'schenden schond geschonden',
      'doodschieten doodgeschoten',
      'platleggen platgelegd',
      'witwassen witgewassen',
      'navo nato',
      'zelensky zelenskyj zelenskij zelenski',
      'kyiv kiev',
      'kharkiv charkov charkiv',
      'loods loodsen',
      'proces processen',
      'plaats plaatsen',
      'bureau bureaus',
      'idee ideeen',
      'museum musea',
      'stadium stadia stadiums',
      'criticus critici',
      'crisis crises',
      'reden redenen',
      'portugees portugezen',
      'zaak zaken',
      'zak zakken',
      'weg wegen',
      'groot grote',
      'school scholen',
      'boom bomen',
      'bom bommen',
      'mogelijkheid mogelijkheden',
      'kamerlid kamerleden',
      'teamlid teamleden',
      'hoofdstad hoofdsteden',
      'oorlogsschip oorlogsschepen',
      'kleinkind kleinkinderen',
      'baas bazen',
      'roos rozen',
      'doos dozen',
      'glas glazen',
      'gat gaten',
      'hof hoven',
      'lied liederen',
      'volk volkeren',
      'kalf kalveren',
      'lam lammeren',
      'rund runderen',
      'been beenderen',
      'zoon zoons zonen',
      'medicus medici',
      'olie olien',
      'kolonie kolonien',
      'bacterie bacterien',
      'werk werkt werken werkte gewerkt',
      'daalt dalen daalde gedaald',
      'stijgt stijgen',
      'staakt staken staakte gestaakt',
      'botst botste botsen gebotst',
      'wint winnen',
      'spreekt spreken',
      'protesteert protesteren geprotesteerd',
      'oppakken opgepakt',
      'betaalt betalen betaalde betaald',
      'ronde rondes',
      'centrale centrales',
      'premiere premieres',
      'pauze pauzes pauzen',
      'klas klasse klassen',
      'gewond gewonde gewonden',
      'student studente studenten',
      'klein kleiner kleinere kleinste',
      'groot groter grootste',
      'oud oudste oudere',
      'duur duurder duurste',
      'breng brengen bracht brachten gebracht',
      'krijgt krijgen kreeg kregen gekregen',
      'verkoopt verkopen verkocht verkochten',
      'aanwijzen aangewezen',
      'ontvangt ontvangen ontving ontvingen',
      'overlijden overleed overleden',
      'stelen gestolen',
      'mohammed muhammad',
      'straatsburg strasbourg',
      'zelensky zelenskyy',
      'a2',
      '12000',
    ].map((words) => [words.split(' ')]),
  )('for %j', (words) => {
    expect(new Set(words.map(stemWord)).size).toBe(1);
  });

  test('and another one for words that only look alike', () => {
    for (const [a, b] of [
      'kans kan',
      'tijdens tijd',
      'volgens volgen',
      'wegens wegen',
      'slechts slecht',
      'mens men',
      'beurs beur',
      'prijs prij',
      'zaak zak',
      'boom bom',
      'school schol',
      'wet weet',
      'loods lood',
      'gerecht gerechtelijk',
      'toestel toestelling',
      'kust kussen',
      'maand maan',
      'geweld wel',
      'bekend beken',
      'dienst dienen',
      'verleden verlid',
      'bekleden beklid',
      'besteden bestad',
      'markt mark',
      'staken gestoken',
      'geleden lijden',
      'namen nemen',
      'uitspraken uitspreken',
      'verdacht verdenken',
      'ouder oud',
      'laatste laat',
      'minister minst',
      'rond ronde',
      'centraal centrale',
      'premier premieres',
      'paus pauzes',
      'hit hitte',
      'aard aarde',
      'coup coupe',
    ].map((pair) => pair.split(' '))) {
      expect([a, stemWord(a ?? '') === stemWord(b ?? '')]).toEqual([a, false]);
    }
  });

  test.each([
    ['gevallen', 'vallen'],
    ['ontslagen', 'ontslaan'],
    ['steeg', 'stijgen'],
    ['verboden', 'verbieden'],
    ['gesloten', 'sluiten'],
    ['beeindigd', 'beeindigen'],
    ['georganiseerd', 'organiseren'],
    ['lekkende', 'lekken'],
    ['bezwijkend', 'bezwijken'],
  ])('and that of the verb as well, where %s is a form of it: %s', (form, verb) => {
    expect(stemWord(form)).not.toBe(stemWord(verb));
    expect(otherStems(form)).toEqual([stemWord(verb)]);
  });

  test.each('sloot staken weken volgende verband bekend gemeente duizend namen vrede'.split(' '))(
    'alone for %s, which is seldom of the verb or of another',
    (word) => {
      expect(otherStems(word)).toEqual([]);
    },
  );

  test('is letters and digits only, and never empty, for any word', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 12 }), (text) => {
        for (const word of splitWords(text)) expect(stemWord(word)).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,14}$/), (word) => {
        expect(stemWord(word)).toMatch(/^[a-z]+$/);
      }),
    );
  });
});

test.each([
  ['Rusland', 'RU'],
  ['russia', 'RU'],
  ['RU', 'RU'],
  ['Verenigde Staten', 'US'],
  ['VS', 'US'],
  ['Groot-Brittannië', 'GB'],
  ['engeland', 'GB'],
  ['België', 'BE'],
  ['Zuid-Korea', 'KR'],
  ['palestina', 'PS'],
  ['Nederland', 'NL'],
  ['Narnia', null],
  ['Europese Unie', null],
  ['', null],
])('%j is the country %j', (name, code) => {
  expect(countryCode(name)).toBe(code);
});
