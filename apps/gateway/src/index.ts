export { GatewayConfig, urlKey } from './config';
export { type ApiDocument, mergeDocuments } from './documents/merge';
export { startGateway } from './gateway';
export { type Api, apis, services } from './prefixes';
