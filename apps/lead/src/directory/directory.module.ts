import { Module } from '@nestjs/common';
import { OnAgencyOfficeChanged } from './on-agency-office-changed';
import { OnAgencyOfficeSnapshot } from './on-agency-office-snapshot';
import { OnAgentChanged } from './on-agent-changed';
import { OnAgentRemoved } from './on-agent-removed';
import { OnAgentSnapshot } from './on-agent-snapshot';
import { OnPartyChanged } from './on-party-changed';
import { OnPartyRemoved } from './on-party-removed';

/** The names of agents, offices and parties that leads show. */
@Module({
  controllers: [
    OnAgencyOfficeChanged,
    OnAgencyOfficeSnapshot,
    OnAgentChanged,
    OnAgentRemoved,
    OnAgentSnapshot,
    OnPartyChanged,
    OnPartyRemoved,
  ],
})
export class DirectoryModule {}
