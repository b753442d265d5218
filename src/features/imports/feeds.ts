// What a table can hold; apart from the shapes, so that a page may know it without the schema library.

export const FEEDS = ['chats', 'orders', 'agents', 'duty', 'products', 'evaluations'] as const;
