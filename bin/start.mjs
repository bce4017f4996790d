#!/usr/bin/env node
// Hawksbill: compile what changed, then serve.
import { launch } from './launch.mjs';

await launch(['server', 'web'], '../dist/server/main.js');
