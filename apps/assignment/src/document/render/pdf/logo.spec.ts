import { aCmykJpeg, aGreyJpeg, aJpeg, aPng, type PngShape } from '../../../testing/documents/pictures';
import { maxLogoBytes, readLogo } from './logo';

const square = { width: 2, height: 2 };

describe('readLogo', () => {
  it.each<[string, PngShape, number[], number[]]>([
    ['grey', { ...square, colorType: 0 }, [128], [128, 128, 128]],
    ['grey of 16 bits', { ...square, colorType: 0, depth: 16 }, [128, 7], [128, 128, 128]],
    ['grey with alpha', { ...square, colorType: 4 }, [0, 127], [128, 128, 128]],
    ['RGB', { ...square, colorType: 2 }, [10, 20, 30], [10, 20, 30]],
    ['RGB of 16 bits', { ...square, colorType: 2, depth: 16 }, [10, 0, 20, 0, 30, 0], [10, 20, 30]],
    ['transparent', { ...square, colorType: 6 }, [10, 20, 30, 0], [255, 255, 255]],
    ['of a palette', { ...square, colorType: 3, palette: [1, 2, 3, 4, 5, 6] }, [1], [4, 5, 6]],
  ])('lays a PNG that is %s on white', (_, shape, pixel, color) => {
    const { data, ...logo } = readLogo(aPng(shape, () => pixel));
    expect(logo).toEqual({ ...square, colorSpace: 'DeviceRGB' });
    expect([...data]).toEqual([...color, ...color, ...color, ...color]);
  });

  it('reads samples of one bit', () => {
    // eight pixels in one byte: "pixel" stands for the byte here
    const bytes = aPng({ width: 8, height: 1, colorType: 0, depth: 1 }, (x) => (x === 0 ? [0b1010_0000] : []));
    expect([...readLogo(bytes).data].filter((_, index) => index % 3 === 0)).toEqual([255, 0, 255, 0, 0, 0, 0, 0]);
  });

  it.each([
    [1, [10, 20, 10, 20]],
    [2, [10, 10, 20, 20]],
    [3, [10, 15, 15, 25]],
    [4, [10, 20, 20, 30]],
  ])('undoes filter %i of a PNG', (filter, greys) => {
    // each sample says that it is 10 more than what the filter expects of its neighbours
    const { data } = readLogo(aPng({ ...square, colorType: 0, filter }, () => [10]));
    expect([...data].filter((_, index) => index % 3 === 0)).toEqual(greys);
  });

  it('takes the bytes of a JPEG as they are', () => {
    expect(readLogo(aJpeg())).toEqual({
      width: 24,
      height: 12,
      colorSpace: 'DeviceRGB',
      data: aJpeg(),
      filter: 'DCTDecode',
    });
    expect(readLogo(aGreyJpeg()).colorSpace).toBe('DeviceGray');
  });

  const png = aPng({ ...square, colorType: 2 }, () => [1, 2, 3]);
  const hugeHeader = aPng({ width: 1, height: 1, colorType: 0 }, () => [0]);
  hugeHeader.writeUInt32BE(100_000, 16);
  hugeHeader.writeUInt32BE(100_000, 20);

  it.each([
    ['a GIF', Buffer.from('GIF89a'), 'it is neither PNG nor JPEG'],
    ['SVG', Buffer.from('<svg onload="alert(1)"/>'), 'it is neither PNG nor JPEG'],
    ['nothing', Buffer.alloc(0), 'it is neither PNG nor JPEG'],
    ['too many bytes', Buffer.concat([png, Buffer.alloc(maxLogoBytes)]), 'it has more than 524288 bytes'],
    ['a PNG that ends early', png.subarray(0, 60), 'it is cut off'],
    ['a PNG that claims to be huge', hugeHeader, 'it has more than 4000000 pixels'],
    ['an interlaced PNG', aPng({ ...square, colorType: 2, interlaced: true }, () => [1, 2, 3]), 'it is interlaced'],
    ['a PNG with an unknown filter', aPng({ ...square, colorType: 0, filter: 9 }, () => [1]), 'filters does not exist'],
    [
      'a PNG with a short palette',
      aPng({ ...square, colorType: 3, palette: [1, 2, 3] }, () => [7]),
      'palette is too short',
    ],
    ['a JPEG for print', aCmykJpeg(), 'its colours are those of print'],
    ['a JPEG that ends early', aJpeg().subarray(0, -2), 'it is cut off'],
    ['a JPEG without a frame', Buffer.from('ffd8ffe00004aabbffd9', 'hex'), 'it has no frame'],
  ])('refuses %s', (_, bytes, reason) => {
    expect(() => readLogo(bytes)).toThrow(
      expect.objectContaining({
        name: 'DocumentInputError',
        fault: 'BAD_LOGO',
        message: expect.stringContaining(reason),
      }),
    );
  });
});
