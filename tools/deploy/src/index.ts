export { configurationPage } from './configuration';
export { generatedManifests } from './manifests';
