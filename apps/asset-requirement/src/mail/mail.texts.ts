import type { MatchReasonCode, RealtyPropertyTypeCode } from '@ovipro/contracts';

export const mailLanguages = ['fi', 'sv', 'en'] as const;
export type MailLanguage = (typeof mailLanguages)[number];

/** All that a mail says by itself. */
export interface MailTexts {
  subject(count: number): string;
  greeting: string;
  intro(count: number): string;
  more(count: number): string;
  because: string;
  link: string;
  unsubscribe: string;
  facts: { address: string; type: string; price: string; area: string; rooms: string; year: string };
  types: Record<RealtyPropertyTypeCode, string>;
  reasons: Record<MatchReasonCode, string>;
}

const fi: MailTexts = {
  subject: (count) => (count === 1 ? 'Uusi kohde vastaa hakuasi' : `${count} uutta kohdetta vastaa hakuasi`),
  greeting: 'Hei',
  intro: (count) => (count === 1 ? 'Hakuvahtisi löysi kohteen:' : 'Hakuvahtisi löysi kohteita:'),
  more: (count) => `Lisäksi ${count} muuta kohdetta.`,
  because: 'Vastaa hakuasi:',
  link: 'Katso kohde:',
  unsubscribe: 'Jos et halua näitä viestejä, kirjoita osoitteeseen',
  facts: {
    ...{ address: 'Osoite', type: 'Tyyppi', price: 'Velaton hinta' },
    ...{ area: 'Asuinpinta-ala', rooms: 'Huoneita', year: 'Rakennusvuosi' },
  },
  types: {
    ...{ ESTATE: 'maatila', LEISURE: 'vapaa-ajan asunto', PLOT: 'tontti', RESIDENTIAL: 'asunto', OTHER: 'muu' },
    ...{ SUBLEASE: 'alivuokrasuhde', SHARED_APARTMENT: 'kimppa-asunto', COMMERCIAL_PROPERTY: 'toimitila' },
  },
  reasons: {
    ...{ AVAILABILITY: 'vapautuminen', OWNERSHIP_TYPE: 'omistusmuoto', PROPERTY_TYPE: 'kohteen tyyppi' },
    ...{
      RESIDENTIAL_TYPE: 'asunnon tyyppi',
      PLOT_PROPERTY_TYPE: 'tontin tyyppi',
      ESTATE_PROPERTY_TYPE: 'tilan tyyppi',
    },
    ...{
      OTHER_PROPERTY_TYPE: 'muu tyyppi',
      CONDITION: 'kunto',
      CONSTRUCTION_YEAR: 'rakennusvuosi',
      ADDRESS: 'sijainti',
    },
    ...{ ROOM_COUNT: 'huoneluku', LIVING_AREA: 'asuinpinta-ala', PLOT_HOLDING_TYPE: 'tontin hallinta' },
    ...{ PLOT_AREA: 'tontin koko', ELEVATOR: 'hissi', BALCONY: 'parveke', SAUNA: 'sauna' },
    ...{ HOUSING_COMPANY_SAUNA: 'taloyhtiön sauna', PRICE: 'hinta' },
  },
};

const sv: MailTexts = {
  subject: (count) =>
    count === 1 ? 'Ett nytt objekt motsvarar din sökning' : `${count} nya objekt motsvarar din sökning`,
  greeting: 'Hej',
  intro: (count) => (count === 1 ? 'Din sökvakt hittade ett objekt:' : 'Din sökvakt hittade objekt:'),
  more: (count) => `Därtill ${count} andra objekt.`,
  because: 'Motsvarar din sökning:',
  link: 'Se objektet:',
  unsubscribe: 'Om du inte vill ha dessa meddelanden, skriv till',
  facts: {
    ...{ address: 'Adress', type: 'Typ', price: 'Skuldfritt pris' },
    ...{ area: 'Boyta', rooms: 'Rum', year: 'Byggår' },
  },
  types: {
    ...{ ESTATE: 'gård', LEISURE: 'fritidsbostad', PLOT: 'tomt', RESIDENTIAL: 'bostad', OTHER: 'annat' },
    ...{ SUBLEASE: 'andrahandshyra', SHARED_APARTMENT: 'delad bostad', COMMERCIAL_PROPERTY: 'lokal' },
  },
  reasons: {
    ...{ AVAILABILITY: 'tillträde', OWNERSHIP_TYPE: 'ägandeform', PROPERTY_TYPE: 'objektets typ' },
    ...{ RESIDENTIAL_TYPE: 'bostadens typ', PLOT_PROPERTY_TYPE: 'tomtens typ', ESTATE_PROPERTY_TYPE: 'gårdens typ' },
    ...{ OTHER_PROPERTY_TYPE: 'annan typ', CONDITION: 'skick', CONSTRUCTION_YEAR: 'byggår', ADDRESS: 'läge' },
    ...{ ROOM_COUNT: 'antal rum', LIVING_AREA: 'boyta', PLOT_HOLDING_TYPE: 'tomtens besittning' },
    ...{ PLOT_AREA: 'tomtens areal', ELEVATOR: 'hiss', BALCONY: 'balkong', SAUNA: 'bastu' },
    ...{ HOUSING_COMPANY_SAUNA: 'husbolagets bastu', PRICE: 'pris' },
  },
};

const en: MailTexts = {
  subject: (count) => (count === 1 ? 'A new realty matches your search' : `${count} new realties match your search`),
  greeting: 'Hello',
  intro: (count) => (count === 1 ? 'Your watch has found a realty:' : 'Your watch has found realties:'),
  more: (count) => `And ${count} more.`,
  because: 'It matches by:',
  link: 'See the realty:',
  unsubscribe: 'If you do not want these mails, write to',
  facts: {
    ...{ address: 'Address', type: 'Type', price: 'Debt-free price' },
    ...{ area: 'Living area', rooms: 'Rooms', year: 'Built' },
  },
  types: {
    ...{ ESTATE: 'estate', LEISURE: 'holiday home', PLOT: 'plot', RESIDENTIAL: 'home', OTHER: 'other' },
    ...{ SUBLEASE: 'sublease', SHARED_APARTMENT: 'shared home', COMMERCIAL_PROPERTY: 'premises' },
  },
  reasons: {
    ...{ AVAILABILITY: 'availability', OWNERSHIP_TYPE: 'ownership', PROPERTY_TYPE: 'type of realty' },
    ...{ RESIDENTIAL_TYPE: 'type of home', PLOT_PROPERTY_TYPE: 'type of plot', ESTATE_PROPERTY_TYPE: 'type of estate' },
    ...{ OTHER_PROPERTY_TYPE: 'other type', CONDITION: 'condition', CONSTRUCTION_YEAR: 'year', ADDRESS: 'place' },
    ...{ ROOM_COUNT: 'rooms', LIVING_AREA: 'living area', PLOT_HOLDING_TYPE: 'holding of the plot' },
    ...{ PLOT_AREA: 'size of the plot', ELEVATOR: 'elevator', BALCONY: 'balcony', SAUNA: 'sauna' },
    ...{ HOUSING_COMPANY_SAUNA: 'sauna of the housing company', PRICE: 'price' },
  },
};

export const mailTexts: Record<MailLanguage, MailTexts> = { fi, sv, en };
