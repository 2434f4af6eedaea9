/** What `npm start` was asked for. */
export interface Options {
  /** Of the repository. */
  root: string;
  /** Folder for everything that is kept. */
  data: string;
  /** Of the gateway. */
  port: number;
  fresh: boolean;
  demo: boolean;
  json: boolean;
  /** Events over Kafka. */
  kafka: boolean;
}

/** `progress.mjs`: one line per step, and what is printed beside it. */
export interface Progress {
  begin(text: string, options?: { long?: boolean }): void;
  detail(text: string): void;
  done(): void;
  failed(): void;
  print(text: string): void;
  readonly stream: NodeJS.WriteStream;
}
