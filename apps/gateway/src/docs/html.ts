/** HTML that is safe to put into a page as it is. Made by {@link html} and {@link trusted} alone. */
export class Html {
  constructor(readonly text: string) {}
}

/** What a page is made of: texts are escaped, nothing stands for nothing. */
export type Content = Html | string | number | undefined | false | Content[];

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign]);

function textOf(content: Content): string {
  if (content === undefined || content === false) return '';
  if (Array.isArray(content)) return content.map(textOf).join('');
  return content instanceof Html ? content.text : escape(String(content));
}

/** A piece of a page. Every value is escaped unless it is a piece itself; attributes are written in double quotes. */
export const html = (parts: TemplateStringsArray, ...values: Content[]): Html =>
  new Html(String.raw({ raw: parts }, ...values.map(textOf)));

/** The same without indentation, for what is long; not for texts that are shown as they stand. */
export const dense = ({ text }: Html): Html =>
  new Html(
    text
      .replace(/>\s*\n\s*</g, '><')
      .replace(/(<t[dh][^>]*>)\s+|\s+(<\/t[dh]>)/g, '$1$2')
      .replace(/\n\s+/g, '\n'),
  );
