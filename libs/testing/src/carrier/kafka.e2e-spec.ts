import { describeCarrier } from './carrier-suite';
import { describeWithKafka } from '../kafka/test-kafka';
import { kafkaUnderTest } from './kafka';

describeWithKafka('on a broker', () => describeCarrier('kafka', kafkaUnderTest));
