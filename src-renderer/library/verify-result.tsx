import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { Api, LongResult } from '../api/client';
import { libraryTexts as texts } from '../texts/library-texts';
import { countOf, formatCount } from '../texts/words';
import classes from './verify-result.module.css';

export type Verification = LongResult<Api['session']['verify']>;

/** What a check found: counts when all is well, every problem with its place when not. */
export function VerifyResult({ result }: { readonly result: Verification }) {
  const { ok, checked, problems } = result;
  const counts = Object.entries(checked).map(([what, count]) => `${formatCount(count)} ${what}`);
  return (
    <div role="status" className={classes.result} data-ok={ok} data-selectable>
      <div className={classes.line}>
        {ok ? (
          <IconCircleCheck size={17} aria-hidden="true" />
        ) : (
          <IconAlertTriangle size={17} aria-hidden="true" />
        )}
        <strong>{ok ? texts.verifyOk : texts.verifyBad(countOf(problems.length, 'problem'))}</strong>
      </div>
      {!ok && (
        <>
          <ul className={classes.problems}>
            {problems.map(({ what, where }) => (
              <li key={`${where} ${what}`}>
                {what} <code>{where}</code>
              </li>
            ))}
          </ul>
          <div>{texts.verifyNext}</div>
        </>
      )}
      <div className={classes.counts}>
        {texts.checked}: {counts.join(', ')}
      </div>
    </div>
  );
}
