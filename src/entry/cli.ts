#!/usr/bin/env node
// The command line: `kejing <command>`; wiring only, one file a command.
import { runProgram } from './run-program.ts';

await runProgram(process.argv.slice(2));
