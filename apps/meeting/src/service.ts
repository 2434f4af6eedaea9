import { meetingTopic } from '@ovipro/contracts';
import { defineService, ServiceConfig } from '@ovipro/platform';
import { DirectoryModule } from './directory/directory.module';
import { MeetingEntity } from './meeting/meeting.entity';
import { MeetingModule } from './meeting/meeting.module';
import { meetingRoot } from './meeting/meeting.root';
import { CreateMeeting1795382290271 } from './migrations/1795382290271-create-meeting';
import { IndexMeetingSource1795390931000 } from './migrations/1795390931000-index-meeting-source';
import { UpkeepModule } from './upkeep/upkeep.module';

export const meetingService = defineService({
  name: 'meeting',
  config: ServiceConfig,
  apis: [
    {
      name: 'meeting',
      title: 'Meeting API',
      description: 'Sales meetings and evaluation visits of agents with their customers, and what came of them.',
      tags: { Meetings: 'Visits of agents to customers who may give an assignment, and what came of them.' },
      modules: [MeetingModule],
    },
  ],
  modules: [DirectoryModule, UpkeepModule],
  persistence: {
    name: 'meeting',
    entities: [MeetingEntity],
    migrations: [CreateMeeting1795382290271, IndexMeetingSource1795390931000],
  },
  roots: [meetingRoot],
  topics: [meetingTopic],
});
