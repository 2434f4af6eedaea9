import { apis } from '../prefixes';
import { type Content, html, type Html } from './html';

/** The name of an API as people read it: `asset-requirement` is `Asset requirement`. */
export const wordsOf = (name: string): string => (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll('-', ' ');

/** Where the pages stand, in the order of the navigation. */
const places: [path: string, name: string][] = [
  ...apis.map(({ name }): [string, string] => [`/docs/${name}`, wordsOf(name)]),
  ['/docs/all', 'All APIs'],
  ['/docs/events', 'Events'],
];

interface Page {
  /** Its own path, which the navigation marks. */
  path: string;
  title: string;
  /** One sentence for search results and link previews. */
  description: string;
  /** The page's landmarks: everything below the navigation. */
  content: Content;
  /** Scripts in the order they run, after the page is read. */
  scripts?: string[];
}

const link = (here: string, [path, name]: [string, string]): Html =>
  html`<li><a href="${path}" ${path === here && html`aria-current="page"`}>${name}</a></li>`;

/** A whole page of the documentation, with the navigation that all of them share. */
export const page = ({ path, title, description, content, scripts = [] }: Page): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · OviPro</title>
        <meta name="description" content="${description}" />
        <link rel="icon" href="/docs/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/docs/assets/docs.css" />
        ${scripts.map((script) => html`<script src="/docs/assets/${script}" defer></script>`)}
      </head>
      <body>
        <a class="skip" href="#content">Skip to content</a>
        <header class="top">
          <a class="brand" href="/docs" ${path === '/docs' && html`aria-current="page"`}>OviPro <span>docs</span></a>
          <nav aria-label="Documentation">
            <ul>
              ${places.map((place) => link(path, place))}
            </ul>
          </nav>
        </header>
        ${content}
      </body>
    </html>`.text;
