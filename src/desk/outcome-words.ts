/**
 * What words say of how a thing ended or stands, as data. Words of one row say the same (`aangehouden`, `opgepakt`); words
 * of two rows in one place of a sentence are two outcomes. A row's entries are folded words, or words behind each other, or
 * a verb and the part that stands further on in its sentence (`gaat … door`).
 */
const rows: readonly string[] = [
  // What is decided: motions, permits, verdicts, claims.
  'aangenomen, gehonoreerd, ingewilligd, honoreert, aanvaard, neemt … aan, nemen … aan, nam … aan, namen … aan, approved, approves, passed, passes, adopted, adopts, goedgekeurd, keurt … goed, keuren … goed, keurde … goed, ingestemd, stemt … in, stemmen … in, stemde … in, goedkeuring gegeven, groen licht, akkoord gegaan, gaat akkoord, ging akkoord, gaan akkoord, instemming, toegestaan, staat … toe, staan … toe, stond … toe, toestemming, verleend, gegund, backed, backs, endorsed, cleared, clears',
  'verworpen, verwerpt, verwierp, verwerpen, weggestemd, stemt … weg, afgekeurd, keurt … af, afgestemd, afgewezen, wijst … af, wijzen … af, wees … af, wezen … af, rejected, rejects, voted down, bezwaar gemaakt, verboden, verbiedt, verbood, geblokkeerd, blokkeert, blokkeerde, blocked, blocks, banned, bans, geweigerd, weigert, weigerde, ongegrond, niet ontvankelijk, dismissed, dismisses, vetoed, vetoes, struck down, tegengehouden, houdt … tegen, failed to, denied, gewraakt',
  'gehonoreerd, ingewilligd, toegewezen, wijst … toe, wees … toe, toegekend, kent … toe, gegrond, in het gelijk, granted, upheld, upholds',
  'in het ongelijk, overturned, vernietigd, vernietigt, vernietigde, teruggedraaid, draait … terug, teruggefloten',
  'veroordeeld, veroordeelt, veroordeelde, schuldig bevonden, guilty, convicted, convicts, sentenced, jailed',
  'vrijgesproken, spreekt … vrij, sprak … vrij, vrijspraak, acquitted, acquits, cleared of',
  'ontslagen van rechtsvervolging, geseponeerd, seponeert, sepot, charges dropped',
  'geeist, eist, eiste, eisen',
  'celstraf, gevangenisstraf, cel, gevangenis, celstraffen, jail, prison',
  'taakstraf, werkstraf',
  'tbs',
  'boete, geldboete, fine, fined',
  'aangeklaagd, klaagt … aan, gedagvaard, charged, indicted, vervolgd, vervolgt',
  'aangehouden, opgepakt, gearresteerd, ingerekend, houdt … aan, pakt … op, arresteert, arrested, detained, ingesloten, in de boeien geslagen',
  'vrijgelaten, laat … vrij, liet … vrij, op vrije voeten, heengezonden, in vrijheid gesteld, freed, released',
  'vastgezet, langer vast, in hechtenis, voorarrest verlengd',
  'overgeleverd, uitgeleverd, levert … uit, extradited',
  'voortvluchtig, ontsnapt, ontsnapte, ontkomen, ontkwam, op de vlucht, on the run, escaped',
  'zoekt, zoeken, gezocht, zocht, seeking, seeks, hunting',
  // Ways and works: open or not, running or not.
  'dicht, afgesloten, gesloten, sluit, sluiten, sloot, gestremd, stilgelegd, ligt stil, liggen stil, ligt … stil, legt … stil, lag stil, lagen stil, geblokkeerd voor, closed, closes, closing, shut, shuts, geblokkeerde, gaat dicht, gaat … dicht, onbegaanbaar, plat, ontoegankelijk, vaart niet, rijdt niet, rijden niet, uit de vaart, platgelegd, halted',
  'open, geopend, opent, openen, opende, heropend, heropent, heropende, heropenen, vrijgegeven, opengesteld, opengegaan, gaat … open, gaan … open, ging … open, reopened, reopens, opened, opens, begaanbaar, toegankelijk, reopen',
  'hervat, hervatten, hervatte, op gang, weer normaal, weer volgens, vaart weer, rijdt weer, rijden weer, vliegt weer, vliegen weer, herstart, opgestart, doet het weer, werkt weer, weer aan het werk, resumed, resumes, resume, volgens de dienstregeling, in de vaart',
  'beeindigd, beeindigt, eindigt, eindigde, afgelopen, voorbij, ten einde, gestaakt, gestopt, stopt, stoppen, stopte, ended, ends, stopped, stops, loopt af, teneinde, uit elkaar, opgebroken, called off',
  'begonnen, begint, beginnen, begon, gestart, start, starten, startte, van start, ingegaan, gaat in, began, begins, begun, started, starts, aangevangen, vangt … aan, kicked off, van kracht, aangebroken, uitgebroken',
  'verlengd, verlengt, verlengde, extended, extends, prolonged',
  'opgeschort, schort … op, suspended, suspends, onderbroken, onderbreekt, gestaakt, paused, stilgevallen',
  'staakt, staken, staakte, legt … neer, leggen … neer, legde … neer, legden … neer, in staking',
  'gaat … door, gaan … door, ging … door, doorgegaan, going ahead, goes ahead, voortgezet, zet … voort, zetten … voort, gaat … verder, gaan … verder, continues, continue, doorgezet',
  'afgelast, gelast … af, afgeblazen, blaast … af, blazen … af, blies … af, afgezegd, zegt … af, zegde … af, geannuleerd, annuleert, geschrapt, schrapt, schrapte, van de baan, van tafel, cancelled, canceled, cancels, scrapped, scraps, geen doorgang, axed, vervalt, vervallen',
  'uitgesteld, stelt … uit, stelde … uit, verplaatst, verschoven, verschuift, opgeschoven, postponed, postpones, delayed, delays, vertraagd, later gehouden',
  'afgebroken, breekt … af, brak … af, vastgelopen, loopt … vast, mislukt, mislukken, mislukte, gestrand, gestrande, stukgelopen, geklapt, klapt, collapsed, collapses, failed, fails, zonder resultaat, zonder akkoord, broke down, gefaald',
  'geslaagd, gelukt, slaagt, slaagde, lukt, lukte, akkoord bereikt, overeenstemming, een akkoord, succeeded, succeeds, eens geworden, deal reached, overeengekomen',
  'geschonden, schendt, gebroken, verbroken, verbreekt, violated, broken',
  'ingetrokken, trekt … in, trok … in, opgeheven, heft … op, hief … op, lifted, lifts, withdrawn, withdrew, withdraws, afgeschaft, schaft … af, beeindiging, herroepen, revoked, terugtrekt, teruggetrokken, trekt … terug, ongeldig',
  'afgekondigd, kondigt … af, afgegeven, ingesteld, stelt … in, uitgevaardigd, vaardigt … uit, opgelegd, imposed, imposes, declared, issued, ingevoerd, voert … in',
  // People: found, lost, hurt, dead.
  'gevonden, teruggevonden, levend gevonden, levend teruggevonden, levend, weer thuis, found, found alive, alive, terug thuis, opgedoken, aangetroffen, getraceerd, gered, rescued, saved, recovered, located, in veiligheid gebracht, in leven',
  'vermist, spoorloos, onvindbaar, missing, zoek',
  'overleden, overlijdt, overleed, omgekomen, komt … om, kwam … om, kwamen … om, om het leven, gestorven, sterft, stierf, stierven, gedood, doodgereden, doodgeschoten, doodgestoken, dood … gevonden, dood … teruggevonden, dood … aangetroffen, overreden, levenloos … gevonden, levenloos … aangetroffen, found dead, dood, dode, doden, verongelukt, bezweken, bezweek, levenloos, dead, died, dies, killed, verdronken, gesneuveld, dodelijk',
  'gewond, zwaargewond, gewonden, gewonde, geblesseerd, injured, wounded, hurt, verwond, zwaargewonden, zware verwondingen, zwaar verwond',
  'lichtgewond, lichtgewonden, met de schrik, met de schrik vrij, ongedeerd, ongedeerde, unharmed, unhurt, zonder letsel, gezond',
  'buiten levensgevaar, buiten gevaar, stabiel, stable, out of danger, hersteld, herstelt, herstellende, uit het ziekenhuis, genezen, recovering, recovered, ontwaakt',
  'in levensgevaar, kritiek, kritieke toestand, critical, critical condition, in coma, levensbedreigend, vecht voor',
  // Contests, polls and votes.
  'gewonnen, wint, winnen, won, wonnen, zege, zegevierde, overwinning, wins, beat, beats, defeated, verslagen, verslaat, versloeg, winst, herkozen, gekozen, verkozen, elected, triomfeert, zegeviert, te sterk, profit, zwarte cijfers',
  'verloren, verliest, verliezen, verloor, nederlaag, lost, loses, lose, onderuit, ten onder, verlies, defeat, onderuitgegaan, weggespeeld, loss, rode cijfers',
  'gelijk, gelijkgespeeld, gelijkspel, remise, drew, draw, draws, tied, puntendeling',
  'doelpuntloos, bloedeloos',
  'uitgeschakeld, schakelt, schakelde, eliminated, uit het toernooi, gesneuveld in, ligt eruit, knocked out, uitgevallen, opgegeven, verlaten, gediskwalificeerd, diskwalificeert, disqualified, strandt, strandde, ligt uit',
  'geplaatst, plaatst, plaatste, doorgedrongen, door naar, doorgestoten, bereikt, bereikte, qualified, advanced, advances',
  'gepromoveerd, promoveert, promotie',
  'gedegradeerd, degradeert, degradatie, relegated',
  // Figures that go one way or the other.
  'hoger, gestegen, stijgt, steeg, stijgen, stegen, verhoogd, verhoogt, verhoogde, toegenomen, neemt … toe, nam … toe, gegroeid, groeit, groeide, omhoog, higher, rose, rises, raised, raises, gains, gained, opgelopen, loopt … op, duurder, toename, stijging, groei, opgetrokken, hikes, hiked, increased, increases, jumped, surged',
  'lager, gedaald, daalt, daalde, dalen, daalden, verlaagd, verlaagt, verlaagde, afgenomen, neemt … af, nam … af, gekrompen, krimpt, kromp, omlaag, lower, fell, falls, cut, cuts, lost ground, teruggelopen, loopt … terug, goedkoper, afname, daling, krimp, lowered, lowers, dropped, slid, plunged, gezakt, zakt, zakte, ingezakt',
  'onveranderd, ongewijzigd, ongemoeid, gelijk gebleven, unchanged, steady, stabiel gebleven, gehandhaafd, handhaaft, maintained',
  // Posts.
  'treedt … af, treden … af, trad … af, afgetreden, legt … neer, legde … neer, functie neer, stapt … op, stappen … op, stapte … op, opgestapt, ontslag genomen, neemt ontslag, nam ontslag, vertrekt, vertrekken, vertrok, vertrokken, resigned, resigns, quit, quits, stepped down, steps down, verlaat, weg bij, leaves',
  'blijft, blijven, bleef, aangebleven, aan te blijven, stays, stayed, remains, langer bij',
  'tekent, tekende, getekend, bijgetekend, signs, signed, contract getekend',
  'ontslagen, ontslaat, op straat gezet, fired, sacked, fires, sacks, geschorst, schorst, de laan uit, afgezet, aan de kant',
  'benoemd, benoemt, aangesteld, aangetreden, treedt … aan, appointed, appoints, voorgedragen, geinstalleerd, beedigd, sworn in, aantreden',
  // Fire, water, ships, goods.
  'onder controle, meester, under control, contained, ingedamd',
  'geblust, is uit, gedoofd, blust, extinguished, nameblussen',
  'overgeslagen, slaat … over, sloeg … over, uitgebreid, breidt … uit, spread, spreads, opgelaaid, laait … op, uitslaand, uitslaande',
  'veilig, schoon, safe, drinkbaar, zuiver, betrouwbaar',
  'besmet, onveilig, vervuild, verontreinigd, contaminated, unsafe, gevaarlijk',
  'vastgesteld, aangetoond, geconstateerd, detected, gediagnosticeerd, bewezen, aangetroffen, gevonden',
  'uitgesloten, loos alarm, ruled out, sluit … uit, ontkracht, vals alarm, onwaar, ongeloofwaardig',
  'vlot, vlot getrokken, vlot gesleept, losgetrokken, losgekomen, vlotgetrokken, afloat, refloated, losgeslagen',
  'gezonken, zinkt, zonk, vergaan, gekapseisd, sank, sunk, capsized',
  'vastgelopen op, aan de grond, gestrand op, aground',
  'geland, landt, landde, landed, lands',
  'neergestort, stort … neer, stortte … neer, crashed, verongelukte',
  'opgelost, verholpen, gerepareerd, hersteld van, resolved, fixed, solved',
  'ontploft, ontplofte, geexplodeerd, exploded',
  'onschadelijk, ontmanteld, gedemonteerd, defused, onklaar',
  'geevacueerd, ontruimd, ontruimt, evacuated',
  'naar huis, terug naar huis, teruggekeerd, keert … terug, keren … terug, terugkeren, returned',
  'verkocht, verkoopt, overgenomen, neemt … over, sold, acquired, koopt, gekocht, bought',
  'failliet, bankroet, faillissement, bankrupt',
  'doorstart, gered van, saved from',
  'gezien, gespot, waargenomen, gesignaleerd, spotted, seen, sighted',
  'verwacht, verwachten, verwachtte, denkt, denken, dacht, rekent op, gaat uit van, hoopt, hopen, expects, expected, hopes, predicted, predicts',
  'betwijfelt, twijfelt, vreest, vrezen, doubts, fears',
  'ondertekent, ondertekend, tekent, getekend, signs, signed, signeert',
  'wil, wilde, willen, van plan, plant, wants, plans',
  'krijgt, kreeg, krijgen, gekregen, kregen, ontvangt, ontving, ontvangen, receives, received',
  'bezoekt, bezocht, brengt … bezoek, visits, visited',
  'onderzoekt, onderzocht, inspecteert, controleert, investigates, investigating',
  'bouwt, gebouwd, bouwen, building, builds, built',
  'toont, laat zien, presenteert, gepresenteerd, getoond, onthult, onthuld, unveiled, unveils',
  'reist, reisde, vertrekt naar, afgereisd, travels',
  'zingt, treedt … op, trad … op, geeft … concert, gaf … concert',
  'speelt, spelen, speelde, plays, played',
  'vraagt, vroeg, vragen, roept … op, riep … op, verzoekt, dringt … aan, pleit voor, asks, urges, urged',
  'waarschuwt, waarschuwde, warns, warned',
  'helpt, hielp, steunt, steunde, supports, helps',
  'gesloten, sluit, sloot, eindigt, eindigde, eindigen, closed, ended',
  'goud, gouden, wereldkampioen, gold',
  'zilver, zilveren, silver',
  'brons, bronzen, bronze',
  'positief, positive',
  'negatief, negative',
  'draait weer, werkt weer, weer in bedrijf, operational, back online',
  'ja, voorstander, voorstanders, in favour, in favor',
  'nee, tegenstander, tegenstanders, against',
  'haalbaar, mogelijk, possible',
  'onmogelijk, onhaalbaar, impossible',
];

