CREATE TABLE `match_assignments` (
	`stock_id` text NOT NULL,
	`need_id` text NOT NULL,
	`assigned_to` text NOT NULL,
	`assigned_by` text NOT NULL,
	`assigned_at` text NOT NULL,
	PRIMARY KEY(`stock_id`, `need_id`),
	FOREIGN KEY (`stock_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`need_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `match_assignments_by_assignee` ON `match_assignments` (`assigned_to`);--> statement-breakpoint
CREATE INDEX `match_assignments_by_author` ON `match_assignments` (`assigned_by`);--> statement-breakpoint
ALTER TABLE `match_decisions` ADD `until` text;