import { assert, nat, option, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { PAGE_POLICY } from '../../../src-main/contract/host-capabilities';
import { answerRange } from '../../../src-main/core/serve-file';
import { refuseStranger } from '../../../src-main/hosts/web/request-guard';
import { createSessions } from '../../../src-main/hosts/web/sessions';
import { safeFileName, safeRelativePath } from '../../../src-main/hosts/web/upload-names';

const OWN = '127.0.0.1:8123';

describe('who may ask', () => {
  test.each([
    [
      'our own page',
      'POST',
      '/rpc/a',
      { host: OWN, origin: `http://${OWN}`, 'sec-fetch-site': 'same-origin' },
      null,
    ],
    ['a typed address', 'GET', '/', { host: OWN, 'sec-fetch-site': 'none' }, null],
    ['a program that is no browser', 'GET', '/', { host: OWN }, null],
    ['no host at all', 'GET', '/', {}, 421],
    ['another port', 'GET', '/', { host: '127.0.0.1:8124' }, 421],
    ['https of our name', 'POST', '/rpc/a', { host: OWN, origin: `https://${OWN}` }, 403],
    [
      'a form of another site',
      'POST',
      '/',
      {
        host: OWN,
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
      },
      403,
    ],
    [
      'a frame of another site',
      'GET',
      '/',
      { host: OWN, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
      403,
    ],
  ])('%s', (...row) => {
    const [, method, path, headers, status] = row;
    expect(refuseStranger({ method, path, headers }, OWN)?.status ?? null).toBe(status);
  });
});

describe('sessions', () => {
  test('a token is spent by use; secrets and tokens never repeat', () => {
    const sessions = createSessions();
    const first = sessions.token();
    const secret = sessions.begin(first);
    expect(sessions.begin(first)).toBeNull();
    expect(sessions.isOpen(`Bearer ${secret}`)).toBe(true);
    expect(new Set([first, secret, sessions.token()]).size).toBe(3);
    expect(Buffer.from(first, 'base64url')).toHaveLength(32);
  });

  test('what is in use stays when many others begin', () => {
    const sessions = createSessions();
    const used = sessions.begin(sessions.token());
    const left = sessions.begin(sessions.token());
    for (let count = 0; count < 40; count += 1) {
      sessions.begin(sessions.token());
      expect(sessions.isOpen(`Bearer ${used}`)).toBe(true);
    }
    expect(sessions.isOpen(`Bearer ${left}`)).toBe(false);
  });
});

describe('names of uploads', () => {
  test('are never a way out of their folder, whatever was sent', () => {
    assert(
      property(string({ unit: 'binary' }), (given) => {
        const name = safeFileName(given);
        expect(name).not.toMatch(/[/\\\0]|^\.{1,2}$|^$/);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(201);
        for (const segment of safeRelativePath(given) ?? [])
          expect(segment).not.toMatch(/[/\\\0]|^\.{1,2}$|^$/);
      }),
    );
  });

  test('long ones keep their extension, usual ones their every letter', () => {
    expect(safeFileName(`${'ä'.repeat(300)}.pdf`)).toMatch(/^ä+\.pdf$/);
    expect(safeFileName('Angebot Nr. 7 (final) – Kopie.pdf')).toBe('Angebot Nr. 7 (final) – Kopie.pdf');
  });
});

test('a range never reaches outside the file', () => {
  assert(
    property(nat(50), option(nat(60)), option(nat(60)), (size, first, last) => {
      const { status, range, headers } = answerRange(`bytes=${first ?? ''}-${last ?? ''}`, size);
      expect(range === null).toBe(status !== 206);
      if (range === null) return;
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.end).toBeLessThan(size);
      expect(Number(headers['content-length'])).toBe(range.end - range.start + 1);
    }),
  );
});

test('the policy of the page lets nothing in from elsewhere and no text become code', () => {
  expect(PAGE_POLICY).toMatch(/^default-src 'none';/);
  expect(PAGE_POLICY).not.toMatch(/https?:|\*|'unsafe-eval'|script-src[^;]*'unsafe-inline'/);
  for (const closed of ['base-uri', 'form-action', 'frame-ancestors'])
    expect(PAGE_POLICY).toContain(`${closed} 'none'`);
});
