import { type Flavour, missing, startVeraPdf, type VeraPdf, type Violation } from '@ovipro/verapdf';

/** All that keeps a file from being what its flavour asks for. */
export type ValidatePdf = (bytes: Uint8Array, flavour: Flavour) => Promise<Violation[]>;

/**
 * Tests with veraPDF, of which one process serves the whole block.
 * Without Java or Maven they are skipped; in CI, where `CI` is set, they fail.
 */
export function describeWithVeraPdf(title: string, tests: (validatePdf: ValidatePdf) => void): void {
  const lacking = missing();
  const skipped = lacking !== undefined && !process.env.CI;
  (skipped ? describe.skip : describe)(`${title} [needs a JDK 17 and Maven]`, () => {
    let veraPdf: VeraPdf;

    // Maven fetches it the first time
    beforeAll(async () => {
      veraPdf = await startVeraPdf();
    }, 300_000);
    afterAll(() => veraPdf?.stop());

    tests((bytes, flavour) => veraPdf.validatePdf(bytes, flavour));
  });
}
