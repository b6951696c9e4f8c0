/**
 * Verbs whose past no rule makes: as `ik` has it, then what else it is, its participle last; without the `ge` of that, which
 * a prefix takes the place of (`gevonden`, `ondervonden`). Where the infinitive is none of the first and `en`, it is here too.
 */
const verbs = `
  bak bakte bakken
  bederf bedierf bedierven bedorven
  bedrieg bedroog bedrogen
  begin begon begonnen
  beveel beval bevalen bevolen
  bewijs bewees bewezen
  bezwijk bezweek bezweken
  bid bad baden beden
  bied bood boden
  bijt beet beten
  bind bond bonden
  blaas blies bliezen blazen
  blijf bleef bleven
  blijk bleek bleken
  blink blonk blonken
  braad braadde braden
  breek brak braken broken
  breng bracht brachten bracht
  buig boog bogen
  delf dolf dolven
  denk dacht dachten dacht
  ding dong dongen
  doe doet doen deed deden daan
  draag droeg droegen dragen
  drijf dreef dreven
  dring drong drongen
  drink dronk dronken
  druip droop dropen
  duik dook doken
  dwing dwong dwongen
  eet at aten geten
  fluit floot floten
  ga gaat gaan ging gingen gaan
  geef gaf gaven geven
  geld gold golden
  genees genas genazen nezen
  geniet genoot genoten noten
  giet goot goten
  glijd gleed gleden
  graaf groef groeven graven
  grijp greep grepen
  hang hing hingen hangen
  hef hief hieven heven
  help hielp hielpen holpen
  hijs hees hesen
  houd hield hielden houden
  kies koos kozen
  kijk keek keken
  klim klom klommen
  klink klonk klonken
  knijp kneep knepen
  kom kwam kwamen komen
  koop kocht kochten kocht
  krijg kreeg kregen
  krimp kromp krompen
  kruip kroop kropen
  laad laadde laden
  laat liet lieten laten
  lees las lazen lezen
  lieg loog logen
  lig lag lagen legen
  lijk leek leken
  loop liep liepen lopen
  meet mat maten meten
  mijd meed meden
  neem nam namen nomen
  overlijd overleed overleden
  prijs prees prezen
  raad ried rieden raden
  rijd reed reden
  rijs rees rezen
  rijt reet reten
  roep riep riepen roepen
  ruik rook roken
  scheer schoor schoren
  scheid scheidde scheiden
  scheld schold scholden
  schend schond schonden
  schenk schonk schonken
  schep schiep schiepen schapen
  schiet schoot schoten
  schijn scheen schenen
  schrijd schreed schreden
  schrijf schreef schreven
  schrik schrok schrokken
  schuif schoof schoven
  sla slaat slaan sloeg sloegen slagen
  slaap sliep sliepen slapen
  slijp sleep slepen
  slijt sleet sleten
  slink slonk slonken
  sluip sloop slopen
  sluit sloot sloten
  smelt smolt smolten
  smijt smeet smeten
  snijd sneed sneden
  snuif snoof snoven
  span spande spannen
  spin spon sponnen
  splijt spleet spleten
  spreek sprak spraken sproken
  spring sprong sprongen
  spuit spoot spoten
  sta staat staan stond stonden staan
  steek stak staken stoken
  steel stal stalen stolen
  sterf stierf stierven storven
  stijg steeg stegen
  stink stonk stonken
  stoot stootte stoten
  strijd streed streden
  strijk streek streken
  stuif stoof stoven
  treed trad traden treden
  tref trof troffen
  trek trok trokken
  vaar voer voeren varen
  val viel vielen vallen
  vang ving vingen vangen
  vecht vocht vochten
  verdwijn verdween verdwenen
  vergeet vergat vergaten vergeten
  verlies verloor verloren
  verschijn verscheen verschenen
  verslind verslond verslonden
  verzin verzon verzonnen
  vind vond vonden
  vlecht vlocht vlochten
  vlieg vloog vlogen
  vouw vouwde vouwen
  vraag vroeg vroegen vraagd
  vreet vrat vraten vreten
  vries vroor vroren
  was waste wassen
  weeg woog wogen
  weet wist wisten weten
  werf wierf wierven worven
  werp wierp wierpen worpen
  wijk week weken
  wijs wees wezen
  win won wonnen
  wreek wreekte wroken
  wrijf wreef wreven
  wring wrong wrongen
  zeg zei zeiden zegd
  zend zond zonden
  zie ziet zien zag zagen zien
  zing zong zongen
  zink zonk zonken
  zit zat zaten zeten
  zoek zocht zochten zocht
  zuig zoog zogen
  zuip zoop zopen
  zweer zwoer zwoeren zworen
  zwel zwol zwollen
  zwelg zwolg zwolgen
  zwem zwom zwommen
  zwerf zwierf zwierven zworven
  zwijg zweeg zwegen
`;

/** Each form to the verb as `ik` has it. */
export const strongForms: ReadonlyMap<string, string> = new Map(
  readLines().flatMap(([verb, ...forms]) => forms.map((form) => [form, verb] as const)),
);

/** Of those, all but what a participle alone is: `sloeg`, and not `slagen`. */
export const strongFinite: ReadonlyMap<string, string> = new Map(
  readLines().flatMap(([verb, ...forms]) =>
    (forms.length < 3 ? forms : forms.slice(0, -1)).map((form) => [form, verb] as const),
  ),
);

/** Of those, what a participle is behind its `ge`. */
export const strongParticiples: ReadonlyMap<string, string> = new Map(
  readLines().map(([verb, ...forms]) => [forms.at(-1) ?? verb, verb] as const),
);

function readLines(): readonly (readonly [string, ...string[]])[] {
  return verbs
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' ') as [string, ...string[]]);
}
