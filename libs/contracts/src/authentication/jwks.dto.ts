import { CodeField, ListOf, TextField } from '../common/fields';

/** The public half of a signing key (RFC 7517, elliptic curve P-256). */
export class JsonWebKey {
  @CodeField(['EC'], { description: 'The kind of key: elliptic curve' })
  kty!: string;

  @CodeField(['P-256'], { description: 'The curve' })
  crv!: string;

  @TextField({
    max: 100,
    description: 'The x coordinate of the public point, base64url',
    example: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  })
  x!: string;

  @TextField({
    max: 100,
    description: 'The y coordinate of the public point, base64url',
    example: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  })
  y!: string;

  @TextField({ max: 200, description: 'The id of the key, which tokens name in their header', example: '2024-05-02' })
  kid!: string;

  @CodeField(['ES256'], { description: 'The signature algorithm' })
  alg!: string;

  @CodeField(['sig'], { description: 'What the key is for: signatures' })
  use!: string;
}

/** The public keys of the issuer of tokens (RFC 7517). */
export class JsonWebKeySet {
  @ListOf(() => JsonWebKey, {
    description: 'Every key whose tokens may still be in use; a new one stands here before it signs',
  })
  keys!: JsonWebKey[];
}