/** Verbs that only say who said it, or that a thing was done: a change of these changes no outcome. */
const neutralWords =
  'gezegd gemeld gesteld verklaard verteld bekendgemaakt meegedeeld medegedeeld aangekondigd geschreven gebleken bevestigd ' +
  'laten geworden geweest gebeurd gekomen gegaan gehad gedaan gemaakt gebracht gegeven gehouden gebleven geraakt ' +
  'genoemd gevraagd gereageerd gesproken overlegd vergaderd gebruikt gehoord gestaan gezeten gelegen ' +
  'gereden neergezet geklokt genoteerd ' +
  'zegt zei stelt stelde meldt meldde schrijft schreef blijkt bleek bevestigt bevestigde vertelt vertelde laat liet noemt noemde ' +
  'vindt gaat komt ligt staat zit geeft zet aldus bericht verklaart verklaarde kondigt weet kent houdt geldt ' +
  'announced reported confirmed stated added asked noted expected used based related needed according including saying adding';

const neutral: ReadonlySet<string> = new Set(neutralWords.split(' '));

/** Words that stand behind a verb at the end of its clause: auxiliaries, conjunctions, prepositions, days. */
const behindVerb: ReadonlySet<string> = new Set(
  (
    'is zijn was waren wordt worden werd werden heeft hebben had hadden geraakt voor van door in op na met bij tegen naar om en ' +
    'of die dat omdat nadat toen terwijl tot over uit aan wegens vanwege maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ' +
    'gisteren vandaag morgen vanavond vannacht'
  ).split(' '),
);

