CREATE TABLE `exchange_plans` (
	`id` text PRIMARY KEY NOT NULL,
	`synergy_id` text NOT NULL,
	`organisation_ids` text NOT NULL,
	`quantity` real,
	`unit` text,
	`every` text NOT NULL,
	`from` text NOT NULL,
	`until` text,
	`author_id` text NOT NULL,
	`at` text NOT NULL,
	`stopped_on` text,
	`stopped_by` text,
	FOREIGN KEY (`synergy_id`) REFERENCES `synergies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `exchange_plans_by_synergy` ON `exchange_plans` (`synergy_id`);--> statement-breakpoint
CREATE INDEX `exchange_plans_by_author` ON `exchange_plans` (`author_id`);--> statement-breakpoint
CREATE TABLE `plan_answers` (
	`plan_id` text NOT NULL,
	`due` text NOT NULL,
	`exchange_id` text,
	`reason` text,
	`author_id` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`plan_id`, `due`),
	FOREIGN KEY (`plan_id`) REFERENCES `exchange_plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`exchange_id`) REFERENCES `synergy_exchanges`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `plan_answers_by_exchange` ON `plan_answers` (`exchange_id`);--> statement-breakpoint
CREATE INDEX `plan_answers_by_author` ON `plan_answers` (`author_id`);