import 'reflect-metadata';
import { Controller, Module } from '@nestjs/common';
import { defineService, effect, OnEvent } from '@ovipro/platform';
import { bootstrapService } from '@ovipro/platform/server';
import { probeLetters } from './probe.contract';
import { settingsChanged } from './probe.parts';
import { probeService } from './probe.service';

/** Handles an event of a topic that its group does not declare. */
@Controller()
class OnSettings {
  @OnEvent(settingsChanged, effect(probeLetters))
  changed(): void {}
}

@Module({ controllers: [OnSettings] })
class UndeclaredConsumers {}

void bootstrapService(defineService({ ...probeService, modules: [UndeclaredConsumers] }));