/** Whether what follows a word (undefined behind a sentence's last) says that a clause may end in that word. */
export function endsClause(next: string | undefined): boolean {
  return next === undefined || behindVerb.has(next);
}

interface Entry {
  readonly row: number;
  readonly words: readonly string[];
  /** The last word may stand further on. */
  readonly isApart: boolean;
}

/** By their first word. */
const entries: ReadonlyMap<string, readonly Entry[]> = readRows();

function readRows(): Map<string, Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const [row, text] of rows.entries()) {
    for (const typed of text.split(', ')) {
      const words = typed.split(' ').filter((word) => word !== '…');
      const first = words[0] ?? '';
      found.set(first, [...(found.get(first) ?? []), { row, words, isApart: typed.includes('…') }]);
    }
  }
  // The longest that fits counts: `buiten levensgevaar`, not a part of it.
  for (const known of found.values()) known.sort((a, b) => b.words.length - a.words.length);
  return found;
}

/** What one place of a sentence tells: where it begins, and the rows in which its words stand (`aangetroffen` is found, and is established). */
export interface Outcome {
  readonly at: number;
  readonly rows: readonly number[];
}

/**
 * The outcomes that a sentence (its folded words) tells, and which of its words tell them (`at`). Linear in the sentence,
 * since no entry is longer than a few words.
 */
