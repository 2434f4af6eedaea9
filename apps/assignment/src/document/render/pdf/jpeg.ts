/** What has to be known of a JPEG to show it: its bytes go into the document as they are. */
export interface Jpeg {
  width: number;
  height: number;
  components: 1 | 3;
}

const endOfImage = 0xffd9;
/** Frames of baseline, extended and progressive coding. */
const frames = new Set([0xc0, 0xc1, 0xc2]);
const otherFrames = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

/**
 * Reads the frame of a JPEG.
 * @throws Error with the reason, as in "it is cut off"
 */
export function readJpeg(bytes: Buffer, maxPixels: number): Jpeg {
  if (bytes.lastIndexOf(Buffer.from([endOfImage >> 8, endOfImage & 255])) < 0) throw new Error('it is cut off');
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) throw new Error('it is damaged');
    const marker = bytes[at + 1];
    if (otherFrames.has(marker)) throw new Error('its coding is not shown everywhere: save it as baseline');
    if (frames.has(marker)) return frameAt(bytes, at + 4, maxPixels);
    // a byte that fills up, or a mark without a body
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  throw new Error('it has no frame');
}

function frameAt(bytes: Buffer, at: number, maxPixels: number): Jpeg {
  const [depth, height, width, components] = [
    bytes[at],
    bytes.readUInt16BE(at + 1),
    bytes.readUInt16BE(at + 3),
    bytes[at + 5],
  ];
  if (depth !== 8) throw new Error('its samples are not bytes');
  if (components !== 1 && components !== 3) throw new Error('its colours are those of print: save it as RGB');
  if (width === 0 || height === 0) throw new Error('it is empty');
  if (width * height > maxPixels) throw new Error(`it has more than ${maxPixels} pixels`);
  return { width, height, components };
}
