#!/usr/bin/env node
// The command line: compile what changed, then run the command.
import { launch } from './launch.mjs';

await launch(['server'], '../dist/server/commands/main.js');
