/** A news agency as it signs datelines and credits. */
export interface Agency {
  /** The code that Dutch copy uses most: `RTR`. */
  readonly code: string;
  /** Its name in full. */
  readonly name: string;
  /** ISO 3166-1 alpha-2 of where it is at home. */
  readonly country: string;
  /** Other ways in which it signs, beside code and name. */
  readonly aliases: readonly string[];
}

const rows: readonly (readonly [code: string, name: string, country: string, ...aliases: string[]])[] = [
  ['ANP', 'Algemeen Nederlands Persbureau', 'NL', 'ANP Sport', 'ANP Producties', 'ANP Video', 'ANP-Reuters'],
  ['RTR', 'Reuters', 'GB', 'Thomson Reuters', 'Rtr', 'REU', 'RTRS'],
  ['AFP', 'Agence France-Presse', 'FR'],
  ['DPA', 'Deutsche Presse-Agentur', 'DE', 'dpa-AFX', 'dpa/AFX', 'dpa-infocom'],
  ['BELGA', 'Belga', 'BE', 'Agence Belga'],
  ['BLOOMBERG', 'Bloomberg', 'US', 'Bloomberg News', 'BLB'],
  ['AP', 'Associated Press', 'US', 'The Associated Press', 'APTN'],
  ['AFN', 'Algemeen Financieel Nieuwspersbureau', 'NL', 'ANP-AFN'],
  ['NOVUM', 'Novum Nieuws', 'NL', 'Novum/AP', 'Novum Regio'],
  ['BANG', 'Bang Showbiz', 'GB', 'BANG Showbiz', 'Bang'],
  ['PA', 'PA Media', 'GB', 'Press Association'],
  ['EFE', 'Agencia EFE', 'ES'],
  ['TASS', 'TASS', 'RU', 'ITAR-TASS', 'Itar-Tass'],
  ['UPDAY', 'upday', 'DE'],
  ['TIJD-NIEUWSLIJN', 'De Tijd Nieuwslijn', 'BE', 'tijd-nieuwslijn', 'tijd', 'De Tijd'],
  ['GPD', 'Geassocieerde Pers Diensten', 'NL'],
  ['HPR', 'Het Persbureau', 'NL', 'Het Persburo', 'Regio Hart'],
  ['DOW JONES', 'Dow Jones Newswires', 'US', 'DJ', 'Dow Jones Nieuwsdienst', 'FD', 'Betten'],
  ['ABM', 'ABM Financial News', 'NL', 'ABM FN', 'ABM FN-Dow Jones'],
  ['UPI', 'United Press International', 'US'],
  ['CP', 'The Canadian Press', 'CA', 'La Presse Canadienne'],
  ['KYODO', 'Kyodo News', 'JP'],
  ['JIJI', 'Jiji Press', 'JP'],
  ['XINHUA', 'Xinhua', 'CN', 'Nieuw China'],
  ['CNA', 'Central News Agency', 'TW'],
  ['YONHAP', 'Yonhap', 'KR'],
  ['KCNA', 'Korean Central News Agency', 'KP'],
  ['PTI', 'Press Trust of India', 'IN'],
  ['ANI', 'Asian News International', 'IN'],
  ['IANS', 'Indo-Asian News Service', 'IN'],
  ['ANTARA', 'Antara', 'ID'],
  ['BERNAMA', 'Bernama', 'MY'],
  ['AAP', 'Australian Associated Press', 'AU'],
  ['NZPA', 'New Zealand Press Association', 'NZ'],
  ['ANSA', 'ANSA', 'IT'],
  ['AGI', 'Agenzia Giornalistica Italia', 'IT'],
  ['ADNKRONOS', 'Adnkronos', 'IT'],
  ['LUSA', 'Lusa', 'PT'],
  ['EUROPA PRESS', 'Europa Press', 'ES', 'EP'],
  ['APA', 'Austria Presse Agentur', 'AT'],
  ['SDA', 'Schweizerische Depeschenagentur', 'CH', 'Keystone-SDA', 'ATS', 'Keystone-ATS'],
  ['DAPD', 'dapd', 'DE', 'ddp', 'DDP', 'AFP/dapd'],
  ['SID', 'Sport-Informations-Dienst', 'DE'],
  ['KNA', 'Katholische Nachrichten-Agentur', 'DE'],
  ['EPD', 'Evangelischer Pressedienst', 'DE'],
  ['OTS', 'Originaltextservice', 'DE'],
  ['PAP', 'Polska Agencja Prasowa', 'PL'],
  ['CTK', 'Česká tisková kancelář', 'CZ', 'ČTK'],
  ['TASR', 'Tlačová agentúra', 'SK'],
  ['MTI', 'Magyar Távirati Iroda', 'HU'],
  ['AGERPRES', 'Agerpres', 'RO'],
  ['BTA', 'Bulgarska Telegrafna Agentsia', 'BG'],
  ['TANJUG', 'Tanjug', 'RS'],
  ['BETA', 'Beta', 'RS'],
  ['HINA', 'HINA', 'HR'],
  ['STA', 'Slovenska tiskovna agencija', 'SI'],
  ['ANA-MPA', 'Athens-Macedonian News Agency', 'GR', 'AMNA', 'ANA'],
  ['AA', 'Anadolu Ajansı', 'TR', 'Anadolu'],
  ['DHA', 'Demirören Haber Ajansı', 'TR'],
  ['NTB', 'Norsk Telegrambyrå', 'NO'],
  ['TT', 'Tidningarnas Telegrambyrå', 'SE'],
  ['RITZAU', 'Ritzau', 'DK'],
  ['STT', 'Suomen Tietotoimisto', 'FI', 'STT-Lehtikuva'],
  ['BNS', 'Baltic News Service', 'EE'],
  ['DELFI', 'Delfi', 'EE'],
  ['ELTA', 'Elta', 'LT'],
  ['LETA', 'Leta', 'LV'],
  ['INTERFAX', 'Interfax', 'RU', 'IFX'],
  ['RIA', 'RIA Novosti', 'RU', 'RIA Novosti'],
  ['UKRINFORM', 'Ukrinform', 'UA'],
  ['UNIAN', 'UNIAN', 'UA'],
  ['BELTA', 'BelTA', 'BY'],
  ['IRNA', 'Islamic Republic News Agency', 'IR'],
  ['ISNA', 'Iranian Students News Agency', 'IR'],
  ['FARS', 'Fars', 'IR'],
  ['TASNIM', 'Tasnim', 'IR'],
  ['MENA', 'Middle East News Agency', 'EG'],
  ['SANA', 'Syrian Arab News Agency', 'SY'],
  ['SPA', 'Saudi Press Agency', 'SA'],
  ['WAM', 'Emirates News Agency', 'AE'],
  ['PETRA', 'Jordan News Agency', 'JO'],
  ['NNA', 'National News Agency', 'LB'],
  ['WAFA', 'Palestinian News Agency', 'PS'],
  ['MAP', 'Maghreb Arabe Presse', 'MA'],
  ['APS', 'Algérie Presse Service', 'DZ'],
  ['TAP', 'Tunis Afrique Presse', 'TN'],
  ['IPS', 'Inter Press Service', 'IT'],
  ['SAPA', 'South African Press Association', 'ZA'],
  ['NAN', 'News Agency of Nigeria', 'NG'],
  ['NOTIMEX', 'Notimex', 'MX'],
  ['TELAM', 'Télam', 'AR', 'Télam'],
  ['AGENCIA BRASIL', 'Agência Brasil', 'BR'],
  ['PRENSA LATINA', 'Prensa Latina', 'CU'],
  ['INFOSTRADA', 'Infostrada Sports', 'NL', 'Infostrada Sports Group'],
  ['PRO SHOTS', 'Pro Shots', 'NL', 'Proshots'],
  ['SPORTZA', 'Sportza', 'BE'],
  ['NOS', 'Nederlandse Omroep Stichting', 'NL'],
];

