/** The text that was told first, and the one of two hours later. */
export type Rewriting = readonly [string, string];

/** Written anew: one story. */
export const sameRewritten: readonly Rewriting[] = [
  [
    'De rechter in Kapel heeft een boekhouder veroordeeld tot drie jaar cel voor het wegsluizen van zorggeld. Het Openbaar Ministerie had vier jaar geëist.',
    'De rechter in Kapel heeft een boekhouder veroordeeld tot drie jaar cel voor het wegsluizen van zorggeld. Het OM had vier jaar geëist.',
  ],
  [
    'Police in Kapel are investigating the theft of three bronze statues from a museum garden. The statues have not been found.',
    'Police in Kapel are investigating the theft of three bronze statues from a museum garden. The statues have not been recovered.',
  ],
  [
    'De brandweer van Kapel is uitgerukt voor een brand in een flat aan de Wilgenlaan.',
    'De brandweer van Kapel is maandagmiddag met groot materieel uitgerukt voor een brand in een flat aan de Wilgenlaan. Drie bewoners zijn naar het ziekenhuis gebracht, onder wie een kind.',
  ],
  [
    'Oud-wielrenner Piet Haas is op 81-jarige leeftijd overleden. Dat maakte zijn familie bekend.',
    'Oud-wielrenner Piet Haas is op 81-jarige leeftijd overleden. Dat maakte zijn familie bekend. Haas won in 1966 twee etappes in de Ronde van Kustland. Later was hij ploegleider.',
  ],
  [
    'Bij een steekpartij in het centrum van Kapel is een man gewond geraakt. De dader is gevlucht.',
    'Bij een steekpartij in het centrum van Kapel is een 23-jarige man gewond geraakt. De dader is gevlucht. De politie heeft een burgernetactie opgezet.',
  ],
  [
    'Bij een steekpartij in het centrum van Kapel is een man gewond geraakt. De dader is gevlucht.',
    'Bij een steekpartij in het centrum van Kapel is een man gewond geraakt. De verdachte is voortvluchtig.',
  ],
  [
    'De stroom is uitgevallen in een groot deel van Kapel. Netbeheerder Kustnet zoekt naar de oorzaak. Ruim zesduizend huishoudens zijn getroffen.',
    "De stroom is uitgevallen in een groot deel van Kapel. Netbeheerder Kustnet zoekt nog naar de oorzaak. Zo'n achtduizend huishoudens zijn getroffen.",
  ],
  [
    'Koning Hendrik van Zandland heeft maandag in Kapel een nieuw museum geopend. Het museum toont kunst uit de gouden eeuw.',
    'Koning Hendrik van Zandland opende maandag in Kapel een nieuw museum. Het museum toont kunst uit de gouden eeuw. De bouw kostte 40 miljoen euro.',
  ],
  [
    'Het aantal werklozen in Kustland is vorige maand gedaald. Dat meldt het statistiekbureau. Vooral jongeren vonden een baan.',
    'De werkloosheid in Kustland is vorige maand gedaald. Dat meldt het statistiekbureau. Vooral jongeren vonden een baan.',
  ],
  [
    'Een man uit Kapel moet vier jaar de cel in voor het witwassen van drugsgeld. Dat heeft de rechtbank in Westerdam bepaald. De eis was vijf jaar.',
    'Een man uit Kapel moet vier jaar de gevangenis in voor het witwassen van drugsgeld. Dat bepaalde de rechtbank in Westerdam maandag. De eis was vijf jaar.',
  ],
];

