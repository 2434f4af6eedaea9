import { catalogue } from './catalogue';
import { directoryGroup, directoryKinds } from './directories';

describe.each(Object.entries(directoryKinds))('the kind %s', (_kind, { states, resourceOf, removal }) => {
  const events = removal ? [...states, removal.event] : states;
  const [{ topic }] = states;

  it('is told of by all events of its topic, and by no others', () => {
    const ofTopic = catalogue.filter((event) => event.topic === topic);
    expect(events.map(({ name }) => name).sort()).toEqual(ofTopic.map(({ name }) => name).sort());
  });

  it('can be read from the start: its topic is compacted, and every state shows the resource of the key', () => {
    expect(topic.compacted).toBe(true);
    for (const { sample } of states) expect(resourceOf(sample!)).toHaveProperty(topic.key);
  });

  it('ends by a tombstone', () => expect(removal?.event.data).toBeUndefined());
});

it('a directory reads the topics of its kinds', () => {
  const { name, topics } = directoryGroup('viewing', ['party', 'agent']);
  expect([name, topics.map((topic) => topic.name)]).toEqual(['viewing.directory', ['ovipro.party', 'ovipro.agent']]);
});
