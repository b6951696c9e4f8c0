/** What a kill says of itself, of the desk that it is for and of its reason, rather than of the story that it takes back. */
const talk = {
  orders:
    'kill killed kills killing cancel cancelled canceled cancels retract retracted retracts withdraw withdrawn withdraws delete ' +
    'deleted remove removed spike disregard ignore mandatory bulletin advisory urgent elimination eliminate obligatoire ' +
    'vervalt vervallen ingetrokken intrekking intrekken trekken schrappen geschrapt verwijderen verwijderd negeren ' +
    'zuruckgezogen zuruckziehen ziehen zuruck storno storniert stornieren loschen annule annulee annuler annulation retirer ' +
    'retiree supprimer',
  items:
    'story stories item items text copy article articles message messages dispatch report reports headline headlined slug slugged ' +
    'titled version versions lead bericht berichten artikel artikelen tekst verhaal stuk publicatie kop meldung meldungen beitrag ' +
    'text titel stichwort depeche article papier titre intitulee version',
  desks:
    'editors editor desks desk subscribers clients customers redactie redacties abonnees klanten redaktion redaktionen kunden ' +
    'redactions redaction clients abonnes attention attentie achtung note noot',
  courtesy:
    'please kindly gelieve graag bitte verwenden verwendet veuillez priere merci thank thanks regret regrets apologies sorry ' +
    'excuses excuus entschuldigung',
  use:
    'publish published publication publiceren gepubliceerd gebruik gebruiken veroffentlichen publier utiliser utilisez used using ' +
    'should must have been will replaced replacement substitute moved sent send filed transmitted released issued verstuurd ' +
    'verzonden gestuurd geplaatst uitgezonden gesendet verschickt versandt verbreitet envoyee envoye diffusee diffuse',
  reasons:
    'error errors erroneous erroneously mistake mistakes mistaken mistakenly wrong incorrect inaccurate inadvertently accident ' +
    'accidentally premature prematurely duplicate duplicated false untrue outdated hoax because reason source sources ' +
    'unconfirmed fout fouten foutief foute onjuist onjuiste onjuistheden vergissing abusievelijk abuis verkeerd verkeerde omdat ' +
    'wegens vanwege vroegtijdig voortijdig dubbel reden bron bronnen klopt kloppen fehler fehlerhaft irrtum irrtumlich falsch ' +
    'versehentlich versehen grund wegen weil doppelt erreur erreurs errone erronee incorrecte raison inexact inexacte fausse',
  small:
    'this that these those with from into over more than about after before under your which there their also still such ' +
    'niet meer wordt worden werd werden deze onze voor door naar zijn heeft hebben eerder eerdere alle nadat waarin ' +
    'nicht mehr dies diese dieser dieses unsere unserer wird wurde werden sind sich nach oder eine einen einer ' +
    'cette notre votre dans pour avec sans plus sont pas merci etre doit suite',
};
const words = new Set(Object.values(talk).flatMap((list) => list.split(' ')));

/**
 * The words by which a kill may name a story, of those that it says (folded): the short ones, its own talk and its slug are
 * none. `slug`: words that every story of it goes by.
 */
export function namingWords(said: readonly string[], slug: readonly string[]): readonly string[] {
  return said.filter((word) => word.length > 3 && !words.has(word) && !slug.includes(word));
}