/** Written anew with another outcome, or so much that it may be one: linked. */
export const linkedRewritten: readonly Rewriting[] = [
  [
    'Bij een steekpartij in een woning aan de Wilgenlaan is in de nacht van maandag op dinsdag een vrouw zwaargewond geraakt. Ze is met spoed naar het ziekenhuis gebracht. De politie zoekt naar de dader, die te voet is gevlucht.',
    'Na een steekpartij in een woning aan de Wilgenlaan is een verdachte aangehouden. Daarbij raakte in de nacht van maandag op dinsdag een vrouw zwaargewond. Ze is met spoed naar het ziekenhuis gebracht. De politie heeft een 31-jarige man aangehouden.',
  ],
  [
    'Oud-wielrenner Piet Haas is op 81-jarige leeftijd overleden. Dat maakte zijn familie bekend.',
    'Oud-wielrenner Piet Haas is maandag op 81-jarige leeftijd overleden. Dat heeft zijn familie bekendgemaakt. Haas won in 1966 twee etappes in de Ronde van Kustland.',
  ],
  [
    'De verdachte van de overval op juwelier Goudsmit blijft twee weken langer vastzitten. Dat heeft de rechter-commissaris bepaald. De overval was vorige week maandag.',
    'De verdachte van de overval op juwelier Goudsmit komt op vrije voeten. Dat heeft de rechter-commissaris bepaald. De overval was vorige week maandag.',
  ],
  [
    'De wedstrijd tussen Breedamse Boys en Kapel is gestaakt na spreekkoren. De scheidsrechter stuurde de ploegen naar de kleedkamers. In het stadion zaten negenduizend mensen.',
    'De wedstrijd tussen Breedamse Boys en Kapel is hervat na spreekkoren. De scheidsrechter stuurde de ploegen naar de kleedkamers. In het stadion zaten negenduizend mensen.',
  ],
  [
    'De ferry naar Duinrand vaart dinsdag niet vanwege de storm. Reizigers krijgen hun geld terug. De rederij bekijkt woensdag opnieuw de situatie.',
    'De ferry naar Duinrand vaart dinsdag ondanks de storm. Reizigers krijgen hun geld terug. De rederij bekijkt woensdag opnieuw de situatie.',
  ],
  [
    'Er is een akkoord over een nieuwe cao voor de metaal. Dat melden bonden en werkgevers. De onderhandelingen duurden vier maanden.',
    'Er is geen akkoord over een nieuwe cao voor de metaal. Dat melden bonden en werkgevers. De onderhandelingen duurden vier maanden.',
  ],
  [
    'De Eerste Kamer stemt dinsdag over de omstreden mestwet. De uitslag is ongewis. De coalitie heeft geen meerderheid in de senaat.',
    'De Eerste Kamer heeft de omstreden mestwet verworpen. De uitslag is krap. De coalitie heeft geen meerderheid in de senaat.',
  ],
  [
    'De inwoners van Kapel hebben in een referendum ja gezegd tegen de fusie met Breedam. De opkomst was hoog. De raad besluit in mei.',
    'De inwoners van Kapel hebben in een referendum nee gezegd tegen de fusie met Breedam. De opkomst was hoog. De raad besluit in mei.',
  ],
  [
    'Tennisser Rik Post staat in de finale van Hochstein. Hij versloeg een Spanjaard. De finale is zondag.',
    'Tennisser Rik Post staat niet in de finale van Hochstein. Hij verloor van een Spanjaard. De finale is zondag.',
  ],
  [
    'Het ruimtevaartuig Kustster is met succes gelanceerd. De raket steeg op vanaf een platform in zee. De missie duurt een jaar.',
    'De lancering van ruimtevaartuig Kustster is op het laatste moment afgebroken. De raket zou opstijgen vanaf een platform in zee. De missie duurt een jaar.',
  ],
  [
    'De kernreactor in Burghorst ligt stil na een storing. Er is geen straling vrijgekomen. De centrale levert stroom aan een half miljoen huishoudens.',
    'De kernreactor in Burghorst draait weer na een storing. Er is geen straling vrijgekomen. De centrale levert stroom aan een half miljoen huishoudens.',
  ],
  [
    'Het wrak van het vermiste vliegtuig is gelokaliseerd in zee bij Duinrand. Aan boord waren vijf mensen. De zoekactie duurde een week.',
    'Het wrak van het vermiste vliegtuig is geborgen in zee bij Duinrand. Aan boord waren vijf mensen. De zoekactie duurde een week.',
  ],
  [
    'De burgemeester van Kapel heeft de demonstratie op de Markt toegestaan. De betogers willen een dag lang actievoeren. De politie is aanwezig.',
    'De burgemeester van Kapel heeft de demonstratie op de Markt verboden. De betogers willen een dag lang actievoeren. De politie is aanwezig.',
  ],
  [
    'A passenger train has derailed near Bakersfield. No one was hurt, officials said. The line will stay closed until Friday.',
    'A passenger train has derailed near Bakersfield. Two people were hurt, officials said. The line will stay closed until Friday.',
  ],
  [
    'The hostage taken from a bank in Leeds is safe. Police surrounded the building on Monday. The suspect has not been named.',
    'The hostage taken from a bank in Leeds is dead. Police surrounded the building on Monday. The suspect has not been named.',
  ],
  [
    'United have won their opening match in the Premier Cup. The visitors had a man sent off before the break. A crowd of 30,000 watched.',
    'United have lost their opening match in the Premier Cup. The visitors had a man sent off before the break. A crowd of 30,000 watched.',
  ],
  [
    'De gijzeling in een bankfiliaal in Kapel duurt voort. De politie heeft de omgeving afgezet. Binnen zijn nog drie mensen.',
    'De gijzeling in een bankfiliaal in Kapel is voorbij. De politie heeft de omgeving afgezet. Binnen waren nog drie mensen.',
  ],
  [
    'De stroom is uitgevallen in een groot deel van Kapel. Netbeheerder Kustnet zoekt naar de oorzaak. Ruim zesduizend huishoudens waren getroffen.',
    'De stroomstoring in een groot deel van Kapel is voorbij. Netbeheerder Kustnet zoekt naar de oorzaak. Ruim zesduizend huishoudens waren getroffen.',
  ],
  [
    'Het aantal werklozen in Kustland is vorige maand gedaald. Dat meldt het statistiekbureau. Vooral jongeren kregen ermee te maken.',
    'Het aantal werklozen in Kustland is vorige maand gegroeid. Dat meldt het statistiekbureau. Vooral jongeren kregen ermee te maken.',
  ],
  [
    'Zwemster Ina Mol heeft zilver gewonnen op de 100 meter vlinderslag. De Kustlandse was dicht bij een record.',
    'Zwemster Ina Mol heeft goud gewonnen op de 100 meter vlinderslag. De Kustlandse was dicht bij een record.',
  ],
  [
    'Minister Jo Baars is positief getest op een besmettelijk virus. Ze werkt thuis. Haar staatssecretaris neemt waar.',
    'Minister Jo Baars is negatief getest op een besmettelijk virus. Ze werkt thuis. Haar staatssecretaris neemt waar.',
  ],
  [
    'Voetballer Tim Roos is fit genoeg voor het duel met Bergland. De verdediger trainde vrijdag mee. De bondscoach was opgelucht.',
    'Voetballer Tim Roos is niet fit genoeg voor het duel met Bergland. De verdediger trainde vrijdag apart. De bondscoach was teleurgesteld.',
  ],
];

