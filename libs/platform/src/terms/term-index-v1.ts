/** The tables of a term index, as a migration names them: what is said here never changes any more. */
export interface TermIndexTables {
  /** The table whose rows are found, which has a column `search_terms text[]`, an office and an id. */
  of: string;
  /** Its id column. */
  id: string;
  /** Further columns that the index includes, with their types, as in `{ creation_time: 'timestamptz(3)' }`. */
  includes: Record<string, string>;
}

/** The name of the table of terms, as in `meeting_term`. */
export const termTableOf = (table: string): string => `${table}_term`;

/**
 * The SQL of a term index, for migrations: a table of the terms of each row, and triggers that keep it up with the column
 * `search_terms`. A statement adds terms and removes others; an unchanged list writes nothing.
 */
export const termIndexV1 = {
  up: ({ of, id, includes }: TermIndexTables): string => {
    const table = termTableOf(of);
    const columns = Object.entries(includes);
    const shown = columns.map(([name]) => `, ${name}`).join('');
    const terms = (rows: string): string =>
      `SELECT agency_office_id, unnest(search_terms) AS term, ${id}${shown} FROM ${rows}`;
    const gone = (rows: string): string => `DELETE FROM ${table} kept USING (${rows}) gone
        WHERE (kept.agency_office_id, kept.term, kept.${id}) = (gone.agency_office_id, gone.term, gone.${id})`;
    return `
  CREATE TABLE ${table} (
    agency_office_id uuid NOT NULL,
    term text COLLATE "C" NOT NULL,
    ${id} uuid NOT NULL,${columns.map(([name, type]) => `\n    ${name} ${type} NOT NULL,`).join('')}
    CONSTRAINT pk_${table} PRIMARY KEY (agency_office_id, term, ${id})${shown && ` INCLUDE (${shown.slice(2)})`}
  ) WITH (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.02);
  CREATE FUNCTION keep_${table}() RETURNS trigger LANGUAGE plpgsql AS $body$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      INSERT INTO ${table} ${terms('added')};
    ELSIF TG_OP = 'DELETE' THEN
      ${gone(terms('removed'))};
    ELSE
      ${gone(`${terms('removed')} EXCEPT ${terms('added')}`)};
      INSERT INTO ${table} ${terms('added')} EXCEPT ${terms('removed')};
    END IF;
    RETURN NULL;
  END $body$;
  CREATE TRIGGER ${table}_added AFTER INSERT ON ${of} REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION keep_${table}();
  CREATE TRIGGER ${table}_changed AFTER UPDATE ON ${of} REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION keep_${table}();
  CREATE TRIGGER ${table}_removed AFTER DELETE ON ${of} REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION keep_${table}();`;
  },

  /** Before the table whose rows it finds is dropped. */
  down: ({ of }: Pick<TermIndexTables, 'of'>): string => {
    const table = termTableOf(of);
    const triggers = ['added', 'changed', 'removed'].map((when) => `DROP TRIGGER ${table}_${when} ON ${of};`).join(' ');
    return `${triggers} DROP FUNCTION keep_${table}; DROP TABLE ${table};`;
  },
};
