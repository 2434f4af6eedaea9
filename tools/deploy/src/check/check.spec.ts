import { policyFaults } from './policies';
import { type Manifest, overlays, render } from './render';
import { schemaFaults } from './strict';

const rendered = new Map(overlays.map((overlay) => [overlay, render(overlay)]));

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what a check must find is no valid type
type Loose = Record<string, any>;

/** The production overlay with one object otherwise. */
function changed(kind: string, name: string, change: (manifest: Loose) => void): Manifest[] {
  const copy = structuredClone(rendered.get('prod')!);
  change(copy.find(({ kind: its, metadata }) => its === kind && metadata.name === name)!);
  return copy;
}

const container = (manifest: Loose) => manifest.spec.template.spec.containers[0];
type Change = [kind: string, name: string, change: (manifest: Loose) => void];
const app = (change: (container: Loose) => void): Change => [
  'Deployment',
  'lead-api',
  (manifest) => change(container(manifest)),
];
const gateways: Change = ['Deployment', 'gateway', ({ spec }) => (spec.replicas = 4)];
const scaler: Change = ['HorizontalPodAutoscaler', 'lead-api', ({ spec }) => (spec.scaleTargetRef.name = 'gateway')];

describe.each(overlays)('the overlay %s', (overlay) => {
  it('holds what an API server takes, unknown keys refused', () => {
    expect(rendered.get(overlay)!.flatMap(schemaFaults)).toEqual([]);
  });

  it('keeps the policies, and tells every process what it reads and nothing else', () => {
    expect(policyFaults(rendered.get(overlay)!)).toEqual([]);
  });
});

describe('the check', () => {
  it.each([
    ['a misspelt key', (lead: Loose) => (container(lead).enviroment = []), /must NOT have additional.*enviroment/],
    ['a number where a list stands', (lead: Loose) => (container(lead).args = 1), /args must be array/],
    ['a key of no spec', (lead: Loose) => (lead.spec.replica = 2), /replica/],
  ])('refuses %s', (_what, change, sentence) => {
    const faults = changed('Deployment', 'lead-api', change).flatMap(schemaFaults);
    expect(faults).toEqual([expect.stringMatching(sentence)]);
  });

  it('refuses what custom resources do not know', () => {
    const faults = changed('KafkaTopic', 'ovipro.lead', ({ spec }) => (spec.replica = 1)).flatMap(schemaFaults);
    expect(faults).toEqual([expect.stringMatching(/replica/)]);
  });

  it.each([
    ['root', app((c) => delete c.securityContext.readOnlyRootFilesystem), /writes to its root file system/],
    ['no limits', app((c) => delete c.resources.limits), /has no limits/],
    ['a missing probe', app((c) => delete c.livenessProbe), /is not probed/],
    ['the newest image', app((c) => (c.image = 'ovipro/lead:latest')), /not pinned/],
    ['an image of any version', app((c) => (c.image = 'ovipro/lead')), /not pinned/],
    ['a variable nobody reads', app((c) => c.env.push({ name: 'DATABASE_UR', value: 'x' })), /told DATABASE_UR, which/],
    [
      'a variable too few',
      app((c) => (c.env = c.env.filter((e: Loose) => e.name !== 'DATABASE_URL'))),
      /DATABASE_URL is required/,
    ],
    ['a gateway too many', gateways, /4 replicas, and/],
    ['gateways whose number varies', scaler, /has an autoscaler/],
    ['a value that is refused', app((c) => c.env.push({ name: 'ROLE', value: 'reader' })), /ROLE must be/],
  ])('refuses %s', (_what, change, sentence) => {
    expect(policyFaults(changed(...change)).join()).toMatch(sentence);
  });
});
