import 'reflect-metadata';
import { catalogue } from '@ovipro/contracts';
import { listDeadLetters } from './dlq';
import { showDeadLetters } from './show-dead-letter';
import { printLag } from './lag';
import { runConsumerCommand } from './consumer-command';
import { publish } from './publish';
import { tail } from './tail';

const usage = `npm run events -- <command>
  tail [topic ...] [--from-start] [--once]  print events as they come
  publish <topic> <file.jsonl>              send events as a neighbouring system would (not in production)
  dlq [consumer]                            list the dead letters
  dlq show <event id>                       print a dead letter with its headers, error and data
  redrive <consumer>                        handle a consumer's dead letters, in order, and unpark their keys
  replay <consumer>                         empty a projection and read its topics from the start
  snapshot <topic>                          publish the present state of every resource of a topic
  lag                                       what waits in outboxes and before consumers`;

const needed = (value: string | undefined): string => {
  if (!value) throw new Error(usage);
  return value;
};

/** A consumer is named after its service, as in `lead.directory`. */
const serviceOf = (consumer: string): string => consumer.split('.')[0];

function ownerOf(topic: string): string {
  const owner = catalogue.find((event) => event.topic.name === topic)?.topic.owner;
  if (!owner) throw new Error(`No service of ours publishes ${topic}.`);
  return owner;
}

/** @returns the exit code */
async function main([command, ...rest]: string[]): Promise<number> {
  const args = rest.filter((arg) => !arg.startsWith('--'));
  switch (command) {
    case 'tail':
      await tail(args, rest.includes('--from-start'), rest.includes('--once'));
      return 0;
    case 'publish': {
      const { sent, refused } = await publish(needed(args[0]), needed(args[1]));
      console.log(`${sent} events sent, ${refused} lines refused`);
      return refused > 0 ? 1 : 0;
    }
    case 'dlq':
      if (args[0] === 'show') return (await showDeadLetters(needed(args[1]))) > 0 ? 0 : 1;
      await listDeadLetters(args[0]);
      return 0;
    case 'redrive':
    case 'replay': {
      const result = await runConsumerCommand(serviceOf(needed(args[0])), args[0], command);
      console.log(result);
      return result.startsWith('failed') ? 1 : 0;
    }
    case 'snapshot':
      console.log(await runConsumerCommand(ownerOf(needed(args[0])), `topic ${args[0]}`, 'snapshot'));
      return 0;
    case 'lag':
      await printLag();
      return 0;
    default:
      console.error(usage);
      return command === undefined || command === '--help' ? 0 : 1;
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error((error as Error).message);
    process.exit(1);
  },
);
