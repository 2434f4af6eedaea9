const levels: Record<string, { word: string; colour: number }> = {
  trace: { word: 'trace', colour: 90 },
  debug: { word: 'debug', colour: 90 },
  info: { word: 'info', colour: 32 },
  warn: { word: 'warn', colour: 33 },
  error: { word: 'error', colour: 31 },
  fatal: { word: 'fatal', colour: 31 },
};

const order = Object.keys(levels);

/** Fields that stand elsewhere in the line, or say what its reader knows. */
const known = new Set(['level', 'time', 'pid', 'hostname', 'service', 'msg', 'requestId', 'traceparent']);
const ofRequest = new Set(['event', 'method', 'route', 'url', 'status', 'ms', 'sub']);

type Fields = Record<string, unknown>;

/** A log line as a person reads it. */
export class Renderer {
  constructor(
    private readonly colours: boolean,
    private readonly nameWidth: number,
  ) {}

  /** A line that a process has written: JSON, or whatever Node and its libraries print beside it. */
  line(name: string, line: string): string {
    const fields = parse(line);
    if (!fields) return this.text(name, 'warn', line);
    const request = typeof fields.requestId === 'string' ? this.paint(90, `  ${visible(fields.requestId)}`) : '';
    return `${this.text(name, levelOf(fields), message(fields), fields.time)}${request}`;
  }

  text(name: string, level: string, text: string, time?: unknown): string {
    const { word, colour } = levels[level] ?? { word: level, colour: 0 };
    const clock = this.paint(90, clockTime(time));
    return `${clock} ${name.padEnd(this.nameWidth)} ${this.paint(colour, visible(word).padEnd(5))} ${visible(text)}`;
  }

  private paint(colour: number, text: string): string {
    return this.colours ? `\x1b[${colour}m${text}\x1b[0m` : text;
  }
}

/** Whether a line is at least that grave; lines that are no JSON do not say. */
export function atLeast(line: string, level: string): boolean {
  const fields = parse(line);
  return fields !== undefined && order.indexOf(levelOf(fields)) >= order.indexOf(level);
}

function parse(line: string): Fields | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Fields;
  } catch {
    return undefined;
  }
}

const levelOf = (fields: Fields): string => (typeof fields.level === 'string' ? fields.level : 'info');

function message(fields: Fields): string {
  if (fields.event === 'http.request') return requestMessage(fields);
  const text = typeof fields.msg === 'string' ? fields.msg : '';
  return [text, ...details(fields, known)].filter((part) => part !== '').join('  ');
}

function requestMessage(fields: Fields): string {
  const path = fields.url ?? fields.route ?? '';
  const skipped = new Set([...known, ...ofRequest]);
  return [`${fields.method} ${path} ${fields.status} ${fields.ms} ms`, ...details(fields, skipped)].join('  ');
}

const details = (fields: Fields, skipped: Set<string>): string[] =>
  Object.entries(fields)
    .filter(([name, value]) => !skipped.has(name) && value !== undefined && value !== null)
    .map(([name, value]) => `${name}=${plain(name === 'err' ? briefly(value) : value)}`);

/** An error's type and message; its stack is in the log file. */
function briefly(err: unknown): unknown {
  const { type, message: text } = (err ?? {}) as { type?: string; message?: string };
  return text === undefined ? err : `${type ?? 'Error'}: ${text}`;
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Escapes what has no business on a terminal: a stranger's control characters, and marks that turn a line around. */
const visible = (text: string): string =>
  text.replace(/[^\P{Cc}\t]|[\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) =>
    [...sign.split('')].map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  );

function clockTime(time: unknown): string {
  const date = typeof time === 'string' || typeof time === 'number' ? new Date(time) : new Date();
  const parts = Number.isNaN(date.getTime()) ? new Date() : date;
  return [parts.getHours(), parts.getMinutes(), parts.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
