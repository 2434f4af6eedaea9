import { ApiProperty } from '@nestjs/swagger';

/** The public half of a signing key (RFC 7517, elliptic curve P-256). */
export class JsonWebKey {
  @ApiProperty({ enum: ['EC'] })
  kty!: string;

  @ApiProperty({ enum: ['P-256'] })
  crv!: string;

  @ApiProperty()
  x!: string;

  @ApiProperty()
  y!: string;

  @ApiProperty()
  kid!: string;

  @ApiProperty({ enum: ['ES256'] })
  alg!: string;

  @ApiProperty({ enum: ['sig'] })
  use!: string;
}

export class JsonWebKeySet {
  @ApiProperty({ type: [JsonWebKey] })
  keys!: JsonWebKey[];
}
