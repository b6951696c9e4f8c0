import { describe, expect, test } from 'vitest';
import { parseCopy } from '../../src/wire/detect.ts';

const read = (text: string) => {
  const copy = { source: 'x', bytes: new TextEncoder().encode(text), capturedAt: 0 };
  const items = parseCopy(copy, 'page');
  return items.ok ? 'stories' : items.problem.code;
};

describe('a notice that asks for consent', () => {
  test.each([
    [
      'Dutch',
      'Uw privacy telt\nWij en 612 partners bewaren gegevens op uw apparaat, bijvoorbeeld cookies, en lezen die, om u advertenties te tonen die bij u passen.\n' +
        'Met uw toestemming gebruiken wij ook uw locatie. U kunt uw keuze later wijzigen bij de instellingen.',
    ],
    [
      'Dutch, of a publisher that names itself',
      'Graag uw toestemming\nHavenmedia vraagt u om toestemming voor cookies. Met functionele cookies werkt onze site, met andere meten wij hoe u haar gebruikt. ' +
        'Wie op akkoord klikt, gaat akkoord met ons privacybeleid en laat 612 partners persoonsgegevens verwerken voor advertenties.',
    ],
    [
      'English',
      'Your privacy matters\nWe and our 612 partners keep cookies on your device and read personal data, such as identifiers, to show you ads and measure them. ' +
        'You can accept or reject this, or change your preferences at any time.',
    ],
    [
      'German',
      'Ihre Privatsphäre\nWir und unsere 612 Partner legen Cookies auf Ihrem Gerät ab und verarbeiten personenbezogene Daten für Werbung. ' +
        'Sie können zustimmen oder ablehnen und Ihre Einwilligung in den Einstellungen ändern.',
    ],
    [
      'French',
      'Votre vie privée\nNous et nos 612 partenaires déposons des cookies sur votre appareil et traitons des données personnelles pour la publicité. ' +
        'Vous pouvez accepter ou refuser, et changer vos préférences dans les paramètres.',
    ],
    [
      'Spanish',
      'Su privacidad\nNosotros y nuestros 612 socios guardamos cookies en su dispositivo y tratamos datos personales para anuncios. Usted puede aceptar o rechazar, y cambiar su configuración.',
    ],
  ])('in %s is no story', (_, text) => {
    expect(read(text)).toBe('consent-wall');
  });

  test.each([
    [
      'a story about cookies',
      'Toezichthouder beboet krant om cookies\nDe toezichthouder heeft een krant een boete van vier ton gegeven. De krant plaatste cookies zonder toestemming van lezers en deelde persoonsgegevens met adverteerders. ' +
        'Volgens de krant is de melding op de site inmiddels aangepast. Lezers kunnen nu kiezen.',
    ],
    [
      'one with a dateline that quotes a notice',
      'GOES (ANP) - "Wij en onze partners gebruiken cookies, accepteert u dat?" staat op de site. U kunt bij ons uw voorkeuren wijzigen, zegt de gemeente over uw privacy.',
    ],
    [
      'a column that speaks to its readers',
      'Waarom wij u vragen\nWij schrijven deze week over het weer en wat u daarvan merkt in uw tuin. Onze lezers stuurden honderd brieven. Een van u accepteert geen regen meer, zo schreef u ons. ' +
        'Wij wensen u en uw planten een mooie zomer, met bloemen, vlinders en veel water voor wie dat nodig heeft.',
    ],
  ])('is not %s', (_, text) => {
    expect(read(text)).toBe('stories');
  });
});
