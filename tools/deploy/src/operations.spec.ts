import { configurationPage } from './configuration';
import { readText } from './files';
import { configs } from './processes';
import { variablesOf } from './variables';

describe('docs/configuration.md', () => {
  it('says what every variable is', () => {
    const page = configurationPage();
    const rows = new Map([...page.matchAll(/^\| `(\w+)` \|.*\| (.*) \|$/gm)].map(([, name, what]) => [name, what]));
    const names = [...configs.values()].flatMap(variablesOf).map(({ name }) => name);
    expect(names.filter((name) => !rows.get(name)?.trim())).toEqual([]);
  });
});

describe('docs/operations.md', () => {
  const headings = [...readText('docs/operations.md').matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    title.toLowerCase().replaceAll(' ', '-'),
  );
  const rules = readText('k8s/base/monitoring.yaml');
  const alerts = [...rules.matchAll(/- alert: (\w+)/g)].map(([, name]) => name);

  it.each(alerts)('says what %s means, where the alert points', (name) => {
    const anchor = `alert-${name.toLowerCase()}`;
    expect(rules).toContain(`docs/operations.md#${anchor}`);
    expect(headings).toContain(anchor);
  });

  it('explains no alert that is none', () => {
    expect(headings.filter((heading) => heading.startsWith('alert-'))).toHaveLength(alerts.length);
  });
});
