// A rule in plain words: why it matters, what to do instead, when it hits, when it does not apply, what it costs.
import { Link } from 'react-router';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { ConditionTree } from './ConditionTree.tsx';
import { namesFor, readRuleData } from './rule-data.ts';
import { EFFECT_WORDS } from './rule-words.ts';
import type { RuleDetailShape } from './rulebook-api.ts';
import { useRuleLink } from './use-rule-link.ts';

const WORDS = {
  why: { zh: '为什么', en: 'Why' },
  advice: { zh: '该怎么做', en: 'What to do' },
  when: { zh: '这样就算', en: 'It hits when' },
  whenOrder: { zh: '每一笔订单，这样就算', en: 'For each order it hits when' },
  na: { zh: '这些时候不适用（不扣分）', en: 'n/a when (never deducts)' },
  scope: { zh: '只看', en: 'Only' },
  costs: { zh: '在评分卡里', en: 'On scorecards' },
  none: { zh: '没有列进评分卡，只提示，不扣分', en: 'On no scorecard: information only' },
  packs: { zh: '用到的词包', en: 'Word packs' },
} as const;

export function PlainRule({ rule }: { readonly rule: RuleDetailShape }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const link = useRuleLink();
  const read = readRuleData(rule.yaml);
  const packs = rule.packs.map(({ id, name }) => ({ id, name: tw(name) }));
  const names = namesFor(read, packs);
  const { when, naWhen, scope, per } = read.data;
  return (
    <dl className="kj-rb-say">
      <div>
        <dt>{w.why}</dt>
        <dd>
          <p>{tw(rule.why)}</p>
        </dd>
      </div>
      <div>
        <dt>{w.advice}</dt>
        <dd>
          <p>{tw(rule.advice)}</p>
        </dd>
      </div>
      {scope !== undefined && (
        <div>
          <dt>{w.scope}</dt>
          <dd>
            <ConditionTree data={scope} path={['scope']} names={names} />
          </dd>
        </div>
      )}
      <div>
        <dt>{per === 'order' ? w.whenOrder : w.when}</dt>
        <dd>
          <ConditionTree data={when} path={['when']} names={names} />
        </dd>
      </div>
      {Array.isArray(naWhen) && (
        <div>
          <dt>{w.na}</dt>
          <dd>
            <ConditionTree data={naWhen} path={['naWhen']} names={names} />
          </dd>
        </div>
      )}
      {rule.packs.length > 0 && (
        <div>
          <dt>{w.packs}</dt>
          <dd className="kj-row">
            {rule.packs.map(({ id, name, words }) => (
              <Link key={id} to={link(`/rulebook/words/${id}`)} title={words.join('、')}>
                {tw(name)}
              </Link>
            ))}
          </dd>
        </div>
      )}
      <Costs rule={rule} />
    </dl>
  );
}

/** What a hit does on each scorecard that lists it. */
function Costs({ rule }: { readonly rule: RuleDetailShape }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const link = useRuleLink();
  return (
    <div>
      <dt>{w.costs}</dt>
      <dd className="kj-row">
        {rule.scorecards.length === 0 && <span className="kj-muted">{w.none}</span>}
        {rule.scorecards.map(({ id, name, effect, points }) => (
          <Link key={id} to={link(`/rulebook/scorecards/${id}`)}>
            {tw(name)} {tw(EFFECT_WORDS[effect] ?? { zh: effect, en: effect })}
            {points !== null && ` ${String(points)}`}
          </Link>
        ))}
      </dd>
    </div>
  );
}
