import type { LabelSchema } from '../../domain/label-schema/label-schema';
import { usePreset } from '../../services/schema/preset-service';
import { previewPublish, publishSchema } from '../../services/schema/publish-service';
import { schemaPresets } from '../../services/schema/read-schema-file';
import { listSchemas, showSchema } from '../../services/schema/schema-asset-service';
import { diffSchemaRefs } from '../../services/schema/schema-diff-service';
import { exportSchema, importSchema } from '../../services/schema/schema-exchange-service';
import { liftRetirement, retireSchema } from '../../services/schema/schema-retirement';
import { addClass, getSchema, setSchema, setSchemaFromFile } from '../../services/schema/schema-service';
import { os } from '../router';
import type { Session } from '../session';
import { toContract } from './to-contract';

export function schemaProcedures(session: Session) {
  const context = () => session.library().context;
  return {
    get: os.schemas.get.handler(({ input }) => toContract(getSchema(context(), input.version))),
    set: os.schemas.set.handler(({ input }) =>
      toContract(setSchema(context(), input.dataset, input.schema as LabelSchema)),
    ),
    setFromFile: os.schemas.setFromFile.handler(({ input }) =>
      toContract(setSchemaFromFile(context(), input.dataset, input.file)),
    ),
    addClass: os.schemas.addClass.handler(({ input }) => toContract(addClass(context(), input))),
    presets: os.schemas.presets.handler(() => toContract([...schemaPresets()])),
    usePreset: os.schemas.usePreset.handler(({ input }) =>
      toContract(usePreset(context(), input.dataset, input.preset)),
    ),
    ...libraryProcedures(session),
  };
}

/** Of the schemas that the library holds, beside those of drafts. */
function libraryProcedures(session: Session) {
  const context = () => session.library().context;
  return {
    list: os.schemas.list.handler(() => listSchemas(context())),
    show: os.schemas.show.handler(({ input }) => toContract(showSchema(context(), input.ref))),
    diff: os.schemas.diff.handler(({ input }) => toContract(diffSchemaRefs(context(), input.from, input.to))),
    previewPublish: os.schemas.previewPublish.handler(({ input }) =>
      toContract(previewPublish(context(), input.dataset)),
    ),
    publish: os.schemas.publish.handler(({ input }) => publishSchema(context(), input)),
    retire: os.schemas.retire.handler(({ input }) => retireSchema(context(), input)),
    liftRetirement: os.schemas.liftRetirement.handler(({ input }) => liftRetirement(context(), input)),
    exportFile: os.schemas.exportFile.handler(({ input, signal }) => {
      const source = {
        reader: session.documents,
        passwordOf: (file: string) => session.library().passwords.get(file),
        signal,
      };
      return exportSchema(context(), input, source);
    }),
    importFile: os.schemas.importFile.handler(({ input }) => importSchema(context(), input)),
  };
}
