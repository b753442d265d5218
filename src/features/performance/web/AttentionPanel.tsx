// What needs attention now: the gravest findings, the inquiries and orders worth going after.
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { read } from '../../../ui/client.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatCount, formatDay, formatMoney } from '../../../ui/format.ts';
import { Loading } from '../../../ui/Loading.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { Severity, severityName } from '../../../ui/Severity.tsx';
import { urlChoice } from '../../../ui/url-state.ts';
import type { FilterQuery } from '../../../ui/use-filters.ts';
import { useMay } from '../../../ui/use-session.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { useShopClock, useShopClocks } from '../../../ui/wall-clock.ts';
import {
  api,
  conversationsTo,
  conversationTo,
  KEY,
  recoveryApi,
  recoveryTo,
} from './performance-api.ts';

const WORDS = {
  title: { zh: '现在要处理的', en: 'Needs attention' },
  findings: { zh: '严重问题', en: 'Findings' },
  lost: { zh: '没下单', en: 'Lost' },
  unpaid: { zh: '没付款', en: 'Unpaid' },
  noFindings: { zh: '最近没有严重问题', en: 'No grave findings lately' },
  noneLost: { zh: '没有要跟的询单', en: 'No inquiry to go after' },
  noneUnpaid: { zh: '没有没付款的订单', en: 'No unpaid orders' },
  all: { zh: '全部', en: 'All' },
  sum: {
    zh: (count: string, money: string) => `共 ${count} 个，约值 ${money}`,
    en: (count: string, money: string) => `${count} in all, worth about ${money}`,
  },
  unnamed: { zh: '没说是哪件商品', en: 'no product named' },
  listPrice: { zh: '按标价', en: 'list price' },
  since: { zh: (day: string) => `${day} 以来`, en: (day: string) => `since ${day}` },
} as const;

const TABS = ['findings', 'lost', 'unpaid'] as const;
const STATE = { attention: urlChoice(TABS, 'findings') };
const SHOWN = 6;

export function AttentionPanel({ query }: { readonly query: FilterQuery }) {
  const w = useWords(WORDS);
  const [{ attention }, patch] = useUrlState(STATE);
  const may = useMay();
  const tabs = TABS.filter((tab) => tab === 'findings' || may('recovery.read'));
  return (
    <Panel
      title={w.title}
      actions={
        <Segmented
          size="small"
          value={attention}
          options={tabs.map((tab) => ({ value: tab, label: w[tab] }))}
          onChange={(tab) => patch({ attention: tab })}
        />
      }
    >
      {attention === 'findings' ? (
        <Findings query={query} />
      ) : (
        <ToRecover query={query} kind={attention} key={attention} />
      )}
    </Panel>
  );
}

function Findings({ query }: { readonly query: FilterQuery }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const lang = useLang();
  const clock = useShopClock(query.shop);
  const found = useQuery({
    queryKey: [KEY, 'findings', query],
    queryFn: () => read(api.overview.findings.$get({ query })),
  });
  return (
    <Query
      of={found}
      small
      loading={<Loading rows={6} />}
      empty={({ items }) => items.length === 0}
      whenEmpty={<EmptyState small good title={w.noFindings} />}
    >
      {({ items, from, to, severities }) => (
        <List
          foot={
            <>
              <span>
                {w.since(formatDay(from, lang))}{' '}
                {severities
                  .filter(({ severity }) => severity >= 3)
                  .map(({ severity, count }) => {
                    const name = severityName(severity);
                    return name === null ? null : (
                      <Link
                        key={severity}
                        className="kj-attention-count"
                        to={conversationsTo({ ...query, from, to }, { severity: name })}
                      >
                        <Severity value={name} bare /> {formatCount(count)}
                      </Link>
                    );
                  })}
              </span>
              <Link
                to={conversationsTo({ ...query, from, to }, { severity: 'major', sort: 'faults' })}
              >
                {w.all}
              </Link>
            </>
          }
        >
          {items.slice(0, SHOWN).map((one) => {
            const severity = severityName(one.severity);
            return (
              <Row
                key={`${one.ref}${one.rule}`}
                to={conversationTo(query.shop, one.ref)}
                name={tw(one.name)}
                mark={severity !== null && <Severity value={severity} />}
                about={[one.agent?.name ?? '', clock.time(one.at)]}
                quote={one.quote}
              />
            );
          })}
        </List>
      )}
    </Query>
  );
}

function ToRecover({
  query,
  kind,
}: {
  readonly query: FilterQuery;
  readonly kind: 'lost' | 'unpaid';
}) {
  const w = useWords(WORDS);
  const clockOf = useShopClocks();
  const list = useQuery({
    queryKey: [KEY, 'recovery', kind, query],
    queryFn: async () => {
      const asked = { ...query, kind };
      const [{ items }, { kinds }] = await Promise.all([
        read(recoveryApi.recovery.$get({ query: { ...asked, limit: String(SHOWN) } })),
        read(recoveryApi.recovery.sums.$get({ query: asked })),
      ]);
      return { items, sum: kinds[kind] };
    },
  });
  return (
    <Query
      of={list}
      small
      loading={<Loading rows={6} />}
      empty={({ items }) => items.length === 0}
      whenEmpty={<EmptyState small good title={kind === 'lost' ? w.noneLost : w.noneUnpaid} />}
    >
      {({ items, sum }) => (
        <List
          foot={
            <>
              <span>{w.sum(formatCount(sum.count), formatMoney(sum.valueFen))}</span>
              <Link to={recoveryTo(query, kind)}>{w.all}</Link>
            </>
          }
        >
          {items.map((one) => (
            <Row
              key={one.id}
              to={one.ref === null ? recoveryTo(query, kind) : conversationTo(one.shop, one.ref)}
              name={one.product ?? w.unnamed}
              mark={<b className="kj-num">{formatMoney(one.valueFen)}</b>}
              about={[
                one.agent?.name ?? '',
                clockOf(one.shop).time(one.at),
                one.valueBasis === 'price' ? w.listPrice : '',
              ]}
              quote={one.lastWords ?? ''}
            />
          ))}
        </List>
      )}
    </Query>
  );
}

function List({ children, foot }: { readonly children: ReactNode; readonly foot: ReactNode }) {
  return (
    <div className="kj-attention">
      <ul>{children}</ul>
      <footer>{foot}</footer>
    </div>
  );
}

function Row({
  to,
  name,
  mark,
  about,
  quote,
}: {
  readonly to: string;
  readonly name: string;
  readonly mark: ReactNode;
  readonly about: readonly string[];
  readonly quote: string;
}) {
  return (
    <li>
      <Link to={to}>
        <span className="kj-attention-head">
          <b>{name}</b>
          {mark}
        </span>
        <span className="kj-attention-about">
          {about.filter((part) => part !== '').join(' · ')}
          {quote !== '' && <q>{quote}</q>}
        </span>
      </Link>
    </li>
  );
}
