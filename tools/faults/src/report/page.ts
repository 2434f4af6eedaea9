import type { Verdict } from '../checker/verdicts';
import { type Call, type Injected, succeeded } from '../history';

export interface Run {
  seed: number;
  transport: string;
  command: string;
  calls: Call[];
  faults: Injected[];
  verdicts: Verdict[];
  settledMs?: number;
}

const width = 1_100;
const height = 180;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The calls of each second. */
function seconds(calls: Call[]): Call[][] {
  const all: Call[][] = [];
  for (const call of calls) (all[Math.floor((call.at + call.took) / 1_000)] ??= []).push(call);
  return Array.from(all, (list) => list ?? []);
}

const p99 = (calls: Call[]): number =>
  calls.map(({ took }) => took).sort((a, b) => a - b)[Math.floor(calls.length * 0.99)] ?? 0;

function line(values: number[], colour: string): string {
  const top = Math.max(1, ...values);
  const points = values.map(
    (value, at) =>
      `${((at / Math.max(1, values.length - 1)) * width).toFixed(1)},${(height - (value / top) * height).toFixed(1)}`,
  );
  return `<polyline fill="none" stroke="${colour}" points="${points.join(' ')}"/><text x="4" y="12" fill="${colour}">${Math.round(top)}</text>`;
}

/** A time line of one figure, with the faults as stripes behind it. */
function plot(title: string, values: number[], faults: Injected[], colour: string): string {
  const scale = width / Math.max(1, values.length * 1_000);
  const stripes = faults.map(
    ({ fault, target, from, to }) =>
      `<rect x="${(from * scale).toFixed(1)}" y="0" width="${Math.max(2, (to - from) * scale).toFixed(1)}" height="${height}" fill="#d33" opacity="0.18"><title>${escaped(`${fault}: ${target}`)}</title></rect>`,
  );
  return `<h2>${title}</h2><svg viewBox="0 0 ${width} ${height}" width="100%" role="img" aria-label="${title}">${stripes.join('')}${line(values, colour)}</svg>`;
}

const verdictRow = ({ invariant, offences }: Verdict): string =>
  `<tr><th scope="row">${invariant}</th><td>${offences.length === 0 ? 'holds' : `<b>${offences.length} offences</b>, the first: ${escaped(offences[0])}`}</td></tr>`;

/** The run as a page that stands alone. */
export function page({ seed, transport, command, calls, faults, verdicts, settledMs }: Run): string {
  const bySecond = seconds(calls);
  const done = bySecond.map((list) => list.filter(succeeded).length);
  const unknown = calls.filter(({ status }) => status === undefined).length;
  const faultRows = faults.map(
    ({ fault, target, from, to }) =>
      `<tr><td>${(from / 1_000).toFixed(1)}</td><td>${((to - from) / 1_000).toFixed(1)}</td><td>${escaped(fault)}</td><td>${target}</td></tr>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Torture run</title>
<style>body{font:16px/1.5 system-ui;max-width:1100px;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse}td,th{border:1px solid #999;padding:.2rem .6rem;text-align:left}svg{border:1px solid #999;background:#fff}</style>
<h1>Torture run over ${transport}</h1>
<p><code>${escaped(command)}</code>, seed ${seed}: ${calls.length} requests (${calls.filter(succeeded).length} succeeded, ${unknown} without an answer), ${faults.length} faults; ${settledMs === undefined ? 'events still waited at the end' : `nothing waited ${(settledMs / 1_000).toFixed(1)} s after the end`}.</p>
<table>${verdicts.map(verdictRow).join('')}</table>
${plot('Successes a second', done, faults, '#06c')}
${plot('p99 of a second, milliseconds', bySecond.map(p99), faults, '#a50')}
<h2>Faults</h2><table><tr><th>at, s</th><th>for, s</th><th>fault</th><th>of</th></tr>${faultRows.join('')}</table></html>`;
}
