import type { Command } from 'commander';
import { toPoints } from '../../../domain/geometry/units';
import { boundsOfPart } from '../../../domain/regions/part-bounds';
import type { Part, Region } from '../../../domain/regions/region';
import type { CliSession } from '../cli-host';
import { onLibrary, type Client } from '../run-command';
import { documentNamer, renderTable, shortId } from '../tables';

type DocumentRow = Awaited<ReturnType<Client['documents']['list']>>['rows'][number];

/** Documents asked for at once. */
const SLICE = 1000;

/** `documents VERSION`, `regions VERSION [DOCUMENT]`. */
export function addListCommands(program: Command, session: CliSession): void {
  addDocuments(program, session);
  addRegions(program, session);
}

function addDocuments(program: Command, session: CliSession): void {
  program
    .command('documents')
    .argument('<VERSION>', 'dataset@draft, dataset@3, or the first digits of an id')
    .description('list the documents of a draft or version')
    .addHelpText('after', '\nExample:\n  $ colophon documents invoices@draft')
    .action(
      onLibrary<object, [string]>(session, 'read', async ({ client }, version) => {
        const rows: DocumentRow[] = [];
        for await (const row of documentsOf(client, version)) rows.push(row);
        const json = rows.map(({ id, file, name, pages, regions, reviewed, split }) => ({
          id,
          file,
          name,
          pages,
          regions,
          reviewed,
          split,
        }));
        type Row = (typeof json)[number];
        const columns = [
          { title: 'DOCUMENT', value: ({ name }: Row) => name },
          { title: 'PAGES', value: ({ pages }: Row) => pages },
          { title: 'REGIONS', value: ({ regions }: Row) => regions },
          { title: 'REVIEWED', value: ({ reviewed }: Row) => reviewed },
          { title: 'SPLIT', value: ({ split }: Row) => split },
          { title: 'ID', value: ({ id }: Row) => shortId(id) },
        ];
        return { json, text: renderTable(columns, json) };
      }),
    );
}

function addRegions(program: Command, session: CliSession): void {
  program
    .command('regions')
    .argument('<VERSION>', 'dataset@draft, dataset@3, or the first digits of an id')
    .argument('[DOCUMENT]', 'only of this document: its name, or the first digits of its id')
    .description('list the regions of a draft or version, with the ids that `edit` takes')
    .addHelpText('after', '\nExample:\n  $ colophon regions invoices@draft letter.pdf')
    .action(
      onLibrary<object, [string, string | undefined]>(
        session,
        'read',
        async ({ client }, version, document) => {
          const { classes } = await client.schemas.get({ version });
          const names = new Map(classes.map(({ id, name }) => [id, name]));
          const json: ReturnType<typeof listed>[] = [];
          const documents = new Map<string, { id: string; name: string }>();
          for await (const { name, ...place } of pagesOf(client, version, document)) {
            documents.set(place.document, { id: place.document, name });
            const { regions } = await client.labels.page({ version, ...place });
            for (const region of regions as Region[]) json.push(listed(region, place, names));
          }
          type Row = (typeof json)[number];
          const nameOf = documentNamer(documents.values());
          const columns = [
            { title: 'REGION', value: ({ id }: Row) => id },
            { title: 'DOCUMENT', value: ({ document: id }: Row) => nameOf(id) },
            { title: 'PAGE', value: ({ pageIndex }: Row) => pageIndex + 1 },
            { title: 'CLASS', value: (row: Row) => row.class },
            { title: 'BOX', value: ({ box }: Row) => box.join(' ') },
          ];
          return { json, text: renderTable(columns, json) };
        },
      ),
    );
}

async function* documentsOf(client: Client, version: string): AsyncGenerator<DocumentRow> {
  for (let offset = 0; ; offset += SLICE) {
    const { rows } = await client.documents.list({ version, offset, limit: SLICE });
    yield* rows;
    if (rows.length < SLICE) return;
  }
}

/** The pages that have regions, of one document or of all. */
async function* pagesOf(
  client: Client,
  version: string,
  only: string | undefined,
): AsyncGenerator<{ document: string; name: string; pageIndex: number }> {
  const documents =
    only === undefined ? documentsOf(client, version) : [{ id: only, regions: Number.POSITIVE_INFINITY }];
  for await (const { id, regions } of documents) {
    if (regions === 0) continue;
    const { pageList, id: document, name } = await client.documents.get({ version, document: id });
    for (const [pageIndex, page] of pageList.entries())
      if (page.regions > 0) yield { document, name, pageIndex };
  }
}

/** A region in points, with the box around its first part. */
function listed(
  { id, class: classId, parts, text }: Region,
  { document, pageIndex }: { document: string; pageIndex: number },
  names: ReadonlyMap<string, string>,
) {
  const box = boundsOfPart(parts[0] as Part).map(toPoints);
  const name = classId === null ? null : (names.get(classId) ?? classId);
  return {
    id,
    document,
    pageIndex,
    class: name,
    box,
    parts: parts.length,
    ...(text !== undefined && { text }),
  };
}
