import { deflateSync } from 'node:zlib';

/** Samples of one pixel, as bytes. */
type Pixel = (x: number, y: number) => number[];

const chunk = (type: string, data: Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  // nobody here looks at the check sum of a chunk
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
};

export interface PngShape {
  width: number;
  height: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha. */
  colorType: number;
  depth?: number;
  interlaced?: boolean;
  palette?: number[];
  /** How each row is filtered; 0, not at all, is what our encoder can do for any row. */
  filter?: number;
}

/** A PNG made of pixels. */
export function aPng(shape: PngShape, pixel: Pixel): Buffer {
  const { width, height, colorType, depth = 8, interlaced = false, palette, filter = 0 } = shape;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colorType, 0, 0, interlaced ? 1 : 0], 8);
  const rows = Array.from({ length: height }, (_, y) => [
    filter,
    ...Array.from({ length: width }, (__, x) => pixel(x, y)).flat(),
  ]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...(palette ? [chunk('PLTE', Buffer.from(palette))] : []),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A logo with soft edges on a transparent ground: a dark disc beside three lines. */
export const aLogo = (): Buffer =>
  aPng({ width: 180, height: 60, colorType: 6 }, (x, y) => {
    const inDisc = Math.hypot(x - 30, y - 30) < 28;
    const inLine = x > 70 && y % 20 > 6 && y % 20 < 14;
    if (inDisc) return [0, 74, 143, 255];
    return inLine ? [200, 60, 40, 255 - Math.floor((x - 70) * 2)] : [0, 0, 0, 0];
  });

const jpeg = (base64: string): Buffer => Buffer.from(base64, 'base64');

/** 24 x 12 pixels, half blue and half red. */
export const aJpeg = (): Buffer => jpeg(jpegs.rgb);
export const aGreyJpeg = (): Buffer => jpeg(jpegs.grey);
/** The colours of print. */
export const aCmykJpeg = (): Buffer => jpeg(jpegs.cmyk);

const jpegs = {
  rgb: [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxO',
    'UlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09P',
    'T09PT09PT0//wAARCAAMABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAABAAG/8QAGBABAAMBAAAAAAAAAAAAAAAAAAVD',
    'gcH/xAAWAQEBAQAAAAAAAAAAAAAAAAAGAwT/xAAbEQABBQEBAAAAAAAAAAAAAAAAAQI0gbEEBf/aAAwDAQACEQMRAD8Ayp0ZbnQT',
    'oy3Ot/fHdWoQ8iYy8UckhsbH/9k=',
  ].join(''),
  grey: [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxO',
    'UlNSMj5aYVpQYEpRUk//wAALCAAMABgBAREA/8QAFgABAQEAAAAAAAAAAAAAAAAABAUG/8QAGBABAAMBAAAAAAAAAAAAAAAAAAVD',
    'gcH/2gAIAQEAAD8Ayp0ZbnTkM6Mtzpz/2Q==',
  ].join(''),
  cmyk: [
    '/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwANCQoLCggNCwoLDg4NDxMgFRMSEhMnHB4XIC4pMTAuKS0sMzpKPjM2RjcsLUBXQUZMTlJT',
    'UjI+WmFaUGBKUVJP/8AAFAgADAAYBEMRAE0RAFkRAEsRAP/EABoAAAIDAQEAAAAAAAAAAAAAAAAHAwQGBQj/xAAdEAEAAAYDAAAA',
    'AAAAAAAAAAAAAwYHQUTCRYKD/9oADgRDAE0AWQBLAAA/AFgzyyZxiUm5bx3RRrOBNOL31BiI2fDzust+DEpNy3juijWcCacXvqDE',
    'Rs+H/9k=',
  ].join(''),
};
