export { configurationPage } from './configuration';
export { generatedManifests } from './manifests';
export { services } from './processes';