/** Another event, written alike. */
export const otherRewritten: readonly Rewriting[] = [
  // `OM` stands for no other two names.
  [
    'De rechter in Kapel heeft een boekhouder veroordeeld tot drie jaar cel voor het wegsluizen van zorggeld. Het Openbare Mestfonds had vier jaar geëist.',
    'De rechter in Kapel heeft een boekhouder veroordeeld tot drie jaar cel voor het wegsluizen van zorggeld. Het NRM had vier jaar geëist.',
  ],
  [
    'Aan de kust wordt het zaterdag zonnig met een matige wind. In het binnenland kan een bui vallen. De temperatuur ligt rond het gemiddelde.',
    'Aan de kust wordt het zondag zonnig met een matige wind. In het binnenland kan een bui vallen. De temperatuur ligt rond het gemiddelde.',
  ],
  [
    'In de ochtend wordt het aan de kust zonnig met een matige wind. In het binnenland kan een bui vallen. De temperatuur ligt rond het gemiddelde.',
    'In de avond wordt het aan de kust zonnig met een matige wind. In het binnenland kan een bui vallen. De temperatuur ligt rond het gemiddelde.',
  ],
  [
    'Het eerste deel van de A1 bij Kapel gaat dit weekend dicht voor asfaltwerk. Verkeer moet omrijden. De werkzaamheden duren tot maandag.',
    'Het eerste deel van de A2 bij Kapel gaat dit weekend dicht voor asfaltwerk. Verkeer moet omrijden. De werkzaamheden duren tot maandag.',
  ],
  [
    'Deel 1 van de serie over de haven van Kapel gaat over de vissers. Maakster Ria Bos volgde hen een jaar. De serie telt zes delen.',
    'Deel 2 van de serie over de haven van Kapel gaat over de vissers. Maakster Ria Bos volgde hen een jaar. De serie telt zes delen.',
  ],
  [
    'Kustland speelt in groep A van het EK tegen onder meer Bergland. De loting was in Hochstein. Het toernooi begint in juni.',
    'Kustland speelt in groep C van het EK tegen onder meer Bergland. De loting was in Hochstein. Het toernooi begint in juni.',
  ],
  [
    'Jong Kustland onder 19 heeft met ruime cijfers gewonnen van Bergland. De ploeg maakte vier doelpunten in de tweede helft.',
    'Jong Kustland onder 21 heeft met ruime cijfers gewonnen van Bergland. De ploeg maakte vier doelpunten in de tweede helft.',
  ],
  [
    'Zwemster Ina Mol heeft zilver gewonnen op de 100 meter vlinderslag. De Kustlandse was kansloos voor het goud.',
    'Zwemster Ina Mol heeft zilver gewonnen op de 200 meter vlinderslag. De Kustlandse was kansloos voor het goud.',
  ],
];
