import { describe, expect, test } from 'vitest';
import { killsThisStory, ordersKill } from '../../src/wire/kill-words.ts';

describe('a headline', () => {
  test.each([
    'KILL: Brug open',
    'Kill: Brug open',
    'KILL Brug open',
    'KILL-Brug',
    '(KILL) Brug open',
    'MANDATORY KILL: Brug open',
    'MANDATORY KILL Brug open',
    'Mandatory kill: bridge opens',
    'STORNO: Brücke offen',
    'STORNO: BRÜCKE OFFEN',
    'INGETROKKEN: Brug open',
    'VERVALLEN: Brug open',
    'CANCELLED: Bridge opens',
    'WITHDRAWN - Bridge opens',
    'KILL',
    'KILL STORY',
    'STORY KILL',
    '** KILL **',
    'MANDATORY KILL AND REPLACE',
    'VERVALT',
    'STORNIERUNG',
    'WITHDRAW',
    'Dit bericht vervalt',
    'ANP trekt dit bericht in',
  ])('%s kills', (headline) => {
    expect(ordersKill(headline, null)).toBe(true);
  });

  test.each([
    'Kill Bill star opens museum in Kiel',
    'KILL SWITCH FOR PHONES REQUIRED FROM MAY',
    'KILL-switch verplicht in telefoons',
    'Killed: 14 people in Ulm',
    'KILLED: 14 in Ulm',
    'VERVALLEN: 12 treinen naar Goes',
    'CANCELLED: ALL FLIGHTS FROM KIEL',
    'Cancelled: what a strike does to a town',
    'Storno: wat reizigers moeten weten',
    'Vervallen boerderij in Tholen verkocht',
    'Ingetrokken rijbewijs terug',
    'FLIGHTS CANCELLED AFTER STORM',
    'Urgent kill order for wolves',
    'Minister: kill the bill',
    'Killer whales seen off Texel',
    'Annule et remplace',
    'ANNULE ET REMPLACE',
    'Rechter trekt vergunning in',
    'Vervalt de huurtoeslag?',
    'Stornierung kostet Reisende Geld',
  ])('%s is news', (headline) => {
    expect(ordersKill(headline, null)).toBe(false);
  });
});

describe('a line of the text', () => {
  test.each([
    'Dit bericht vervalt.',
    'LET OP: dit bericht is ingetrokken',
    '** KILL **',
    'Diese Meldung wird zurückgezogen.',
  ])('%s kills', (line) => {
    expect(killsThisStory(line)).toBe(true);
  });

  test.each([
    'Dit bericht vervalt in het niet bij wat eerder gebeurde.',
    'Het rapport is ingetrokken.',
    'The report has been withdrawn, the ministry said.',
    'Bitte nicht verwenden stand auf dem Schild.',
    'Killed by the storm were two people.',
  ])('%s is news', (line) => {
    expect(killsThisStory(line)).toBe(false);
  });
});

describe('a note', () => {
  test.each([
    'MANDATORY KILL',
    'Kill.',
    'KILL, the town is wrong',
    'Kill: the town is wrong',
    'This story has been killed. Do not use.',
    'The story slugged EU--Lock has been killed.',
    'EDITORS: Please KILL the story',
    'ATTENTION EDITORS: KILL this story',
    'Adds nothing. Please kill this item.',
    'Story withdrawn: please do not publish',
    'Advisory: story is cancelled',
    'LET OP: dit bericht is vervallen',
    'Bericht is ingetrokken, niet publiceren',
    'Diese Meldung wurde zurückgezogen.',
    'Bitte nicht verwenden: STORNO',
    'ELIMINATION OBLIGATOIRE',
    'VERVALLEN',
    'VERVALT',
    'WITHDRAW',
    'STORY KILL',
    'MANDATORY KILL AND REPLACE',
    'Bitte nicht verwenden',
    'dpa zieht diese Meldung zurück.',
    'AFP annule cette dépêche.',
    'Het ANP trekt dit bericht hierbij in',
    'Met foto\nDit bericht is ingetrokken omdat de plaats niet klopt',
  ])('%s kills', (note) => {
    expect(ordersKill(null, note)).toBe(true);
  });

  test.each([
    "Killed soldiers' names added.",
    'Kill count updated to 14.',
    'Killed: 14 people. Adds quotes.',
    'Kill-switch story, adds detail',
    'Adds that the bill was withdrawn',
    'Updates story on cancelled flights',
    'The story on the withdrawn law has been updated',
    'Replaces the story withdrawn at 0900',
    'Dit bericht vervangt het ingetrokken bericht',
    'An earlier version of this story has been withdrawn',
    'Bericht over vervallen boerderij, met foto',
    'Article retracted by journal, adds reaction',
    'Story deleted scenes from film festival',
    'Corrects status of match: cancelled.',
    'Wolf killed. Adds reaction.',
    'Voegt toe dat het optreden is vervallen',
    'De minister trekt het artikel in',
    'Der Minister zieht die Klage zurück',
    'Annule et remplace la dépêche de 9h',
  ])('%s does not', (note) => {
    expect(ordersKill(null, note)).toBe(false);
  });

  test('is read in time that grows with its length', () => {
    const long = `${'Please  '.repeat(40_000)}.${' '.repeat(200_000)}the story slugged ${'x '.repeat(100_000)}`;
    // Growing with the square of it, this would take hours: the test's own limit of time ends it.
    expect(ordersKill(null, long)).toBe(false);
  });
});
