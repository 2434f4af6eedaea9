import { MeetingStatusCode } from '@ovipro/contracts';
import { ApiError } from '@ovipro/platform';
import { checkTransition, transitions } from './meeting.status';

const allowed = ['WAITING → WON', 'WAITING → LOST', 'WAITING → CANCELLED', 'WON → LOST', 'LOST → WON'];

const pairs = MeetingStatusCode.flatMap((from) => MeetingStatusCode.map((to) => ({ from, to })));

describe('the life cycle of a meeting', () => {
  it.each(pairs)('$from → $to', ({ from, to }) => {
    const attempt = () => checkTransition(from, to);
    if (from === to || allowed.includes(`${from} → ${to}`)) return expect(attempt).not.toThrow();
    expect(attempt).toThrow(ApiError);
    expect(attempt).toThrow(expect.objectContaining({ status: 400, errorCode: 'INVALID_STATUS' }));
    expect(attempt).toThrow(from);
    for (const next of transitions[from]) expect(attempt).toThrow(next);
  });
});
