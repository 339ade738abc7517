CREATE TABLE `matched_flows` (
	`flow_id` text PRIMARY KEY NOT NULL,
	`told_at` text NOT NULL,
	FOREIGN KEY (`flow_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `mails` ADD `preferences_path` text;
--> statement-breakpoint
INSERT INTO `matched_flows` (`flow_id`, `told_at`) SELECT `id`, `created_at` FROM `flows`;
