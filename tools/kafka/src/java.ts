import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Of the JDK that JAVA_HOME names, else whatever the path finds. */
export function javaProgram(name: 'java' | 'keytool'): string {
  const home = process.env.JAVA_HOME && join(process.env.JAVA_HOME, 'bin', name);
  return home && existsSync(home) ? home : name;
}

/** The version of Java, as in 17; undefined where there is none. */
export function javaVersion(): number | undefined {
  const { stderr, status } = spawnSync(javaProgram('java'), ['-version'], { encoding: 'utf8' });
  const [, major] = /version "(\d+)/.exec(stderr ?? '') ?? [];
  return status === 0 && major ? Number(major) : undefined;
}

/** For a machine that has other things to do: it starts sooner and takes half the memory of the default settings. */
const frugal = ['-Xms64m', '-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-XX:+ExitOnOutOfMemoryError'];

/** The arguments that run a class of Kafka; `lib` is the folder with its artifacts. */
export const javaArguments = (lib: string, args: string[]): string[] => [
  ...frugal,
  `-Dlog4j2.configurationFile=${join(__dirname, '../log4j2.properties')}`,
  '-cp',
  join(lib, '*'),
  ...args,
];

/** In the POSIX locale Java could not open a folder whose name has letters beyond ASCII. */
export const javaEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, LC_ALL: 'C.UTF-8' });
