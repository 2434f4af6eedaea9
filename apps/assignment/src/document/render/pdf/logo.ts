import { DocumentInputError } from '../errors';
import type { Sheet } from './flow';
import { readJpeg } from './jpeg';
import type { Pdf } from './pdf';
import { readPng } from './png';

/** A logo may have so many bytes, as it was uploaded. */
export const maxLogoBytes = 512 * 1024;
/** More than any screen shows; a small file could hold far more. */
const maxPixels = 4_000_000;

/** A picture that a PDF can hold: its samples, and how they are packed. */
export interface Logo {
  width: number;
  height: number;
  colorSpace: 'DeviceRGB' | 'DeviceGray';
  /** The samples, or with a filter what they are packed to. */
  data: Uint8Array;
  filter?: 'DCTDecode';
}

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const jpegStart = Buffer.from([0xff, 0xd8, 0xff]);
const startsWith = (bytes: Buffer, start: Buffer): boolean => bytes.subarray(0, start.length).equals(start);

/**
 * Reads a logo by its bytes, whatever its name says.
 * @throws DocumentInputError BAD_LOGO when it is neither PNG nor JPEG, too large or damaged
 */
export function readLogo(uploaded: Uint8Array): Logo {
  const bytes = Buffer.from(uploaded);
  if (bytes.length > maxLogoBytes) throw bad(`it has more than ${maxLogoBytes} bytes`);
  try {
    if (startsWith(bytes, pngStart)) return ofPng(bytes);
    if (startsWith(bytes, jpegStart)) return ofJpeg(bytes);
  } catch (error) {
    throw bad((error as Error).message);
  }
  throw bad('it is neither PNG nor JPEG');
}

const bad = (reason: string): DocumentInputError =>
  new DocumentInputError('BAD_LOGO', `The logo cannot be used: ${reason}.`);

function ofPng(bytes: Buffer): Logo {
  const { width, height, rgb } = readPng(bytes, maxPixels);
  return { width, height, colorSpace: 'DeviceRGB', data: rgb };
}

function ofJpeg(data: Buffer): Logo {
  const { width, height, components } = readJpeg(data, maxPixels);
  return { width, height, colorSpace: components === 1 ? 'DeviceGray' : 'DeviceRGB', data, filter: 'DCTDecode' };
}

function embed(pdf: Pdf, { width, height, colorSpace, data, filter }: Logo): PDFKit.PDFKitReference {
  const object = { Type: 'XObject', Subtype: 'Image', BitsPerComponent: 8, Width: width, Height: height };
  const reference = pdf.ref({ ...object, ColorSpace: colorSpace, ...(filter && { Filter: filter }) });
  reference.end(data);
  return reference;
}

/** Draws a logo as large as its box allows, at the upper right corner of it. */
export function drawLogo(
  { pdf, root }: Sheet,
  logo: Logo,
  description: string,
  box: { x: number; y: number; width: number; height: number },
): void {
  const scale = Math.min(box.width / logo.width, box.height / logo.height);
  const [width, height] = [logo.width * scale, logo.height * scale];
  const x = box.x + box.width - width;
  const picture = { label: 'Logo', width: logo.width, height: logo.height, obj: embed(pdf, logo) };
  const figure = root.child('Figure', { alt: description, bbox: [x, box.y, x + width, box.y + height] });
  figure.draw(() => pdf.image(picture as never, x, box.y, { width, height }));
  figure.end();
}
