import { describe, expect, test } from 'vitest';
import {
  isEditorNote,
  isNoteBelow,
  isNotebookStart,
  isNoteInText,
  isNotForPublication,
} from '../../src/wire/note-words.ts';

describe('lines for editors', () => {
  test.each<[string, (text: string) => boolean, readonly string[], readonly string[]]>([
    [
      'notebooks',
      isNotebookStart,
      ['# Notebook', '## Internet links', '#'],
      ['#metoo', '1#', 'nr # 1', '####### a', '# 1 in de lijst is Goes', '# Kopstukken vertrekken'],
    ],
    [
      'what ends all that is published',
      isNotForPublication,
      [
        'The following information is not intended for publication',
        'The following information is not for publication',
        'Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt',
        'NIET VOOR PUBLICATIE',
        'Niet voor publicatie: bel Ann Jansen',
        'Not for publication, call Ann Jansen',
      ],
      [
        'De foto is niet voor publicatie geschikt.',
        'The information is for publication',
        'Not for publication, he told reporters.',
        '"Not for publication," he told the reporter.',
        'Niet voor publicatie, zei hij, en noemde de stad.',
        'Nicht zur Veröffentlichung gedacht war der Brief.',
        'Niet voor publicatie geschikt, zei de rechter over de foto.',
        'NOT FOR PUBLICATION BEFORE 0600 GMT FRIDAY',
      ],
    ],
    [
      'notes below the text',
      isNoteBelow,
      ['Noot voor de redactie: bel', 'Note to editors', 'Achtung Redaktionen:', 'Eds:'],
      ['Een noot voor de piano', 'Noten voor de redactie'],
    ],
    [
      'notes above the text',
      isEditorNote,
      [
        '(Adds comment from the board)',
        'Eds: With photos.',
        "EDITOR'S NOTE _ Part of a series.",
        '(Updates with closing prices.)',
      ],
      ['(Adds up to 12)x', 'He adds salt.', 'Edsel: een auto.', '(In Goes)'],
    ],
    [
      'notes in the text and below it',
      isNoteInText,
      [
        'Eds: photos available, call 555 0100.',
        "EDITOR'S NOTE: call the desk.",
        'Editors’ note - the name is withheld.',
        '(EDITORS: call the desk)',
        'NOTE TO EDITORS: call the desk',
        '(Noot redactie: bel Ann Jansen)',
        'Let op, redacties: foto volgt',
        'Achtung Redaktionen: Foto folgt',
        'Redactie: bel Ann Jansen',
        'Voor de redactie: bel Ann Jansen',
        'Alleen voor redacties: foto volgt',
        'Nicht zur Veröffentlichung: Kontakt Ann Jansen',
        'Note à la rédaction : une photo suivra',
        '-- Noot redactie: foto volgt',
        '>> Redactie: foto volgt',
        'Contact (not for publication): Ann Jansen',
        'Contactpersoon (niet voor publicatie) Ann Jansen, 0113',
      ],
      [
        'Editors - those who stayed - were pleased.',
        'De redactie: wie zijn dat?',
        'Redactie: Hoe gaat het nu?',
        '„Hij (red.) kwam niet.”',
        'Noot van de redactie: dit verhaal is eerder verschenen.',
        'Let op: de brug is dicht.',
        'Achtung: Glatteis.',
        'The editors note: nothing changed.',
        'Het boek (niet voor kinderen) verkoopt goed.',
        'Redactiewerk: een vak apart.',
        'Voor de redactie van de krant was het een zware dag.',
        '>> de pijl op het bord wijst naar links.',
        'Note to editors is how the letter began.',
        'Edsger: een wiskundige.',
      ],
    ],
  ])('%s', (_what, is, yes, no) => {
    expect(yes.filter((text) => !is(text))).toEqual([]);
    expect(no.filter((text) => is(text))).toEqual([]);
  });
});
