import { expect, test } from 'vitest';
import { nameQuery } from '../../src/desk/name-query.ts';
import type { Query } from '../../src/wire/query.ts';

const city = (value: string): Query => ({ kind: 'field', field: 'city', value });
const called = (value: string, language: 'nl' | 'en') => {
  const named = nameQuery(city(value), language);
  return named.kind === 'field' ? named.value : null;
};

test('a place is called as readers of the language call it, whichever name was typed', () => {
  expect([called('The Hague', 'nl'), called('Den Haag', 'en')]).toEqual(['Den Haag', 'The Hague']);
  expect([called('Moscow', 'nl'), called('Moskou', 'en')]).toEqual(['Moskou', 'Moscow']);
  // Case is the reader's own, and a name that nobody knows stands.
  expect([called('den haag', 'nl'), called('Nergensdorp', 'nl')]).toEqual(['den haag', 'Nergensdorp']);
});
