ALTER TABLE "thread_day" ADD COLUMN "nobody" "bytea";--> statement-breakpoint
CREATE VIEW "thread_cell" AS (select shop_id, day, agent, buyer, cell, setup_version from thread_day
    union all
    select shop_id, day, ''::text, buyer, nobody, setup_version from thread_day where nobody is not null);