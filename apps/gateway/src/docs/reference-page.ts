import { html } from './html';
import { page, wordsOf } from './page';

interface Reference {
  path: string;
  title: string;
  description: string;
  /** Where the gateway serves the OpenAPI document. */
  document: string;
}

/** A page on which Redoc shows an OpenAPI document; `reference.js` says so where the document is not to be had. */
const referencePage = ({ document, ...parts }: Reference): string =>
  page({
    ...parts,
    content: html`
      <main id="content" class="reference" tabindex="-1">
        <div id="notice" class="notice" role="status">
          <h1>${parts.title}</h1>
          <p id="state">The reference is being loaded.</p>
          <noscript><p>It is drawn by a script, and this browser runs none.</p></noscript>
          <p>The document itself: <a href="${document}">${document}</a></p>
        </div>
        <div id="redoc" data-document="${document}"></div>
      </main>
    `,
    scripts: ['redoc.standalone.js', 'reference.js'],
  });

/** The page of one API. */
export const apiPage = (name: string, base: string): string =>
  referencePage({
    path: `/docs/${name}`,
    title: `${wordsOf(name)} API`,
    description: `Every operation of the OviPro API below ${base}: parameters, bodies, answers and errors.`,
    document: `${base}/openapi.json`,
  });

/** The page of all APIs together. */
export const allPage = (): string =>
  referencePage({
    path: '/docs/all',
    title: 'All APIs',
    description: 'Every operation of every OviPro API on one page.',
    document: '/openapi.json',
  });
