// `npm run corpus`: records what all rules say about the committed conversations, and names what changed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { presentEffects, unraised } from '../engine/corpus/corpus-effects.ts';
import { parseRuleFiles } from '../engine/rulebook-from-files.ts';
import { corpusEffects, readCorpus, verdictsFile } from '../work/corpus.ts';
import { packageRoot, readTexts } from '../work/package-root.ts';
import { printProblems } from './commands/rules/load-rules.ts';

const corpus = readCorpus();
const set = parseRuleFiles(readTexts(join(packageRoot(), 'rules'), ['.yaml']));
const effects = corpusEffects(corpus, set);
printProblems([...corpus.problems, ...set.problems]);
writeFileSync(verdictsFile(), presentEffects(effects));
const { length } = effects.conversations;
process.stdout.write(`${length} 段会话，${effects.rules.size} 条规则 · ${length} conversations\n`);
if (corpus.recorded !== null) {
  for (const { rule, version, changed } of unraised(corpus.recorded, effects)) {
    const few = changed.slice(0, 3).join('、');
    process.stdout.write(
      `! ${rule}@${version} 改变了 ${changed.length} 段会话（${few}），版本没有提高 · ${changed.length} conversations changed, version not raised\n`,
    );
  }
}
