CREATE TABLE `inactivity_warnings` (
	`user_id` text PRIMARY KEY NOT NULL,
	`warned_at` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `organisations` ADD `closed_at` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `anonymised_at` text;