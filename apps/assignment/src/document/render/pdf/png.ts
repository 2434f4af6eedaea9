import { inflateSync } from 'node:zlib';

/** A picture of red, green and blue bytes, row by row. */
export interface Pixels {
  width: number;
  height: number;
  rgb: Uint8Array;
}

interface Header {
  width: number;
  height: number;
  depth: number;
  colorType: number;
  interlaced: boolean;
}

/** Samples of a pixel by the type of colour: grey, RGB, palette, grey with alpha, RGB with alpha. */
const samplesOf: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const depthsOf: Record<number, number[]> = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] };

function chunksOf(bytes: Buffer): { type: string; data: Buffer }[] {
  const chunks = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (data.length < length) throw new Error('it is cut off');
    chunks.push({ type: bytes.toString('latin1', at + 4, at + 8), data });
    at += length + 12;
  }
  if (chunks.at(-1)?.type !== 'IEND') throw new Error('it is cut off');
  return chunks;
}

function readHeader(data: Buffer | undefined, maxPixels: number): Header {
  if (data?.length !== 13) throw new Error('it has no header');
  const header = {
    width: data.readUInt32BE(0),
    height: data.readUInt32BE(4),
    depth: data[8],
    colorType: data[9],
    interlaced: data[12] !== 0,
  };
  if (!depthsOf[header.colorType]?.includes(header.depth)) throw new Error('its type of colour does not exist');
  if (header.interlaced) throw new Error('it is interlaced: save it without that');
  if (header.width === 0 || header.height === 0) throw new Error('it is empty');
  if (header.width * header.height > maxPixels) throw new Error(`it has more than ${maxPixels} pixels`);
  return header;
}

/** Undoes the filters of PNG in place; every row has its filter before it. */
function unfilter(data: Buffer, rowBytes: number, rows: number, step: number): void {
  const stride = rowBytes + 1;
  for (let row = 0; row < rows; row += 1) {
    const filter = data[row * stride];
    for (let i = 1; i <= rowBytes; i += 1) {
      const at = row * stride + i;
      const left = i > step ? data[at - step] : 0;
      const up = row > 0 ? data[at - stride] : 0;
      const corner = row > 0 && i > step ? data[at - stride - step] : 0;
      data[at] += predict(filter, left, up, corner);
    }
  }
}

function predict(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) throw new Error('one of its filters does not exist');
  const estimate = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(estimate - value));
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** The sample with this number in a row, as a byte; one of a palette stays as it is. */
function sampleAt(row: Buffer, index: number, { depth, colorType }: Header): number {
  if (depth === 8) return row[index];
  if (depth === 16) return row[index * 2];
  const bit = index * depth;
  const value = (row[bit >> 3] >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
  return colorType === 3 ? value : Math.round((value * 255) / ((1 << depth) - 1));
}

/**
 * Reads a PNG and lays it on white.
 * @throws Error with the reason, as in "it is cut off"
 */
export function readPng(bytes: Buffer, maxPixels: number): Pixels {
  const chunks = chunksOf(bytes);
  const find = (type: string): Buffer | undefined => chunks.find((chunk) => chunk.type === type)?.data;
  const header = readHeader(find('IHDR'), maxPixels);
  const { width, height, depth, colorType } = header;
  const samples = samplesOf[colorType];
  const rowBytes = Math.ceil((width * samples * depth) / 8);
  const size = (rowBytes + 1) * height;
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const data = inflateSync(packed, { maxOutputLength: size });
  if (data.length !== size) throw new Error('it is cut off');
  unfilter(data, rowBytes, height, Math.max(1, (samples * depth) >> 3));
  const colorOf = colorReader(header, find('PLTE'), find('tRNS'));
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    const row = data.subarray(y * (rowBytes + 1) + 1, (y + 1) * (rowBytes + 1));
    for (let x = 0; x < width; x += 1) {
      const [red, green, blue, alpha] = colorOf((sample) => sampleAt(row, x * samples + sample, header));
      rgb.set(
        [red, green, blue].map((value) => Math.round((value * alpha + 255 * (255 - alpha)) / 255)),
        (y * width + x) * 3,
      );
    }
  }
  return { width, height, rgb };
}

type Color = [red: number, green: number, blue: number, alpha: number];
type SampleReader = (sample: number) => number;

/** How the samples of a pixel become a colour. One grey or colour that is declared transparent stays opaque. */
function colorReader({ colorType }: Header, palette?: Buffer, alphas?: Buffer): (at: SampleReader) => Color {
  if (colorType === 3) {
    if (!palette) throw new Error('it has no palette');
    return (at) => {
      const entry = at(0);
      if (entry * 3 + 2 >= palette.length) throw new Error('its palette is too short');
      return [palette[entry * 3], palette[entry * 3 + 1], palette[entry * 3 + 2], alphas?.[entry] ?? 255];
    };
  }
  const hasAlpha = colorType >= 4;
  const isGrey = colorType === 0 || colorType === 4;
  return (at) => {
    const alpha = hasAlpha ? at(isGrey ? 1 : 3) : 255;
    return isGrey ? [at(0), at(0), at(0), alpha] : [at(0), at(1), at(2), alpha];
  };
}
