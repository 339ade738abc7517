CREATE TABLE `plan_reminders` (
	`plan_id` text NOT NULL,
	`due` text NOT NULL,
	`level` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`plan_id`, `due`, `level`),
	FOREIGN KEY (`plan_id`) REFERENCES `exchange_plans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `mails` ADD `group_key` text;