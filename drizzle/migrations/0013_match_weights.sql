CREATE TABLE `match_weights` (
	`id` text PRIMARY KEY NOT NULL,
	`weights` text NOT NULL,
	`lesson` text,
	`decided_by` text NOT NULL,
	`decided_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `match_weights_by_author` ON `match_weights` (`decided_by`);