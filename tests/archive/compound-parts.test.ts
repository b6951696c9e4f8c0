import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { splitCompound } from '../../src/archive/compound-parts.ts';
import { stemWord } from '../../src/archive/stem.ts';
import { readText } from '../../src/archive/word-forms.ts';

describe('A compound', () => {
  test.each([
    ['hulpgoederen', 'hulp goederen'],
    ['noodhulp', 'nood hulp'],
    ['regeringsleider', 'regering leider'],
    ['verkiezingsuitslagen', 'verkiezing uitslagen'],
    ['gemeenteraadsverkiezing', 'gemeente raad verkiezing'],
    ['kinderopvang', 'kinder opvang'],
    ['huizenmarkt', 'huizen markt'],
    ['gasprijzen', 'gas prijzen'],
    ['zeeleeuw', 'zee leeuw'],
    ['brandweerkazerne', 'brandweer kazerne'],
    ['gazastrook', 'gaza strook'],
    ['wetsvoorstel', 'wets voorstel'],
    ['kamerlid', 'kamer lid'],
    ['spoorlijn', 'spoor lijn'],
    ['snelweg', 'snel weg'],
    ['zorgpremie', 'zorg premie'],
    ['huisartsenpost', 'huis artsen post'],
    ['weerbericht', 'weer bericht'],
    ['aardbeving', 'aard beving'],
    ['ramkraak', 'ram kraak'],
    ['droneaanval', 'drone aanval'],
    ['mensenhandel', 'mensen handel'],
    ['mensensmokkel', 'mensen smokkel'],
    ['thuiszorg', 'thuis zorg'],
    ['jeugdzorg', 'jeugd zorg'],
    ['fietspad', 'fiets pad'],
    ['brandstof', 'brand stof'],
    ['messteek', 'mes steek'],
    ['vrachtschip', 'vracht schip'],
    ['marineschip', 'marine schip'],
    ['containerschip', 'container schip'],
    ['cruiseschip', 'cruise schip'],
    ['zeilschip', 'zeil schip'],
    ['spookschip', 'spook schip'],
    ['oorlogsschip', 'oorlog schip'],
    ['maandagochtend', 'maandag ochtend'],
    ['zandzakken', 'zand zakken'],
    ['marktkoers', 'markt koers'],
    ['geldautomaat', 'geld automaat'],
    ['pensioenleeftijd', 'pensioen leeftijd'],
    // Written with a capital, and no name.
    ['kamerbrief', 'kamer brief'],
    ['kamermeerderheid', 'kamer meerderheid'],
    ['deltawerken', 'delta werken'],
    ['koningsdag', 'koning dag'],
    ['golfoorlog', 'golf oorlog'],
    ['auteurswet', 'auteur wet'],
    ['oostzee', 'oost zee'],
    ['klimaattop', 'klimaat top'],
    ['navotop', 'navo top'],
    ['vacaturestop', 'vacature stop'],
    ['datalek', 'data lek'],
    ['techbedrijf', 'tech bedrijf'],
    ['looneis', 'loon eis'],
    ['overnamebod', 'overname bod'],
    ['chatapp', 'chat app'],
    ['ooggetuigen', 'oog getuigen'],
    ['vicepremier', 'vice premier'],
    ['exministers', 'ex ministers'],
    ['oudwethouder', 'oud wethouder'],
    ['vicefractievoorzitter', 'vice fractie voorzitter'],
    ['ziekenhuisopname', 'ziekenhuis opname'],
    ['vuurwerkverbod', 'vuurwerk verbod'],
    ['slaapplekken', 'slaap plekken'],
    ['charterreizen', 'charter reizen'],
    ['volksvertegenwoordiger', 'volk vertegenwoordiger'],
  ])('%s is %s', (word, parts) => {
    expect(splitCompound(word).join(' ')).toBe(parts);
  });

  test.each([
    'brandweer',
    'kantoor',
    'minister',
    'natuur',
    'zeeland',
    'nederland',
    'rotterdam',
    'bankroet',
    'president',
    'verkeerd',
    'kabinet',
    'kinderen',
    'gespoord',
    'maandag',
    'zondag',
    'smokkelaars',
    'wetenschappers',
    'boerderijen',
    'verzekeringen',
    'ziekenhuizen',
    'vuurwerk',
    'fantasten',
    'expositie',
    'exporteurs',
    'oudheden',
    // Persons and places.
    'kerkstraat',
    'noordstraat',
    'zuidplein',
    'biesheuvel',
    'oudewater',
    'ijslanders',
    'flensburg',
    'groenland',
    'hulp',
    'noordzee2',
    'x'.repeat(60),
    'bos'.repeat(12),
  ])('%s is none', (word) => {
    expect(splitCompound(word)).toEqual([]);
  });

  test('holds a road where it ends with one, and none where that is away or rails', () => {
    const roads = 'snelweg snelwegen fietsweg autosnelweg';
    const none = 'spoorwegen luchtweg weggooien wegblijver spoorwegstaking';
    for (const word of roads.split(' '))
      expect([word, readText(word).parts]).toEqual([word, expect.arrayContaining(['weg'])]);
    for (const word of none.split(' '))
      expect([word, readText(word).parts]).toEqual([word, expect.not.arrayContaining(['weg'])]);
  });

  test('is found by its end where that says little of what it begins: a top club is no summit, an ex is nobody', () => {
    expect(readText('klimaattop topclub').parts).toEqual(['klimat', 'top', 'club']);
    expect(readText('exminister vicepremier').parts).toEqual(['minister', 'premier']);
  });

  test('list has for each part the stem that the stemmer gives', () => {
    const file = readFileSync(
      new URL('../../src/archive/compound-parts.generated.txt', import.meta.url),
      'utf8',
    );
    const parts = file
      .trimEnd()
      .split('\n')
      .filter((line) => /^[<>=]/.test(line));
    expect(parts.length).toBeGreaterThan(10_000);
    const wrong = parts.filter((line) => {
      const [word = '', stem = word] = line.slice(1).split(' ');
      return stemWord(word) !== stem;
    });
    expect(wrong).toEqual([]);
  });
});
