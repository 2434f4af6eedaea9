import { zlibSync } from 'fflate';
import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import { fontOf } from './fonts';
import { page } from './style';

/** What goes into the metadata of a file, and nothing else does. */
export interface PdfMetadata {
  documentId: string;
  title: string;
  languageCode: string;
  /** An instant. */
  creationTime: string;
}

/** What pdfkit's types leave out. */
interface Reference {
  compress: boolean;
  buffer: Uint8Array[];
  finalize(): void;
}

/** PDF/UA's mark, with the description of its schema that PDF/A asks for. */
const accessibilityMark = `
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about=""><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

/** A file of PDF/A-2a and PDF/UA-1 that depends on its content alone, not on the clock or the version of Node. */
export class Pdf extends PDFDocument {
  constructor({ documentId, title, languageCode, creationTime }: PdfMetadata) {
    super({
      size: 'A4',
      margins: { top: page.top, bottom: 0, left: page.side, right: page.side },
      pdfVersion: '1.7',
      subset: 'PDF/A-2a',
      tagged: true,
      displayTitle: true,
      lang: languageCode,
      bufferPages: true,
      autoFirstPage: false,
      // else pdfkit begins with one that is not embedded
      font: '',
      info: { Title: title, Producer: 'OviPro', Creator: 'OviPro', CreationDate: new Date(creationTime) },
    });
    this.registerFont('regular', fontOf('regular') as unknown as string);
    this.registerFont('bold', fontOf('bold') as unknown as string);
    this.appendXML(accessibilityMark);
    Object.assign(this, { _id: createHash('sha256').update(documentId).digest().subarray(0, 16) });
  }

  /** An object of the file, packed by fflate: what Node's own zlib makes differs from version to version. */
  override ref(data: object): PDFKit.PDFKitReference {
    const kept = super.ref(data);
    const reference = kept as unknown as Reference;
    const finalize = reference.finalize.bind(reference);
    reference.finalize = () => {
      if (reference.compress && reference.buffer.length > 0) {
        reference.buffer = [zlibSync(Buffer.concat(reference.buffer))];
        reference.compress = false;
      }
      finalize();
    };
    return kept;
  }

  /** The bytes of the file, which is complete. */
  bytes(): Buffer {
    this.end();
    return this.read() as Buffer;
  }
}
