import type { Block, Column, FieldRow } from '../pdf/block';
import type { PrintedTable } from '../words';
import type { Voice } from './voice';

const isBlank = (text: string | undefined): boolean => !text?.trim();

/** Collects labels with values. What is unset or blank leaves no label. */
export class FieldList {
  readonly rows: FieldRow[] = [];

  constructor(private readonly voice: Voice) {}

  text(label: string, value: string | undefined): this {
    if (value !== undefined && !isBlank(value)) this.rows.push({ label, value });
    return this;
  }

  yesNo(label: string, value: boolean | undefined): this {
    return this.text(label, value === undefined ? undefined : this.voice.yesNo(value));
  }

  date(label: string, value: string | undefined): this {
    return this.text(label, value && this.voice.format.date(value));
  }

  /** Amounts without a currency are euros. */
  money(label: string, amount: number | undefined, currencyCode?: string): this {
    return this.text(label, amount === undefined ? undefined : this.voice.format.money(amount, currencyCode));
  }

  /** An amount that somebody wrote: as money where it is a number and nothing else. */
  amount(label: string, text: string | undefined, currencyCode?: string): this {
    const isNumber = /^\d{1,12}([.,]\d{1,2})?$/.test(text?.trim() ?? '');
    return isNumber ? this.money(label, Number(text?.replace(',', '.')), currencyCode) : this.text(label, text);
  }

  percent(label: string, value: number | undefined): this {
    return this.text(label, value === undefined ? undefined : this.voice.format.percent(value));
  }

  number(label: string, value: number | undefined): this {
    return this.text(label, value === undefined ? undefined : this.voice.format.number(value));
  }

  code(label: string, table: PrintedTable, code: string | undefined): this {
    return this.text(label, code === undefined ? undefined : this.voice.code(table, code));
  }

  codes(label: string, table: PrintedTable, codes: string[] = []): this {
    return this.text(label, codes.map((code) => this.voice.code(table, code)).join('; '));
  }

  /** The collected rows as a block, or nothing where there are none. */
  blocks(): Block[] {
    return this.rows.length > 0 ? [{ kind: 'fields', rows: this.rows }] : [];
  }
}

/** A heading with what it heads, or nothing where that is empty. */
export const section = (text: string, blocks: Block[], level: 2 | 3 = 2): Block[] =>
  blocks.length > 0 ? [{ kind: 'heading', level, text }, ...blocks] : [];

/** A table without the columns that have nothing in any row, or nothing where there are no rows. */
export function table(columns: Column[], rows: string[][]): Block[] {
  const kept = columns.map((_, index) => rows.some((row) => !isBlank(row[index])));
  const keep = <T>(list: T[]): T[] => list.filter((_, index) => kept[index]);
  return rows.length > 0 ? [{ kind: 'table', columns: keep(columns), rows: rows.map(keep) }] : [];
}

export const list = (items: string[]): Block[] => (items.length > 0 ? [{ kind: 'list', items }] : []);
