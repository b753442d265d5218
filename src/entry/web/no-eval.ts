// The page may not make code out of text (its content security policy): the schema library is told before its first use.
import { config } from 'zod/v4/core';

config({ jitless: true });
