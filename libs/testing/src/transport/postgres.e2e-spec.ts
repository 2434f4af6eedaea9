import { postgresUnderTest } from './postgres';
import { describeTransport } from './transport-suite';

describeTransport('postgres', postgresUnderTest);
