import { randomUUID } from 'node:crypto';
import type { Service } from '@ovipro/platform';
import { AnswerChecker } from './checker';
import { type Documents, loadDocuments } from './document';
import { type SendRequest, httpSender } from './http';

/** Sends to a running service. */
export interface CheckedSender {
  documents: Documents;
  sendRequest: SendRequest;
  close(): void;
}

/** Every answer of the service at `url` is held against its API documents; one that differs rejects the exchange. */
export async function checkedSender(service: Pick<Service, 'apis'>, url: string): Promise<CheckedSender> {
  const http = httpSender(url);
  const documents = await loadDocuments(service, http.sendRequest);
  const checker = new AnswerChecker(documents);
  const sendRequest: SendRequest = async (method, path, request = {}) => {
    const given = Object.entries(request.headers ?? {}).find(([name]) => name.toLowerCase() === 'request-id');
    const requestId = given ? given[1] : randomUUID();
    const answer = await http.sendRequest(method, path, {
      ...request,
      headers: { ...request.headers, 'request-id': requestId },
    });
    checker.assertDocumented(method, path, requestId, answer);
    return answer;
  };
  return { documents, sendRequest, close: () => http.close() };
}
