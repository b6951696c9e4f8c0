import { expect, test } from 'vitest';
import { findAgencyZone, recogniseAgency } from '../../src/wire/agency-zone.ts';

test.each([
  ['ANP', 'Europe/Amsterdam'],
  ['www.anp.nl', 'Europe/Amsterdam'],
  ['urn:newsml:afp.com:20260310', 'Europe/Paris'],
  ['nprov:dpa', 'Europe/Berlin'],
  ['dpa 1888', 'Europe/Berlin'],
  ['Agencia EFE', 'Europe/Madrid'],
  ['SDA-ATS', 'Europe/Zurich'],
  ['www.belga.be', 'Europe/Brussels'],
  ['KYODO', 'Asia/Tokyo'],
  ['The Associated Press', 'America/New_York'],
  ['Krant van Nergens', 'Europe/Amsterdam'],
  ['', 'Europe/Amsterdam'],
])('the clock of %j stands in %s', (name, zone) => {
  expect(findAgencyZone(name)).toBe(zone);
});

test('the first name that is known decides', () => {
  expect(findAgencyZone(null, 'Krant van Nergens', undefined, 'KYODO', 'ANP')).toBe('Asia/Tokyo');
});

test('a name that only holds letters of an agency is none', () => {
  expect(recogniseAgency('Stap voor stap')).toBe(null);
  expect(recogniseAgency('a')).toBe(null);
  expect(recogniseAgency(null)).toBe(null);
});
