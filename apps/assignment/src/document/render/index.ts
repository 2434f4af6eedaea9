export { DocumentInputError, type InputFault, RenderLimitError } from './errors';
export type {
  AppendixInput,
  ContinuationInput,
  ContractInput,
  DocumentAgency,
  DocumentAgent,
  DocumentInput,
  DocumentParty,
  PlanInput,
  PostalAddress,
} from './input';
export { unprintable } from './pdf/fonts';
export { maxLogoBytes, readLogo } from './pdf/logo';
export { renderDocument } from './render-document';
export { renderInWorker, type RenderLimits } from './render-in-worker';
