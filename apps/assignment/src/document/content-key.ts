/** What names the content of a document: an object of its own, so that the same again writes the same. */
export interface ContentName {
  documentId: string;
  /** In lower-case hexadecimal digits. */
  sha256: string;
}

/** What stands before the keys of all documents. */
export const keyPrefix = 'documents/';

const pattern = new RegExp(`^${keyPrefix}([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/([0-9a-f]{64})\\.pdf$`);

/** The key of a document's content in its bucket. */
export const keyOf = ({ documentId, sha256 }: ContentName): string => `${keyPrefix}${documentId}/${sha256}.pdf`;

/** Whose content a key names; undefined where it is no key of ours. */
export function nameOf(key: string): ContentName | undefined {
  const [, documentId, sha256] = pattern.exec(key) ?? [];
  return documentId === undefined ? undefined : { documentId, sha256 };
}
