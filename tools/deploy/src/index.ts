export { generatedManifests } from './manifests';
