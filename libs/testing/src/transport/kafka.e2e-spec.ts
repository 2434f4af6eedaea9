import { describeTransport } from './transport-suite';
import { describeWithKafka } from '../kafka/test-kafka';
import { kafkaUnderTest } from './kafka';

describeWithKafka('on a broker', () => describeTransport('kafka', kafkaUnderTest));
