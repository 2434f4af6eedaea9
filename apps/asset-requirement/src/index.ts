export { assetRequirementService } from './service';
