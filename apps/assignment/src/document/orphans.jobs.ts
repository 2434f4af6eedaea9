import { defineJob } from '@ovipro/platform';

const everyMs = 24 * 3_600_000;

/** Removes content that belongs to no document, once a day: what was discarded while it was being brought away. */
export const orphanRemoval = defineJob<object>({
  kind: 'remove-orphaned-content',
  everyMs,
  async complete(tx) {
    await tx.execute(
      `DELETE FROM document_content c WHERE NOT EXISTS (SELECT FROM document d WHERE d.document_id = c.document_id)`,
    );
  },
});
