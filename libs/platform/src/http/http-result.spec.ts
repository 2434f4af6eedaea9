import { file } from './http-result';

describe('a file', () => {
  const headersOf = (fileName: string) =>
    file(Buffer.from('abc'), { mediaType: 'application/pdf', fileName, etag: '"1"' }).headers;

  it('is answered with its type, length and version', () => {
    expect(headersOf('a plain name (1).pdf')).toEqual({
      etag: '"1"',
      'content-type': 'application/pdf',
      'content-length': '3',
      'content-disposition': 'inline; filename="a plain name (1).pdf"',
      'x-content-type-options': 'nosniff',
    });
  });

  it('keeps a name that is not ASCII, and nothing that could end the header', () => {
    expect(headersOf('Myyntitoimeksianto "Ä"\r\n.pdf')['content-disposition']).toBe(
      `inline; filename="Myyntitoimeksianto _____.pdf"; filename*=UTF-8''Myyntitoimeksianto%20%22%C3%84%22%0D%0A.pdf`,
    );
  });
});
