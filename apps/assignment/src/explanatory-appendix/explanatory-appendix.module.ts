import { Module } from '@nestjs/common';
import { ExplanatoryAppendixController } from './explanatory-appendix.controller';
import { ExplanatoryAppendixService } from './explanatory-appendix.service';

@Module({ controllers: [ExplanatoryAppendixController], providers: [ExplanatoryAppendixService] })
export class ExplanatoryAppendixModule {}