/** The agencies that sign datelines and credits in copy that Telex has seen or is likely to see. */
export const agencies: readonly Agency[] = rows.map(([code, name, country, ...aliases]) => ({
  code,
  name,
  country,
  aliases,
}));

const bySignature = new Map<string, Agency>();
for (const agency of agencies) {
  for (const signature of [agency.code, agency.name, ...agency.aliases]) {
    const key = signature.toUpperCase();
    if (!bySignature.has(key)) bySignature.set(key, agency);
  }
}

/**
 * The agency that signs as `signature` (a code, a name or an alias, in any case: `rtr`, `Reuters`), or null when the
 * table does not know it.
 */
export function findAgency(signature: string): Agency | null {
  return bySignature.get(signature) ?? bySignature.get(signature.toUpperCase()) ?? null;
}

/** True when some agency's signature begins so, in any case: `Nov`, `AN`, and the empty text. */
export function isAgencyBeginning(text: string): boolean {
  const beginning = text.toUpperCase();
  for (const signature of bySignature.keys()) if (signature.startsWith(beginning)) return true;
  return false;
}

/** Parties, ministries and bodies that stand in parentheses after a name as an agency does, and are none. */
const notAgencies = new Set(
  (
    'RIVM BBB XR BZK VVD PVV CDA D66 PVDA SP SGP CU NSC FVD JA21 VOLT DENK GL GROENLINKS GROENLINKS-PVDA PVDD ' +
    '50PLUS PNL BVNL OM NS KNMI CBS CPB SCP PBL GGD GHOR IND COA AIVD MIVD NCTV NFI FIOD NVWA ACM AFM DNB ECB EU VN ' +
    'VS VK NAVO NATO WHO IMF OESO WTO UNHCR UNICEF KNVB UEFA FIFA IOC NOC*NSF KNSB KNWU UCI FIA FNV CNV VNG VNO-NCW ' +
    'MKB LTO ANWB KLM UWV SVB DUO RDW CBR KVK RVO RWS OVV IGJ AP-NL LVNL TU UVA VU UU WUR RUG UMC AMC LUMC VUMC ' +
    'CIA FBI NSA IDF IAEA OPEC SPD CSU AFD FDP ÖVP FPÖ SPÖ N-VA CD&V MR PS VLD EZ SZW VWS OCW LNV LVVN IENW KGG J&V ' +
    'HAMAS IS PKK AKP CHP'
  ).split(' '),
);

/** True for what is known to stand in parentheses without being an agency: `VVD`, `RIVM`. Any case. */
export function isNoAgency(signature: string): boolean {
  return notAgencies.has(signature.toUpperCase());
}
