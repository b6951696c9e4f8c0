/** Invented copy of every kind that is told again with another outcome, with an edit, or of another event. */
export const retoldCopy = {
  motion:
    'De Tweede Kamer heeft de motie van Kamerlid Roos Terlinden over een verbod op legbatterijen aangenomen. Het kabinet had de motie ontraden. De minister komt voor de zomer met een brief.',
  suspect:
    'De politie heeft een 34-jarige verdachte van de schietpartij op het Havenplein aangehouden. Bij de schietpartij raakten vorige week twee mensen gewond. Het onderzoek gaat door, meldt een woordvoerder.',
  agent:
    'De rechtbank in Westerdam heeft een oud-agent uit Noorderdijk veroordeeld voor het lekken van politie-informatie. Het Openbaar Ministerie had twee jaar cel geëist. De man zat vijf maanden in voorarrest.',
  bridge:
    'De Spoorbrug bij Breedam is dicht voor al het scheepvaartverkeer. De provincie laat de brug dit weekeinde inspecteren. Schippers kunnen omvaren via de sluis bij Kapel.',
  strike:
    'De staking van het grondpersoneel op luchthaven Kustland gaat maandag door. Dat melden de vakbonden na overleg met de directie. Het conflict draait om het loon en de werkdruk.',
  missing:
    'De sinds dinsdag vermiste 16-jarige Sofie uit Oosterhaven is levend teruggevonden. Dat meldt de politie. Vrijwilligers zochten drie dagen lang in de bossen rond het dorp.',
  hiker:
    'Een wandelaar die in de bergen bij Hochstein werd vermist, is gevonden. Reddingswerkers zochten met honden en een helikopter. De man was zondag van een hut vertrokken.',
  crash:
    'Bij een aanrijding op de N57 bij Burghorst is een motorrijder zwaargewond geraakt. De motor botste op een auto die wilde afslaan. De weg was enige tijd afgesloten voor onderzoek.',
  victim:
    'Het slachtoffer van de steekpartij in de Molenstraat is buiten levensgevaar. Dat laat het ziekenhuis weten. De politie zoekt nog naar twee mannen op een scooter.',
  match:
    'FC Oosterhaven heeft de uitwedstrijd tegen Rapid Zuiderzee gewonnen. De ploeg van trainer Jan Vos speelde een matige eerste helft. Door de uitslag blijft de club in de middenmoot.',
  cycling:
    'Wielrenner Daan Hulst heeft de derde etappe van de Ronde van Kustland gewonnen. De renner reed de laatste kilometers alleen. Zijn landgenoot Bram Kok houdt de leiderstrui.',
  skating:
    'Schaatsster Lotte Wiersma is bij de wereldbeker in Hochstein tweede geworden op de 500 meter. De Friezin kwam vier honderdsten tekort voor de winst. Het was haar beste klassering van dit seizoen.',
  training:
    'Coureur Max de Wit heeft de snelste tijd gereden in de eerste training voor de Grote Prijs van Zandland. Zijn ploeggenoot werd derde. Het circuit was nog nat van de regen.',
  tennis:
    'Tennisster Eva Prins heeft in Breedam de kwartfinale bereikt van het grastoernooi. Ze speelde een sterke partij tegen een Kroatische qualifier. De wedstrijd duurde anderhalf uur.',
  market:
    'De beurs in Amsterdam is woensdag hoger gesloten. Beleggers keken vooral naar het rentebesluit in Washington. Techfonds Norma trok de aandacht na een rapport van analisten.',
  rate: 'De centrale bank van Zandland heeft de rente verhoogd. Economen hadden daar op gerekend. De bank wijst op de inflatie en de zwakke munt van het land.',
  figures:
    'Scheepsbouwer Havenstaal heeft in het afgelopen kwartaal winst geboekt. De vraag naar baggerschepen bleef op peil. De bestuursvoorzitter geeft geen verwachting voor de rest van het jaar.',
  takeover:
    'De toezichthouder heeft ingestemd met de overname van uitgeverij Bladgoud door mediahuis Horizon. Beide bedrijven hebben titels in dezelfde regio. De vakbond vreest voor banen.',
  weather:
    'Het weerinstituut heeft code oranje afgekondigd voor de kuststreek. Er staat een stormachtige wind uit het noordwesten. Rijkswaterstaat houdt de dijken in de gaten.',
  road: 'De A58 bij Kapel is in de richting van Breedam afgesloten na een ongeval met een tankwagen. Het verkeer wordt omgeleid. De vrachtwagen verloor een deel van zijn lading.',
  train:
    'Het treinverkeer tussen Westerdam en Noorderdijk is stilgelegd. Oorzaak is een kapotte bovenleiding. De spoorbeheerder heeft monteurs naar de plek gestuurd.',
  festival:
    'Het muziekfestival Zilt in Duinrand gaat dit weekend door. De organisatie heeft daarover overlegd met de gemeente. Er zijn tienduizend kaarten verkocht voor het evenement.',
  council:
    'De gemeenteraad van Breedam heeft voor de komst van een windpark in de polder gestemd. Omwonenden protesteerden voor het stadhuis. Het besluit gaat nu naar de provincie.',
  minister:
    'Minister Karel Oudshoorn van Landbouw treedt af. Dat heeft de bewindsman de Kamer laten weten in een brief. De kritiek op zijn stikstofplan was de afgelopen weken groot.',
  talks:
    'De onderhandelingen tussen Kustland en Zandland over de visgronden zijn geslaagd. De delegaties spraken drie dagen in Hochstein. De Europese Commissie trad op als bemiddelaar.',
  ceasefire:
    'Het bestand tussen het leger van Zandland en de rebellen is verlengd. De partijen praten onder leiding van de Verenigde Naties. Hulporganisaties wachten aan de grens met voedsel.',
  election:
    'De zittende president van Bergland heeft de verkiezingen gewonnen. Dat blijkt na het tellen van vrijwel alle stemmen. Waarnemers noemden het verloop rustig.',
  fire: 'De grote brand in een loods aan de Kanaalweg in Westerdam is onder controle. De brandweer kwam met vier bluswagens. Omwonenden moeten ramen en deuren gesloten houden vanwege de rook.',
  virus:
    'Op een pluimveebedrijf in Oudeschans is vogelgriep vastgesteld. In de omgeving liggen zes andere bedrijven. Het ministerie heeft een vervoersverbod ingesteld.',
  appeal:
    'Het gerechtshof heeft het beroep van de provincie tegen de vergunning voor slachthuis Van Buren toegewezen. De zaak loopt al sinds 2019. Het bedrijf telt tachtig werknemers.',
  demand:
    'Het Openbaar Ministerie heeft celstraf geëist tegen de penningmeester van voetbalclub Breedamse Boys. De man zou geld van de club hebben vergokt. De club zegt geschokt te zijn.',
  lifeboat:
    'De reddingsactie op zee voor de kust van Duinrand is gestart. Aan boord van het zeiljacht zijn vier mensen. De kustwacht houdt contact met de schipper.',
  factory:
    'Aardappelverwerker Knol sluit de fabriek in Oudeschans. Er werken tweehonderd mensen op de locatie. De ondernemingsraad is dinsdag ingelicht.',
  royal:
    'De koning bezoekt vrijdag het getroffen dorp Bergdal. Dat heeft de Rijksvoorlichtingsdienst laten weten. Het dorp liep vorige maand onder water.',
  water:
    'Het drinkwater in de wijk Noorderhof in Kapel is weer veilig. Het waterbedrijf nam monsters op tien plekken. Bewoners kunnen met vragen terecht bij de klantenservice.',
  transfer:
    'Aanvaller Milan Bakker vertrekt bij Rapid Zuiderzee. De spits had nog een contract voor twee seizoenen. Volgens zijn zaakwaarnemer was er belangstelling uit Engeland.',
  enVerdict:
    'A jury in Boston found former mayor John Hale guilty of taking bribes from builders. The trial lasted six weeks. His lawyers declined to comment outside the courthouse.',
  enBill:
    'The Senate approved a bill that would limit drilling off the Alaskan coast. The vote followed two days of debate. The White House has yet to say whether the president will sign it.',
  enStrike:
    'Dockworkers at the port of Baltimore ended their strike on Friday. The union said its members had voted by a wide margin. Shipping firms have been rerouting cargo to Norfolk.',
  short: 'De veerdienst tussen Breedam en Oudeschans vaart weer.',
  ship: 'Het vrachtschip dat vastliep op een zandbank bij Duinrand is vlot getrokken.',
  protest:
    'Voetbalbond KVB heeft het protest van SC Breedam tegen de rode kaart van verdediger Tim Roos gehonoreerd. De speler werd zaterdag weggestuurd na een overtreding. De club had beeldmateriaal ingestuurd.',
  permit:
    'De gemeente Kapel geeft toestemming voor de bouw van een moskee aan de Dorpsweg. De bouw begint op zijn vroegst volgend jaar. Een groep bewoners heeft bezwaren ingediend.',
  flood:
    'De provinciale weg bij Duinrand is onder water gelopen. Door de hevige regen kon het riool het water niet verwerken. Automobilisten moeten omrijden.',
  nurses:
    'Artsen zonder haast: het personeel van ziekenhuis De Kust legt dinsdag het werk neer. De actie duurt een etmaal. Spoedgevallen worden wel geholpen.',
  concert:
    'Zangeres Mila Vonk treedt zaterdag op in het stadion van Westerdam. Er zijn dertigduizend kaarten verkocht. Het is haar eerste concert in twee jaar.',
  cabinet:
    'Premier Anton Struik verwacht dat het kabinet de begroting rond krijgt. De coalitiepartijen spraken woensdag tot diep in de nacht. De oppositie is kritisch.',
  quake:
    'De aardbeving in het oosten van Bergland heeft aan zeker 40 mensen het leven gekost. Reddingswerkers graven nog in het puin. De regering heeft om internationale hulp gevraagd.',
  bulls:
    'Een van de drie ontsnapte stieren in Oudeschans is gevangen. De dieren braken donderdag uit een wei. Een boswachter zag het dier bij een sloot.',
  subsidy:
    'Het Europees Hof heeft Zandland in het gelijk gesteld in een zaak over vissubsidies. De Commissie had het geld teruggevorderd. Het gaat om 30 miljoen euro.',
  flights:
    'Vliegmaatschappij Kustair schrapt maandag alle vluchten naar Hochstein. Reden is de mist op het vliegveld. Reizigers kunnen kosteloos omboeken.',
  treaty:
    'De president van Zandland ondertekent het verdrag met Bergland. Dat heeft zijn woordvoerder gezegd. Het parlement stemde vorige maand in.',
  lift: 'Lift in de Stadstoren van Westerdam doet het weer. De lift stond een week stil. Bewoners moesten de trap nemen naar de achttiende etage.',
  levy: 'Waterschap Zuiderzee verhoogt de belasting voor huishoudens volgend jaar. Het geld is nodig voor de dijken. Het algemeen bestuur stemt er in november over.',
  jury: 'De jury in de moordzaak tegen zakenman Leo Brand is eruit. Het proces trok veel aandacht in Bergland. De rechter bepaalt later de strafmaat.',
  wolf: 'Wolf GW12 is gezien in de bossen bij Kapel. Het dier liep langs een wildcamera. Boeren wordt gevraagd hun schapen binnen te houden.',
  enTheft:
    'Police in Leeds have arrested a man over the theft of a painting from a city gallery. The work is worth two million pounds. Officers searched three addresses.',
  enRate:
    'The central bank of Norland raised its key interest rate by a quarter point. Most analysts had expected the move. The krone was little changed.',
  enWildfire:
    'Firefighters have contained a wildfire near the town of Redding. Hundreds of residents had left their homes. Strong winds fanned the flames over the weekend.',
  handball:
    'Handbalster Nora Vink mist het wereldkampioenschap in december. De speelster van Westerdam heeft een knieblessure. De bondscoach roept later een vervanger op.',
  hockey:
    'De Nederlandse hockeyvrouwen hebben hun openingsduel op het EK gewonnen. Tegen Schotland viel het eerste doelpunt na rust. Vrijdag is de volgende wedstrijd.',
  explosion:
    'Bij een explosie in een chemische fabriek in Hochstein zijn zeker zes doden gevallen. Tientallen mensen raakten gewond. De oorzaak is nog niet bekend.',
  timetable:
    'Het openbaar vervoer in Breedam rijdt vrijdag volgens een aangepaste dienstregeling. Vervoerder Lijn 4 heeft te weinig chauffeurs. Reizigers doen er goed aan de app te raadplegen.',
  prize:
    'De Zeeuwse boswachter Kees Noord heeft de Natuurprijs gekregen. De jury roemt zijn werk voor de grutto. De uitreiking was in Kapel.',
  search:
    'De politie heeft de zoektocht naar de vermiste visser bij Duinrand gestaakt. De man sloeg zondag overboord. Duikers hebben drie dagen gezocht.',
  relay:
    'De Nederlandse estafetteploeg is er bij de wereldkampioenschappen niet in geslaagd de finale te halen. De ploeg liet het stokje vallen. Bondscoach Ria Bos was teleurgesteld.',
  reelection:
    'President Olga Dorn van Bergland is herkozen. De zittende president kreeg 54 procent van de stemmen. Haar tegenstander Pavel Ruk heeft zijn verlies toegegeven.',
} as const;
