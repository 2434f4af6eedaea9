export * from './permissions';
export * from './token.dto';
export * from './jwks.dto';
export * from './account.dto';
