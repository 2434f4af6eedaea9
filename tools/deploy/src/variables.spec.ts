import { configs } from './processes';
import { variablesOf } from './variables';

const of = (app: string) => new Map(variablesOf(configs.get(app)!).map((variable) => [variable.name, variable]));

describe('the variables of a config class', () => {
  it('are its own, its parents’ and those that are declared for each service', () => {
    expect([...of('lead').keys()]).toEqual(
      expect.arrayContaining(['PORT', 'DATABASE_URL', 'KAFKA_BROKERS', 'ROLE', 'LEAD_RETENTION_DAYS']),
    );
    expect([...of('gateway').keys()]).toEqual(
      expect.arrayContaining(['ASSET_REQUIREMENT_URL', 'ASSET_REQUIREMENT_MANAGEMENT_URL', 'RATE_LIMIT_PER_SECOND']),
    );
  });

  it('are required where there is neither a default nor leave to omit them', () => {
    const lead = of('lead');
    const required = ['PORT', 'DATABASE_URL', 'KAFKA_BROKERS', 'ROLE'].map((name) => lead.get(name)?.required);
    expect(required).toEqual([true, true, false, false]);
    expect(lead.get('DATABASE_POOL_SIZE')).toMatchObject({ default: '10', schema: { minimum: 1, maximum: 200 } });
  });
});
