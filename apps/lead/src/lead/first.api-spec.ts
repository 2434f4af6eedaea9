import { claimsOf, startTestService, type TestService } from '@ovipro/testing';
import { leadService } from '../service';
import sample from '../samples/lead.create.request.json';

describe('first', () => {
  let service: TestService;
  beforeAll(async () => (service = await startTestService(leadService)));
  afterAll(() => service?.close());
  it('works', async () => {
    const token = await service.issuer.token(claimsOf('agent', { agencyOfficeIds: [sample.lead.agencyOfficeId] }));
    const made = await service.send('POST', '/leads', { token, body: sample });

    const got = await service.send('GET', made.headers.get('location')!, { token });
    console.log(JSON.stringify(got.body), got.headers.get("etag"), (await service.send("GET","/leads?sort=leadStatusCode|asc&sort=assignmentTime|desc",{token})).text, await service.published("ovipro.lead"));
  });
});
