import { answerJson, answerSentence, type Exchange } from './exchange';
import type { Sessions } from './sessions';

const MAX_BODY_BYTES = 1024;

/**
 * Gives a session's secret for the token of the printed address, once.
 * @param onSpent called when the token was right and is used up
 */
export async function answerSession(
  exchange: Exchange,
  sessions: Sessions,
  onSpent: () => void,
): Promise<void> {
  if (exchange.method !== 'POST') return answerSentence(exchange, 405, 'A session begins with a POST.');
  // A form of another site cannot send this type without asking first, and we never say yes.
  if (exchange.request.headers['content-type'] !== 'application/json') {
    return answerSentence(exchange, 415, 'A session begins with application/json.');
  }
  const secret = sessions.begin(tokenOf(await readShortBody(exchange)));
  if (secret === null) {
    return answerSentence(
      exchange,
      401,
      'This address was used before. Open the newest one that Colophon printed.',
    );
  }
  answerJson(exchange, { secret });
  onSpent();
}

async function readShortBody({ request }: Exchange): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return '';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function tokenOf(body: string): string {
  try {
    const given: unknown = JSON.parse(body);
    const token = typeof given === 'object' && given !== null && 'token' in given ? given.token : '';
    return typeof token === 'string' ? token : '';
  } catch {
    return '';
  }
}
