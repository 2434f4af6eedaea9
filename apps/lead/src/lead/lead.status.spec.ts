import { LeadStatusCode } from '@ovipro/contracts';
import { ApiError } from '@ovipro/platform';
import { checkTransition, isDecided, transitions } from './lead.status';

const allowed = [
  'NEW → IN_PROGRESS',
  'NEW → APPROVED',
  'NEW → REJECTED',
  'IN_PROGRESS → APPROVED',
  'IN_PROGRESS → REJECTED',
];

const pairs = LeadStatusCode.flatMap((from) => LeadStatusCode.map((to) => ({ from, to })));

describe('the life cycle of a lead', () => {
  it.each(pairs)('$from → $to', ({ from, to }) => {
    const attempt = () => checkTransition(from, to);
    if (from === to || allowed.includes(`${from} → ${to}`)) return expect(attempt).not.toThrow();
    expect(attempt).toThrow(ApiError);
    expect(attempt).toThrow(expect.objectContaining({ status: 400, errorCode: 'INVALID_STATUS' }));
    expect(attempt).toThrow(from);
    for (const next of transitions[from]) expect(attempt).toThrow(next);
  });

  it('ends at APPROVED and REJECTED', () => {
    expect(LeadStatusCode.filter(isDecided)).toEqual(['APPROVED', 'REJECTED']);
  });
});
