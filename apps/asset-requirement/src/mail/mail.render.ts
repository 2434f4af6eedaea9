import type { MatchReasonCode, Realty } from '@ovipro/contracts';
import { type MailLanguage, mailTexts, type MailTexts } from './mail.texts';

export interface MailItem {
  realty: Realty;
  reasons: MatchReasonCode[];
}

export interface MailContent {
  language: MailLanguage;
  /** Of whom it goes to. */
  name?: string;
  items: MailItem[];
  /** All matches, of which `items` are the first. */
  total: number;
  realtyPageUrl: string;
  unsubscribe: string;
}

const longestText = 200;

/** A text of others as one line, in which no mail reader finds an address to make a link of. */
export const plain = (text: string): string =>
  text

    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g, ' ')
    .replace(/:\/\//g, ' ')
    .replace(/\bwww\./gi, 'www ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestText);

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign]);

type Line = [label: string, value: string];

const has = (names: object, code: string | undefined): code is string =>
  code !== undefined && Object.hasOwn(names, code);

function factsOf({ facts, types }: MailTexts, language: MailLanguage, realty: Realty): Line[] {
  const { addressLine1, district, postcode, postalArea, locality } = realty.address ?? {};
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const place = [addressLine1, district, [postcode, postalArea ?? locality].filter(Boolean).join(' ')].filter(Boolean);
  const price = realty.debtFreePriceAmount;
  const type = realty.propertyTypeCode;
  const lines: (Line | false)[] = [
    place.length > 0 && [facts.address, place.join(', ')],
    has(types, type) && [facts.type, types[type as keyof typeof types]],
    price !== undefined && [facts.price, `${number.format(price)} ${realty.currencyCode ?? ''}`],
    realty.livingAreaInSquareMeters !== undefined && [
      facts.area,
      `${number.format(realty.livingAreaInSquareMeters)} m²`,
    ],
    realty.roomCountCode !== undefined && [facts.rooms, realty.roomCountCode],
    realty.constructionYear !== undefined && [facts.year, String(realty.constructionYear)],
  ];
  return lines.filter((line) => line !== false).map(([label, value]) => [label, plain(value)]);
}

interface RenderedItem {
  facts: Line[];
  because?: string;
  link: string;
}

const renderItem = (texts: MailTexts, content: MailContent, { realty, reasons }: MailItem): RenderedItem => ({
  facts: factsOf(texts, content.language, realty),
  because: reasons.length > 0 ? reasons.map((reason) => texts.reasons[reason]).join(', ') : undefined,
  link: `${content.realtyPageUrl}${encodeURIComponent(realty.realtyId)}`,
});

function asText(texts: MailTexts, items: RenderedItem[], frame: string[][]): string {
  const [before, after] = frame;
  const blocks = items.map(({ facts, because, link }) => [
    ...facts.map(([label, value]) => `${label}: ${value}`),
    ...(because ? [`${texts.because} ${because}`] : []),
    `${texts.link} ${link}`,
  ]);
  return [before.join('\n'), ...blocks.map((lines) => lines.join('\n')), after.join('\n')].join('\n\n');
}

function asHtml(texts: MailTexts, language: MailLanguage, items: RenderedItem[], frame: string[][]): string {
  const [before, after] = frame.map((lines) => lines.map((line) => `<p>${escapeHtml(line)}</p>`).join(''));
  const blocks = items.map(({ facts, because, link }) => {
    const lines = facts.map(([label, value]) => `${escapeHtml(label)}: ${escapeHtml(value)}<br>`);
    const why = because ? `${escapeHtml(texts.because)} ${escapeHtml(because)}<br>` : '';
    return `<p>${lines.join('')}${why}<a href="${escapeHtml(link)}">${escapeHtml(texts.link)}</a></p>`;
  });
  return `<!doctype html><html lang="${language}"><body>${before}${blocks.join('')}${after}</body></html>`;
}

/** A mail as text and as HTML. Nothing of a realty or a party stands in its subject, and none of it is HTML. */
export function renderMail(content: MailContent): { subject: string; text: string; html: string } {
  const { language, total, name, unsubscribe } = content;
  const texts = mailTexts[language];
  const items = content.items.map((item) => renderItem(texts, content, item));
  const others = total - items.length;
  const greeting = name ? `${texts.greeting} ${plain(name)},` : `${texts.greeting},`;
  const frame = [
    [greeting, texts.intro(total)],
    [...(others > 0 ? [texts.more(others)] : []), `${texts.unsubscribe} ${unsubscribe}`],
  ];
  return {
    subject: texts.subject(total),
    text: asText(texts, items, frame),
    html: asHtml(texts, language, items, frame),
  };
}
