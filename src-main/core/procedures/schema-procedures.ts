import type { LabelSchema } from '../../domain/label-schema/label-schema';
import { addClass, getSchema, setSchema, setSchemaFromFile } from '../../services/schema-service';
import { os } from '../router';
import type { Session } from '../session';
import { toContract } from './to-contract';

const later = (): never => {
  throw new Error('not built yet');
};

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
    list: os.schemas.list.handler(later),
    show: os.schemas.show.handler(later),
    diff: os.schemas.diff.handler(later),
    previewPublish: os.schemas.previewPublish.handler(later),
    publish: os.schemas.publish.handler(later),
    retire: os.schemas.retire.handler(later),
    exportFile: os.schemas.exportFile.handler(later),
    importFile: os.schemas.importFile.handler(later),
    presets: os.schemas.presets.handler(later),
    usePreset: os.schemas.usePreset.handler(later),
  };
}
