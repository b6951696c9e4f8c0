import { expect, test } from 'vitest';
import { isNoNewsTitle } from '../../../src/intake/page/no-news-titles.ts';

test.each([
  '404',
  'Error 404',
  '404 Not Found',
  '404 - Pagina niet gevonden | Streekblad',
  'Deze pagina bestaat niet meer',
  '503 Service Temporarily Unavailable',
  '502 Bad Gateway',
  '403 Forbidden',
  'Access Denied',
  'Inloggen',
  'Log in op je account',
  'Sign in – Streekblad',
  'Just a moment...',
  'Attention Required! | Cloudflare',
  'Cookie-instellingen',
  'Privacy policy',
])('a page called %j is no news', (title) => {
  expect(isNoNewsTitle(title)).toBe(true);
});

test.each([
  null,
  '',
  '404 gewonden bij aardbeving',
  '450 mensen zonder stroom in Goes',
  'Vermiste jongen niet gevonden in Oosterschelde',
  'Inloggen bij DigiD wordt vanaf maandag moeilijker',
  'Aanmelden voor de marathon kan vanaf maandag',
  'Cookies van oma winnen landelijke prijs',
  'Privacy van patiënten geschonden in ziekenhuis Goes',
  'Onderhoud aan Zeelandbrug duurt langer',
  'Toegang geweigerd: boeren bij provinciehuis',
])('a headline such as %j is news', (title) => {
  expect(isNoNewsTitle(title)).toBe(false);
});
