-- Of an import that died before its indexes were made it is only noted, as it was before.
DROP INDEX IF EXISTS "conversation_day";--> statement-breakpoint
DELETE FROM "deferred_index" WHERE "name" = 'conversation_day';--> statement-breakpoint
CREATE INDEX "customer_order_unpaid" ON "customer_order" USING btree ("shop_id","placed_at") WHERE not "customer_order"."paid";--> statement-breakpoint
CREATE INDEX "conversation_day" ON "conversation" USING btree ("shop_id","day","start_at","conversation_id","buyer","faults","worst_severity","sales_fen","max_wait_ms","score");
