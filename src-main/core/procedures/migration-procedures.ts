import { os } from '../router';
import type { Session } from '../session';

const later = (): never => {
  throw new Error('not built yet');
};

export function migrationProcedures(_session: Session) {
  return {
    derive: os.migrations.derive.handler(later),
    readPlan: os.migrations.readPlan.handler(later),
    savePlan: os.migrations.savePlan.handler(later),
    preview: os.migrations.preview.handler(later),
    apply: os.migrations.apply.handler(later),
    review: os.migrations.review.handler(later),
  };
}