export function findOutcomes(words: readonly string[]): {
  readonly told: readonly Outcome[];
  readonly at: ReadonlySet<number>;
} {
  const told: Outcome[] = [];
  const at = new Set<number>();
  const last = new Map(words.map((word, i) => [word, i]));
  for (const [i, word] of words.entries()) {
    if (at.has(i)) continue;
    const fitting = (entries.get(word) ?? []).filter(({ words: [, ...rest], isApart }) =>
      isApart
        ? isApartFrom(words, i, last.get(rest[0] ?? ''))
        : rest.every((next, n) => words[i + 1 + n] === next),
    );
    const [longest] = fitting;
    if (longest === undefined) continue;
    const alike = fitting.filter((one) => one.words.length === longest.words.length);
    told.push({ at: i, rows: alike.map(({ row }) => row) });
    at.add(i);
    if (longest.isApart) at.add(last.get(longest.words[1] ?? '') ?? i);
    else for (let n = 1; n < longest.words.length; n += 1) at.add(i + n);
  }
  return { told, at };
}

/** `trekt het voorstel in`, not `trekt aandacht in de stad`. */
function isApartFrom(words: readonly string[], verb: number, at: number | undefined): boolean {
  return at !== undefined && at > verb && endsClause(words[at + 1]);
}

/** Whether a verb says nothing of an outcome. */
export function isNeutral(word: string): boolean {
  return neutral.has(word);
}
