export { leadService } from './service';
