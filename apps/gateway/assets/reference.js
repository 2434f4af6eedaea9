/* global Redoc */
(() => {
  const patience = 5000;
  const place = document.getElementById('redoc');
  const notice = document.getElementById('notice');
  const state = document.getElementById('state');
  const source = place.dataset.document;

  const system = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
  const mono = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace';
  const options = {
    downloadUrls: [{ title: 'Download', url: source }],
    // on phones the bar scrolls away with the page
    scrollYOffset: matchMedia('(max-width: 40rem)').matches ? 0 : '.top',
    expandResponses: '200,201',
    requiredPropsFirst: true,
    jsonSamplesExpandLevel: 3,
    theme: {
      spacing: { sectionVertical: 24 },
      colors: { primary: { main: '#0b6379' }, text: { primary: '#1c2b33', secondary: '#46555d' } },
      typography: {
        fontFamily: system,
        headings: { fontFamily: system, fontWeight: '600' },
        code: { fontFamily: mono },
        links: { color: '#0b6379' },
      },
      sidebar: { backgroundColor: '#f5f7f8', textColor: '#1c2b33' },
      rightPanel: { backgroundColor: '#12303b' },
    },
  };

  // every free text has this pattern, which tells readers nothing
  const withoutAnyText = (key, value) => (key === 'pattern' && value === '^[^\\u0000]*$' ? undefined : value);

  function parsed(text) {
    try {
      return JSON.parse(text, withoutAnyText);
    } catch {
      return {};
    }
  }

  async function fetched() {
    const answer = await fetch(source).catch(() => undefined);
    if (!answer) throw new Error('The gateway does not answer now.');
    const body = parsed(await answer.text());
    if (!body.openapi) throw new Error(body.message || `The gateway answered ${answer.status} without a document.`);
    return body;
  }

  async function show() {
    try {
      Redoc.init(await fetched(), options, place, () => (notice.hidden = true));
    } catch (error) {
      const told = `${error.message} This page asks again every five seconds.`;
      // said once to readers who listen
      if (state.textContent !== told) state.textContent = told;
      notice.classList.add('down');
      setTimeout(show, patience);
    }
  }

  show();
})();
