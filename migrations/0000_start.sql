CREATE TABLE "audit_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" bigint NOT NULL,
	"account_id" text,
	"account_name" text NOT NULL,
	"via" text NOT NULL,
	"action" text NOT NULL,
	"target" text NOT NULL,
	"shop_id" text,
	"before" jsonb,
	"after" jsonb,
	"request_id" text
);
--> statement-breakpoint
CREATE TABLE "deferred_index" (
	"name" text PRIMARY KEY NOT NULL,
	"definition" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agent_day" (
	"shop_id" text NOT NULL,
	"day" integer NOT NULL,
	"agent" text NOT NULL,
	"cell" "bytea" NOT NULL,
	CONSTRAINT "agent_day_shop_id_day_agent_pk" PRIMARY KEY("shop_id","day","agent")
);
--> statement-breakpoint
CREATE TABLE "cell_layout" (
	"id" bigint PRIMARY KEY NOT NULL,
	"content" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recalculation" (
	"shop_id" text NOT NULL,
	"id" text NOT NULL,
	"at" bigint NOT NULL,
	"by" text NOT NULL,
	"why" text NOT NULL,
	"from_version" text NOT NULL,
	"to_version" text NOT NULL,
	"finished_at" bigint,
	"threads" integer NOT NULL,
	CONSTRAINT "recalculation_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "recalculation_base" (
	"shop_id" text NOT NULL,
	"recalculation_id" text NOT NULL,
	"day" integer NOT NULL,
	"agent" text NOT NULL,
	"cell" "bytea" NOT NULL,
	CONSTRAINT "recalculation_base_shop_id_recalculation_id_day_agent_pk" PRIMARY KEY("shop_id","recalculation_id","day","agent")
);
--> statement-breakpoint
CREATE TABLE "recalculation_change" (
	"shop_id" text NOT NULL,
	"recalculation_id" text NOT NULL,
	"metric" text NOT NULL,
	"agent" text NOT NULL,
	"day" integer NOT NULL,
	"before" double precision,
	"after" double precision,
	"reason" text NOT NULL,
	CONSTRAINT "recalculation_change_shop_id_recalculation_id_metric_agent_day_pk" PRIMARY KEY("shop_id","recalculation_id","metric","agent","day")
);
--> statement-breakpoint
CREATE TABLE "thread_day" (
	"shop_id" text NOT NULL,
	"day" integer NOT NULL,
	"agent" text NOT NULL,
	"buyer" text NOT NULL,
	"cell" "bytea" NOT NULL,
	"setup_version" text NOT NULL,
	CONSTRAINT "thread_day_shop_id_day_agent_buyer_pk" PRIMARY KEY("shop_id","day","agent","buyer")
);
--> statement-breakpoint
CREATE TABLE "touched_day" (
	"shop_id" text NOT NULL,
	"day" integer NOT NULL,
	"agent" text NOT NULL,
	CONSTRAINT "touched_day_shop_id_day_agent_pk" PRIMARY KEY("shop_id","day","agent")
);
--> statement-breakpoint
CREATE TABLE "import_run" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"by" text NOT NULL,
	"started_at" bigint NOT NULL,
	"finished_at" bigint,
	"state" text NOT NULL,
	"input_hash" text NOT NULL,
	"superseded" boolean DEFAULT false NOT NULL,
	"request" jsonb NOT NULL,
	"files" jsonb NOT NULL,
	"notices" jsonb NOT NULL,
	"shops" text[] NOT NULL,
	"rows" bigint NOT NULL,
	"accepted" bigint NOT NULL,
	"duplicate" bigint NOT NULL,
	"quarantined" bigint NOT NULL,
	"messages" bigint NOT NULL,
	"threads" integer NOT NULL,
	"threads_changed" integer NOT NULL,
	"as_of" bigint,
	"problem" jsonb
);
--> statement-breakpoint
CREATE TABLE "quarantined_row" (
	"import_id" text NOT NULL,
	"n" integer NOT NULL,
	"file" text NOT NULL,
	"line" integer NOT NULL,
	"field" text NOT NULL,
	"code" text NOT NULL,
	"reason" jsonb NOT NULL,
	"raw" text NOT NULL,
	CONSTRAINT "quarantined_row_import_id_n_pk" PRIMARY KEY("import_id","n")
);
--> statement-breakpoint
CREATE TABLE "job" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"shop_id" text,
	"key" text,
	"input" jsonb,
	"progress" jsonb,
	"result" jsonb,
	"error" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"cancel_asked" boolean DEFAULT false NOT NULL,
	"by_whom" text NOT NULL,
	"worker" text,
	"lease_until" bigint,
	"run_at" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"started_at" bigint,
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "agent" (
	"shop_id" text NOT NULL,
	"agent" text NOT NULL,
	"name" text NOT NULL,
	"group_name" text,
	"role" text,
	"hired_at" bigint,
	"listed" boolean NOT NULL,
	"seen" boolean NOT NULL,
	CONSTRAINT "agent_shop_id_agent_pk" PRIMARY KEY("shop_id","agent")
);
--> statement-breakpoint
CREATE TABLE "auto_text" (
	"shop_id" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "auto_text_shop_id_text_pk" PRIMARY KEY("shop_id","text")
);
--> statement-breakpoint
CREATE TABLE "content_version" (
	"shop_id" text NOT NULL,
	"version" integer NOT NULL,
	"at" bigint NOT NULL,
	"by" text NOT NULL,
	"reason" text NOT NULL,
	"overlay" jsonb NOT NULL,
	CONSTRAINT "content_version_shop_id_version_pk" PRIMARY KEY("shop_id","version")
);
--> statement-breakpoint
CREATE TABLE "duty_span" (
	"shop_id" text NOT NULL,
	"agent" text NOT NULL,
	"from_at" bigint NOT NULL,
	"to_at" bigint NOT NULL,
	CONSTRAINT "duty_span_shop_id_agent_from_at_to_at_pk" PRIMARY KEY("shop_id","agent","from_at","to_at")
);
--> statement-breakpoint
CREATE TABLE "masked_buyer" (
	"shop_id" text NOT NULL,
	"masked" text NOT NULL,
	"buyer" text NOT NULL,
	CONSTRAINT "masked_buyer_shop_id_masked_pk" PRIMARY KEY("shop_id","masked")
);
--> statement-breakpoint
CREATE TABLE "product" (
	"shop_id" text NOT NULL,
	"sku" text NOT NULL,
	"title" text NOT NULL,
	"category" text,
	"price_fen" bigint,
	"attributes" jsonb NOT NULL,
	"uses" text[] NOT NULL,
	"bought_with" text[] NOT NULL,
	CONSTRAINT "product_shop_id_sku_pk" PRIMARY KEY("shop_id","sku")
);
--> statement-breakpoint
CREATE TABLE "setup_version" (
	"shop_id" text NOT NULL,
	"version" text NOT NULL,
	"at" bigint NOT NULL,
	"policy" text NOT NULL,
	"content_version" integer NOT NULL,
	"rules_hash" text NOT NULL,
	"metrics_hash" text NOT NULL,
	CONSTRAINT "setup_version_shop_id_version_pk" PRIMARY KEY("shop_id","version")
);
--> statement-breakpoint
CREATE TABLE "shop" (
	"shop_id" text NOT NULL,
	"name" text NOT NULL,
	"orders_known" boolean DEFAULT false NOT NULL,
	"live" boolean DEFAULT false NOT NULL,
	"as_of" bigint,
	"created_at" bigint NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "shop_shop_id_pk" PRIMARY KEY("shop_id")
);
--> statement-breakpoint
CREATE TABLE "shop_setting" (
	"shop_id" text NOT NULL,
	"key" text NOT NULL,
	"value" jsonb NOT NULL,
	CONSTRAINT "shop_setting_shop_id_key_pk" PRIMARY KEY("shop_id","key")
);
--> statement-breakpoint
CREATE TABLE "case_mix" (
	"shop_id" text NOT NULL,
	"buyer" text NOT NULL,
	"n" integer NOT NULL,
	"day" integer NOT NULL,
	"agent" text NOT NULL,
	"hour" smallint NOT NULL,
	"price_fen" bigint,
	"category" text,
	"intent" text NOT NULL,
	"history" text NOT NULL,
	"difficulty" text NOT NULL,
	"paid" boolean NOT NULL,
	"sales_fen" bigint NOT NULL,
	"asked_sku" text,
	"setup_version" text NOT NULL,
	CONSTRAINT "case_mix_shop_id_buyer_n_pk" PRIMARY KEY("shop_id","buyer","n")
);
--> statement-breakpoint
CREATE TABLE "conversation" (
	"shop_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"buyer" text NOT NULL,
	"day" integer,
	"start_at" bigint,
	"end_at" bigint,
	"agent" text,
	"agents" text[] NOT NULL,
	"phase" text NOT NULL,
	"phase_basis" text NOT NULL,
	"left_out" text,
	"messages" integer NOT NULL,
	"buyer_lines" integer NOT NULL,
	"agent_lines" integer NOT NULL,
	"auto_lines" integer NOT NULL,
	"rounds" integer NOT NULL,
	"unanswered_rounds" integer NOT NULL,
	"first_response_ms" bigint,
	"mean_wait_ms" bigint,
	"max_wait_ms" bigint,
	"score" real,
	"scores" json NOT NULL,
	"faults" integer NOT NULL,
	"worst_severity" smallint NOT NULL,
	"order_result" text NOT NULL,
	"sales_fen" bigint NOT NULL,
	"first_words" text NOT NULL,
	"grams" integer[] NOT NULL,
	"setup_version" text NOT NULL,
	CONSTRAINT "conversation_shop_id_conversation_id_buyer_pk" PRIMARY KEY("shop_id","conversation_id","buyer")
);
--> statement-breakpoint
CREATE TABLE "customer_order" (
	"shop_id" text NOT NULL,
	"order_id" text NOT NULL,
	"buyer" text NOT NULL,
	"state" text NOT NULL,
	"ownership" text NOT NULL,
	"owner" text,
	"conversation_id" text,
	"day" integer,
	"placed_at" bigint,
	"paid_at" bigint,
	"closed_at" bigint,
	"refunded_at" bigint,
	"placed_fen" bigint,
	"paid_fen" bigint NOT NULL,
	"refund_fen" bigint NOT NULL,
	"sales_fen" bigint NOT NULL,
	"paid" boolean NOT NULL,
	"closed" boolean NOT NULL,
	"counted" boolean NOT NULL,
	"lost" boolean NOT NULL,
	"provisional" boolean NOT NULL,
	"silent_placed" boolean NOT NULL,
	"assists" text[] NOT NULL,
	"reminded" boolean,
	"loss_reason" text,
	"last_words" text,
	"reason" text,
	"said_reason" text,
	"items" jsonb NOT NULL,
	"trace" json NOT NULL,
	"setup_version" text NOT NULL,
	CONSTRAINT "customer_order_shop_id_order_id_buyer_pk" PRIMARY KEY("shop_id","order_id","buyer")
);
--> statement-breakpoint
CREATE TABLE "finding" (
	"shop_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"n" integer NOT NULL,
	"rule" text NOT NULL,
	"version" integer NOT NULL,
	"options_hash" text NOT NULL,
	"order_id" text,
	"buyer" text NOT NULL,
	"agent" text,
	"day" integer,
	"at" bigint,
	"severity" smallint NOT NULL,
	"kind" text NOT NULL,
	"dimension" text NOT NULL,
	"archetype" text,
	"reason" text,
	"evidence" json NOT NULL,
	"quote" text NOT NULL,
	"shadow" boolean NOT NULL,
	"setup_version" text NOT NULL,
	CONSTRAINT "finding_shop_id_conversation_id_buyer_n_pk" PRIMARY KEY("shop_id","conversation_id","buyer","n")
);
--> statement-breakpoint
CREATE TABLE "inquiry" (
	"shop_id" text NOT NULL,
	"buyer" text NOT NULL,
	"n" integer NOT NULL,
	"day" integer NOT NULL,
	"agent" text,
	"conversation_id" text NOT NULL,
	"start_at" bigint NOT NULL,
	"ordered" boolean NOT NULL,
	"paid" boolean NOT NULL,
	"ordered_in_window" boolean NOT NULL,
	"paid_in_window" boolean NOT NULL,
	"provisional" boolean NOT NULL,
	"sales_fen" bigint NOT NULL,
	"bought_since" boolean NOT NULL,
	"sku" text,
	"product" text,
	"value_fen" bigint,
	"value_guessed" boolean NOT NULL,
	"last_words" text,
	"loss_reason" text,
	"setup_version" text NOT NULL,
	CONSTRAINT "inquiry_shop_id_buyer_n_pk" PRIMARY KEY("shop_id","buyer","n")
);
--> statement-breakpoint
CREATE TABLE "reception" (
	"shop_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"agent" text NOT NULL,
	"n" integer NOT NULL,
	"buyer" text NOT NULL,
	"day" integer,
	"start_at" bigint,
	"end_at" bigint,
	"agent_lines" integer NOT NULL,
	"auto_lines" integer NOT NULL,
	"buyer_lines" integer NOT NULL,
	"asked" boolean NOT NULL,
	"replied" boolean NOT NULL,
	"first_response_ms" bigint,
	"transferred_from" text,
	"left_unanswered" boolean NOT NULL,
	"setup_version" text NOT NULL,
	CONSTRAINT "reception_shop_id_conversation_id_buyer_n_pk" PRIMARY KEY("shop_id","conversation_id","buyer","n")
);
--> statement-breakpoint
CREATE TABLE "thread" (
	"shop_id" text NOT NULL,
	"buyer" text NOT NULL,
	"events" "bytea" NOT NULL,
	"events_hash" text NOT NULL,
	"messages" integer NOT NULL,
	"first_at" bigint,
	"last_at" bigint,
	"orders_known" boolean NOT NULL,
	"orders_unclear" text,
	"recheck_at" bigint,
	"analysed_as_of" bigint NOT NULL,
	"setup_version" text NOT NULL,
	CONSTRAINT "thread_shop_id_buyer_pk" PRIMARY KEY("shop_id","buyer")
);
--> statement-breakpoint
CREATE TABLE "saved_view" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"filters" jsonb NOT NULL,
	"shared" boolean NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "column_mapping" (
	"shape" text PRIMARY KEY NOT NULL,
	"mapping" jsonb NOT NULL,
	"at" bigint NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "upload" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"at" bigint NOT NULL,
	"name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"look" jsonb NOT NULL,
	"mapping" jsonb,
	"import_id" text
);
--> statement-breakpoint
CREATE TABLE "upload_chunk" (
	"upload_id" text NOT NULL,
	"n" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "upload_chunk_upload_id_n_pk" PRIMARY KEY("upload_id","n")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"folded_name" text NOT NULL,
	"display_name" text NOT NULL,
	"role" text NOT NULL,
	"scope_shops" text[],
	"scope_groups" text[],
	"scope_self" boolean DEFAULT false NOT NULL,
	"agent" text,
	"active" boolean DEFAULT true NOT NULL,
	"password_hash" text,
	"oidc_identity" text,
	"created_at" bigint NOT NULL,
	"last_sign_in_at" bigint
);
--> statement-breakpoint
CREATE TABLE "api_token" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"shown_start" text NOT NULL,
	"source" text NOT NULL,
	"account_id" text NOT NULL,
	"permissions" text[] NOT NULL,
	"shops" text[],
	"created_at" bigint NOT NULL,
	"expires_at" bigint,
	"last_used_at" bigint,
	"revoked_at" bigint
);
--> statement-breakpoint
CREATE TABLE "oidc_attempt" (
	"state_hash" text PRIMARY KEY NOT NULL,
	"code_verifier" text NOT NULL,
	"nonce" text NOT NULL,
	"return_to" text NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_try" (
	"key" text NOT NULL,
	"window_at" bigint NOT NULL,
	"tries" integer NOT NULL,
	CONSTRAINT "sign_in_try_key_pk" PRIMARY KEY("key")
);
--> statement-breakpoint
CREATE TABLE "rule_draft" (
	"shop_id" text NOT NULL,
	"account_id" text NOT NULL,
	"path" text NOT NULL,
	"yaml" text NOT NULL,
	"chat" text NOT NULL,
	"base" integer NOT NULL,
	"saved_at" bigint NOT NULL,
	CONSTRAINT "rule_draft_shop_id_account_id_path_pk" PRIMARY KEY("shop_id","account_id","path")
);
--> statement-breakpoint
CREATE TABLE "rule_mutation" (
	"hash" text PRIMARY KEY NOT NULL,
	"rule" text NOT NULL,
	"version" integer NOT NULL,
	"mutants" integer NOT NULL,
	"killed" integer NOT NULL,
	"survivors" jsonb NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "audit_log_at" ON "audit_log" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_log_account" ON "audit_log" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "audit_log_action" ON "audit_log" USING btree ("action","id");--> statement-breakpoint
CREATE INDEX "recalculation_at" ON "recalculation" USING btree ("shop_id","at");--> statement-breakpoint
CREATE INDEX "thread_day_buyer" ON "thread_day" USING btree ("shop_id","buyer");--> statement-breakpoint
CREATE INDEX "import_run_started" ON "import_run" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "import_run_hash" ON "import_run" USING btree ("input_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "job_key_alive" ON "job" USING btree ("key") WHERE state in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "job_due" ON "job" USING btree ("run_at") WHERE state in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "job_created" ON "job" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "masked_buyer_buyer" ON "masked_buyer" USING btree ("shop_id","buyer");--> statement-breakpoint
CREATE INDEX "case_mix_day" ON "case_mix" USING btree ("shop_id","day");--> statement-breakpoint
CREATE INDEX "conversation_buyer" ON "conversation" USING btree ("shop_id","buyer");--> statement-breakpoint
CREATE INDEX "conversation_ref" ON "conversation" USING btree ("shop_id",md5("conversation_id" || '/' || "buyer"));--> statement-breakpoint
CREATE INDEX "conversation_day" ON "conversation" USING btree ("shop_id","day","start_at","conversation_id");--> statement-breakpoint
CREATE INDEX "conversation_agent" ON "conversation" USING btree ("shop_id","agent","day","start_at");--> statement-breakpoint
CREATE INDEX "conversation_grams" ON "conversation" USING gin ("grams");--> statement-breakpoint
CREATE INDEX "customer_order_buyer" ON "customer_order" USING btree ("shop_id","buyer");--> statement-breakpoint
CREATE INDEX "customer_order_owner" ON "customer_order" USING btree ("shop_id","owner","day");--> statement-breakpoint
CREATE INDEX "customer_order_day" ON "customer_order" USING btree ("shop_id","day","ownership","counted","sales_fen");--> statement-breakpoint
CREATE INDEX "customer_order_placed" ON "customer_order" USING btree ("shop_id","placed_at");--> statement-breakpoint
CREATE INDEX "finding_rule" ON "finding" USING btree ("shop_id","rule","day");--> statement-breakpoint
CREATE INDEX "finding_agent" ON "finding" USING btree ("shop_id","agent","day");--> statement-breakpoint
CREATE INDEX "finding_day" ON "finding" USING btree ("shop_id","day","severity");--> statement-breakpoint
CREATE INDEX "finding_shadow" ON "finding" USING btree ("shop_id","day","rule") WHERE "finding"."shadow";--> statement-breakpoint
CREATE INDEX "inquiry_day" ON "inquiry" USING btree ("shop_id","day","agent","ordered","paid");--> statement-breakpoint
CREATE INDEX "inquiry_conversation" ON "inquiry" USING btree ("shop_id","conversation_id");--> statement-breakpoint
CREATE INDEX "reception_agent" ON "reception" USING btree ("shop_id","agent","day");--> statement-breakpoint
CREATE INDEX "thread_recheck" ON "thread" USING btree ("shop_id","recheck_at") WHERE "thread"."recheck_at" is not null;--> statement-breakpoint
CREATE INDEX "thread_setup" ON "thread" USING btree ("shop_id","setup_version","orders_known");--> statement-breakpoint
CREATE INDEX "saved_view_account" ON "saved_view" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "upload_account" ON "upload" USING btree ("account_id","at");--> statement-breakpoint
CREATE INDEX "upload_sha256" ON "upload" USING btree ("sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "account_name" ON "account" USING btree ("folded_name");--> statement-breakpoint
CREATE UNIQUE INDEX "account_oidc" ON "account" USING btree ("oidc_identity");--> statement-breakpoint
CREATE UNIQUE INDEX "api_token_hash" ON "api_token" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "session_account" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "session_expires" ON "session" USING btree ("expires_at");