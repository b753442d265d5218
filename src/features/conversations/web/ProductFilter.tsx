// The product conversations are filtered by: searched for among the shop's products, named by its title.
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { newClient, read } from '../../../ui/client.ts';
import { useFilters } from '../../../ui/use-filters.ts';
import { useMay } from '../../../ui/use-session.ts';
import { useWords } from '../../../ui/use-words.ts';
import type { AdminRoutes } from '../../admin/routes.ts';

const WORDS = {
  label: { zh: '商品', en: 'Product' },
  any: { zh: '不限；输入商品名或编号', en: 'any; type a name or a code' },
  none: { zh: '没有这样的商品', en: 'No such product' },
} as const;

const api = newClient<AdminRoutes>();
const SHOWN = '20';

function useProducts(q: string, asked: boolean) {
  const { shop } = useFilters();
  const may = useMay();
  return useQuery({
    queryKey: ['products', shop, q],
    queryFn: () =>
      read(
        api.admin.shops[':shop'].products.$get({
          param: { shop },
          query: { limit: SHOWN, ...(q === '' ? {} : { q }) },
        }),
      ),
    enabled: asked && shop !== '' && may('settings.read'),
    staleTime: 5 * 60_000,
  });
}

/** The title of a product; its code until that is known, and to those who may not read products. */
export function useProductName(sku: string): string {
  const { data } = useProducts(sku, sku !== '');
  return data?.items.find((item) => item.sku === sku)?.title ?? sku;
}

export function ProductFilter({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (sku: string) => void;
}) {
  const w = useWords(WORDS);
  const [typed, setTyped] = useState('');
  const name = useProductName(value);
  const { data } = useProducts(typed, true);
  const found = (data?.items ?? []).map(({ sku, title }) => ({ value: sku, label: title }));
  const chosen = value === '' || found.some((one) => one.value === value);
  return (
    <Select
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      placeholder={w.any}
      aria-label={w.label}
      notFoundContent={w.none}
      value={value === '' ? undefined : value}
      options={chosen ? found : [{ value, label: name }, ...found]}
      onChange={(sku: string | undefined) => onChange(sku ?? '')}
    />
  );
}
