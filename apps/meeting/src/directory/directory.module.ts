import { Module } from '@nestjs/common';
import { OnAgentChanged } from './on-agent-changed';
import { OnAgentRemoved } from './on-agent-removed';
import { OnAgentSnapshot } from './on-agent-snapshot';
import { OnPartyChanged } from './on-party-changed';
import { OnPartyRemoved } from './on-party-removed';

const handlers = [OnAgentChanged, OnAgentSnapshot, OnAgentRemoved, OnPartyChanged, OnPartyRemoved];

/** The handlers of meeting.directory. */
@Module({ controllers: handlers })
export class DirectoryModule {}
