export { missing } from './artifacts';
export { type Flavour, startVeraPdf, type VeraPdf, type Violation } from './vera-pdf';
