import { BooleanField, IntField, TextField } from '@ovipro/contracts';
import { loadConfig } from './load';

class Settings {
  @IntField({ min: 0, max: 65_535 })
  port!: number;

  @BooleanField()
  metrics = true;

  @TextField({ max: 100, optional: true })
  password?: string;
}

describe('loadConfig', () => {
  it('reads numbers and booleans from their text, and keeps defaults', () => {
    expect(loadConfig(Settings, { PORT: '80', METRICS: 'false' })).toEqual({ port: 80, metrics: false });
    expect(loadConfig(Settings, { PORT: '80', METRICS: '' })).toEqual({ port: 80, metrics: true });
  });

  it.each(['123456', 'true'])('takes the text %s for a text where one is wanted', (password) => {
    expect(loadConfig(Settings, { PORT: '80', PASSWORD: password }).password).toBe(password);
  });

  it('asks a class for what its values are together, once each is good by itself', () => {
    class Range {
      @IntField({ min: 0, max: 9 })
      low = 1;

      @IntField({ min: 0, max: 9 })
      high = 2;

      faults(): string[] {
        return this.low > this.high ? ['LOW must not be above HIGH'] : [];
      }
    }
    expect(loadConfig(Range, { LOW: '2' })).toMatchObject({ low: 2, high: 2 });
    expect(() => loadConfig(Range, { LOW: '3' })).toThrow(
      'The environment is not complete: LOW must not be above HIGH',
    );
    expect(() => loadConfig(Range, { LOW: '10' })).toThrow(/LOW must be .*9$/);
  });

  it('names every variable at fault', () => {
    expect(() => loadConfig(Settings, { METRICS: '7' })).toThrow(/PORT is required; METRICS must be/);
  });
});
